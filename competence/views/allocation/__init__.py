"""The pages where places are given out."""
