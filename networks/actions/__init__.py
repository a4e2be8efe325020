"""What people do that touches more than one row; a noun per file."""
