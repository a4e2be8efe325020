"""What is told of projects: a report as data, as paper, and what stands in its way."""
