"""How posts are filled, what is wished for, the year's work, other regions."""
