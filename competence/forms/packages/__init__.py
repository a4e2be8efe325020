"""The forms of a package and of its courses."""
