"""Bodies, organisations, people, and what people are appointed to."""
