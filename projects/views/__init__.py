"""The pages of projects, a noun per file."""
