"""What those who lead a network decide about it."""

from collections.abc import Collection, Mapping
from typing import Any

from django.db import transaction

from fyrbodal import journal
from networks.models import Informed, KeyFigure, Network


@transaction.atomic
def change(
    *, network: Network, informed: Mapping[str, str], key_figures: Collection[str], fields: Collection[str], by: Any
) -> None:
    """Keep what the form has set on the row, and make the two lists what was written.

    `informed` is names by address, `fields` what the journal says was changed. A key figure that has values stays.
    """
    network.save()
    _inform(network, informed)
    _follow(network, key_figures)
    journal.record(by, "changed", network, fields=list(fields))


def _inform(network: Network, informed: Mapping[str, str]) -> None:
    network.informed.exclude(email__in=informed).delete()
    for email, name in informed.items():
        Informed.objects.update_or_create(network=network, email=email, defaults={"name": name})


def _follow(network: Network, key_figures: Collection[str]) -> None:
    network.key_figures.exclude(name__in=key_figures).filter(values=None).delete()
    for name in key_figures:
        KeyFigure.objects.get_or_create(network=network, name=name)
