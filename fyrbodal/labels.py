"""How rows that outlive what they are about point at it: by a label and a key, without a foreign key."""

from django.apps import apps
from django.db.models import Model
from django.utils.text import capfirst
from django.utils.translation import gettext as _


def label_of(thing: Model) -> str:
    """The label of its model; a proxy, such as the draft of a meeting, is the same thing."""
    return str(thing._meta.concrete_model._meta.label_lower)  # type: ignore[union-attr]


def kind_in_words(label: str) -> str:
    """What a model is called; its label when the model is no more."""
    if label == "contenttypes.contenttype":
        return _("Register")  # a whole one, taken out or in
    app, _dot, name = label.partition(".")
    model = apps.all_models.get(app, {}).get(name)
    return str(capfirst(model._meta.verbose_name) if model else label)
