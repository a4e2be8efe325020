"""What Django's system check asks of this house: the four apps have no relation to each other."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.apps import AppConfig, apps
from django.core.checks import Error, register
from django.db.models import Model

OURS = {"networks", "workload", "competence", "projects"}


@register
def no_relation_between_the_apps(app_configs: Sequence[AppConfig] | None, **_options: Any) -> list[Error]:
    """A foreign key named by a string crosses unseen by the import contracts."""
    return relations_across(apps.get_models(include_auto_created=True))


def relations_across(models: Iterable[type[Model]]) -> list[Error]:
    """An error for every field of one of our apps that points at a row of another."""
    found = ((model, field) for model in models if _app(model) in OURS for field in model._meta.get_fields())
    return [
        Error(f"{model._meta.label}.{field.name} points at {target._meta.label}", id="fyrbodal.E001")
        for model, field in found
        if (target := _target(field)) and _app(target) in OURS - {_app(model)}
    ]


def _target(field: Any) -> type[Model] | None:
    target = field.related_model
    return target if isinstance(target, type) and issubclass(target, Model) else None


def _app(model: type[Model]) -> str:
    return model._meta.app_label
