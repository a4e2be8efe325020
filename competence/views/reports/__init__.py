"""Follow-up reports: read, written, finished."""
