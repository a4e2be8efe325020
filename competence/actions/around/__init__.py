"""What is done around a course: those who come are invited, told, noted and asked."""
