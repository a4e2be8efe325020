"""Does a page cost what it must? Every main list and detail page, beside the floor view."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.urls import reverse

from bench.asking import Browser
from bench.measuring import Aim, Pairs, Row, in_turn, row
from bench.region import Region
from bench.sizes import Sizes

QUESTION = "Does a page cost what it must?"
AIM = Aim(highest=3.0)


@dataclass(frozen=True)
class Page:
    name: str
    path: str
    visitor: bool = False


def pages(region: Region) -> Iterator[Page]:
    """Of the leader of a network, and what everybody may read."""
    edition = region.edition
    sealed = reverse("networks:edition", args=[edition.meeting_id, edition.number])
    meeting = reverse("networks:meeting", args=[edition.meeting_id])
    network = region.networks[0].get_absolute_url()
    yield Page("Min dag", reverse("min_dag"))
    yield Page("networks", reverse("networks:networks"))
    yield Page("a network", network)
    yield Page("meetings", reverse("networks:meetings"))
    yield Page("meetings of a network and a year", f"{reverse('networks:meetings')}?{_narrowed(region)}")
    yield Page("a meeting", meeting)
    yield Page("an edition", sealed)
    yield Page("recording a meeting", reverse("networks:record", args=[region.draft.pk]))
    yield Page("networks, visitor", reverse("networks:networks"), visitor=True)
    yield Page("meetings, visitor", reverse("networks:meetings"), visitor=True)
    yield Page("a network, visitor", network, visitor=True)
    yield Page("a sealed edition, visitor", sealed, visitor=True)


def _narrowed(region: Region) -> str:
    return f"natverk={region.networks[0].slug}&ar={region.draft.held_on.year}"


def timed(region: Region, page: Page, sizes: Sizes) -> Pairs:
    browser = Browser(None if page.visitor else region.leader)
    return in_turn(*_both(browser, page, region), pairs=sizes.pairs, calls=sizes.calls)


def _both(browser: Browser, page: Page, region: Region) -> tuple[Callable[[], object], Callable[[], object]]:
    floor = reverse("floor", args=[region.draft.pk])
    return lambda: browser.get(page.path), lambda: browser.get(floor)


def measure(region: Region) -> Iterator[Row]:
    for page in pages(region):
        yield row(QUESTION, page.name, timed(region, page, region.sizes), AIM)
