"""Rows as what they say: figures, pages, files."""
