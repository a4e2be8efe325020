"""A follow-up report: text, and tables of what the program knows."""
