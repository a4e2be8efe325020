"""What is done with a term's package: made, decided, sent, closed, and those who have not answered reminded."""
