"""What is asked when places are given out."""
