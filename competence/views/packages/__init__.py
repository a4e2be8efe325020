"""What people read and do with a term's package."""
