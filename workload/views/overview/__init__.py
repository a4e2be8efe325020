"""What many sheets say together."""
