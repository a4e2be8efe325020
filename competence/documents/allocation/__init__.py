"""What is said of giving out the places of a package: tried, decided, reviewed."""
