"""What people have and need."""
