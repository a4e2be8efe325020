"""Does it grow? The same pages when there are ten and a hundred times as many meetings behind them."""

from collections.abc import Iterator

from bench.measuring import Aim, Pairs, Row, milliseconds
from bench.pages import pages, timed
from bench.region import Region

QUESTION = "Does it grow?"
AIM = Aim(highest=1.2)


def measure(region: Region) -> Iterator[Row]:
    """Each page against the floor at each size; the growth is the one ratio through the other."""
    first = _all_pages(region)
    for times in region.sizes.growth:
        region.grow(times)
        aim = AIM if times == region.sizes.growth[-1] else Aim()
        for name, taken in _all_pages(region).items():
            yield _row(f"{name}, {times}×", first[name], taken, aim)


def _all_pages(region: Region) -> dict[str, Pairs]:
    return {page.name: timed(region, page, region.sizes) for page in pages(region)}


def _row(what: str, first: Pairs, now: Pairs, aim: Aim) -> Row:
    growth = now.ratio / first.ratio
    return Row(QUESTION, what, milliseconds(now.measured), milliseconds(first.measured), growth, aim)
