"""Figures as pages show them."""
