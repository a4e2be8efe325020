"""How rows that outlive what they are about point at it: by a label and a key, without a foreign key."""

from django.db.models import Model


def label_of(thing: Model) -> str:
    """The label of its model; a proxy, such as the draft of a meeting, is the same thing."""
    return str(thing._meta.concrete_model._meta.label_lower)  # type: ignore[union-attr]
