"""What people have and need: on which step they are, what the plans of their units ask for, what they have taken."""
