"""The minutes of meetings, for what was decided at one to point at; whose they are and where they are read, their app knows."""

from typing import Any

from django.apps import apps
from django.db.models import Q

from fyrbodal.sealed.models import Audience, Copy

KIND = "minutes"
NEWEST = 40


def to_choose_from() -> Any:
    """The newest that everybody may read. A model with minutes says which they are, in `open_copies()`."""
    found = Copy.objects.filter(kind=KIND, audience=Audience.PUBLIC)
    is_open = Q(*[("pk__in", one.open_copies()) for one in _owners()], _connector=Q.OR)
    newest = found.filter(is_open).order_by("-sealed_at", "-pk")[:NEWEST]
    return found.filter(pk__in=[one.pk for one in newest.only("pk")]).order_by("-sealed_at", "-pk")


def _owners() -> list[Any]:
    return [one for one in apps.get_models() if hasattr(one, "open_copies")]


def address_of(copy: Copy, viewer: Any) -> str:
    """Where it is read, or nothing if it is not open to her. The model of the sealed thing says so, in `address_to_read()`."""
    owner: Any = apps.get_model(copy.thing_kind)
    address: str = owner.address_to_read(copy.thing_id, copy.number, viewer)
    return address
