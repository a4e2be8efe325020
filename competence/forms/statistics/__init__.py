"""What is sent to the statistics."""
