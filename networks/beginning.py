"""What a leader begins with."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from fyrbodal.home import Shortcut
from fyrbodal.organisation.roles import Role
from networks.models import Network


def to_begin(person: Any) -> Iterator[Shortcut]:
    """The network is named where there are several; nothing is asked about whoever leads none."""
    if not person.bodies(Role.NETWORK_LEADER):
        return
    led = list(Network.objects.led_by(person).in_order().only("name", "slug"))
    yield Shortcut(_("Läs in en Word-fil"), reverse("networks:import"))
    for network in led:
        label = _("Planera träff") if len(led) == 1 else _("Planera träff: %(network)s") % {"network": network}
        yield Shortcut(label, reverse("networks:plan", args=[network.slug]))
