"""Minutes as data and as paper."""
