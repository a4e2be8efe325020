"""What people read and do in the catalogue: courses, occasions, films, specialists."""
