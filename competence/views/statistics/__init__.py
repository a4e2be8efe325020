"""How many took part: read, taken out, read in."""
