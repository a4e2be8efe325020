"""What the pages of a package show."""
