"""What workload keeps about a person, gathered for herself."""
