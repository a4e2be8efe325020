"""What people fill in, a noun per file."""
