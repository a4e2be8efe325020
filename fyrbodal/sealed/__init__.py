"""Finished documents as they were the day they were finished: written once, hashed, served unchanged."""
