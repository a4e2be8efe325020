"""The forms of places out of a package."""
