"""What is done with projects and their reports, one story each."""
