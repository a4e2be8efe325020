"""The pages of places: of a package whose places are given out, beside what the demo holds."""

from typing import Any

from competence.actions import places
from competence.models import Offer, Place
from fyrbodal.organisation.models import Organisation
from tests.browser.addresses import Stop
from tests.browser.sweep_catalogue import circle
from tests.browser.sweep_plans import stop
from tests.browser.world import World
from tests.competence.catalogue import course, planned
from tests.competence.packages import allocated, offered, package, sent
from tests.factories import PersonFactory

YEAR = 2043


def offer(world: World) -> Offer:
    """Made the first time that it is asked for: one with a place, one that is to be named, and a group that waits."""
    found: Offer | None = Offer.objects.filter(package__year=YEAR).first()
    return found or _made(world)


def _made(world: World) -> Offer:
    home = Organisation.objects.get(name="Dals-Ed")
    made = offered(sent(package(year=YEAR), world.gunnar), course("Att lyssna i grupp", "lyssna-i-grupp"), seats=2)
    allocated(made.package, world.gunnar)
    people = [PersonFactory(name=name, organisation=home) for name in ("Petra Sund", "Ture Vik", "Malva Holm")]
    group = made.pk
    rows = [
        places.Given(home, people[0], None, None, "booked"),
        places.Given(home, None, None, None, "booked", name_by_on=world.gunnar.joined_at.date()),
        places.Given(home, people[1], None, group, "waiting", 1),
        places.Given(home, people[2], None, group, "waiting", 1),
    ]
    places.give_out(offer=made, rows=rows, by=world.gunnar)
    planned(of=made.course, offer=made, seats=1, name="Grupp 1")
    return made


def of(world: World) -> list[Any]:
    return [offer(world).pk]


def named(world: World) -> list[Any]:
    return [Place.objects.get(offer=offer(world), status="booked", person__isnull=False).pk]


def nameless(world: World) -> list[Any]:
    return [Place.objects.get(offer=offer(world), status="booked", person=None).pk]


PAGES: dict[str, Stop] = {
    "competence:offer_places": stop(of),
    "competence:offer_seats": stop(of, wrong={"seats": "1"}),
    "competence:place_add_by_office": stop(of, wrong={"organisation": "", "because": ""}),
    "competence:place_add_at_occasion": stop(circle, wrong={"person": "", "because": ""}),
    "competence:place_seat": stop(of, wrong={"occasion": ""}),
    "competence:place_name": stop(nameless, wrong={"person": ""}),
    "competence:place_swap": stop(named, wrong={"person": ""}),
}
ALSO: dict[str, tuple[str, Stop]] = {
    "places, to somebody who has none": ("competence:offer_places", stop(of, by="alva")),
    "a place that goes to nobody in the queue": ("competence:place_cancel", stop(named)),
}
NO_PAGE: dict[str, str] = {"competence:place_refuse": "a button that leads back"}
