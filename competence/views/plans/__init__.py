"""The first page of competence, and the plans."""
