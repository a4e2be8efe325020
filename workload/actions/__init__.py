"""What people do, one story in one transaction."""
