"""The composition root, and the ground that the four apps stand on."""
