"""What is filled in about models: where one comes from, what it says, what it rests on, who measures with it."""
