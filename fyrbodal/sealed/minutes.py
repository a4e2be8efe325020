"""The minutes of meetings, for what was decided at one to point at; whose they are and where they are read, their app knows."""

from typing import Any

from django.apps import apps

from fyrbodal.sealed.models import Audience, Copy

KIND = "minutes"
NEWEST = 40


def to_choose_from() -> Any:
    """The newest that everybody may read."""
    newest = Copy.objects.filter(kind=KIND, audience=Audience.PUBLIC).order_by("-sealed_at", "-pk")[:NEWEST]
    return Copy.objects.filter(pk__in=[one.pk for one in newest.only("pk")]).order_by("-sealed_at", "-pk")


def address_of(copy: Copy) -> str:
    """Where the edition is read. The model of the sealed thing says so, in `address_of_edition(key, number)`."""
    owner: Any = apps.get_model(copy.thing_kind)
    address: str = owner.address_of_edition(copy.thing_id, copy.number)
    return address
