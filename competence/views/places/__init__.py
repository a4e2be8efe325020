"""The pages of places out of a package."""
