"""A copy of a period on which changes are tried, and what is said of it."""

from workload.documents.what_if.sentences import named, sentences
from workload.documents.what_if.trial import Change, TakenOff, Trial

__all__ = ["Change", "TakenOff", "Trial", "named", "sentences"]
