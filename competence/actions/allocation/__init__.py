"""What the chiefs' meeting decides of the places."""
