"""What is said around a course: who comes, when and where, how it went."""
