"""The acts of competence: one story, one transaction, one line in the journal each."""
