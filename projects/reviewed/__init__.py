"""What a review of files found: so many of so many, where the many are the files that were chosen; pure."""

from projects.reviewed.sample import NOUNS, Finding, Sample, faults
from projects.reviewed.saying import Noun, sentence, share, written

__all__ = ["NOUNS", "Finding", "Noun", "Sample", "faults", "sentence", "share", "written"]
