"""What people write about plans, courses and what they need to learn."""
