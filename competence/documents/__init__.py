"""What pages and papers of competence say."""
