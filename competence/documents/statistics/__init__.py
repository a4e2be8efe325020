"""How many took part, for the page, the paper and the files."""
