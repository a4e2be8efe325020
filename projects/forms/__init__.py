"""The forms of projects."""
