"""The forms of planning: how posts are filled, what is wished for, the year's work, other regions."""
