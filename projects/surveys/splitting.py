"""The answers of groups of people, such as women and men, shown beside each other to anybody."""

from collections import Counter
from collections.abc import Hashable, Mapping
from typing import Any

from fyrbodal.disclosure import publishable
from projects.surveys.answers import Answers, Count, alike
from projects.surveys.faults import misfits
from projects.surveys.publishing import Rest, Whole, only

Cell = tuple[tuple[Hashable, ...], Hashable]  # the group, or () for all; a label, or how many answered


def public_split(split: Mapping[Any, Answers]) -> tuple[Answers, dict[Any, Answers]]:
    """All together, and each group, hidden so that no small one is the difference of others; see `public`.

    Where they are shown they are shown so everywhere, for what `public` says of all together knows nothing of the
    groups. How many were asked and are concerned is not shown.
    """
    total, shown = together(split), _shown(split)
    of_all, *of_each = ({key for scope, key in shown if scope == wanted} for wanted in [(), *((one,) for one in split)])
    return only(total, of_all), {one: only(split[one], seen) for one, seen in zip(split, of_each, strict=True)}


def together(split: Mapping[Any, Answers]) -> Answers:
    """Raises ValueError unless they are of one year."""
    (year,) = {one.year for one in split.values()}
    answered = [one.answered for one in split.values()]
    known = [number for number in answered if number is not None]
    labels = {alike(label): label for one in split.values() for label, _number in one.counts}
    numbers: Counter[str] = Counter()
    for one in split.values():
        numbers.update({alike(label): number or 0 for label, number in one.counts})
    counts = tuple(Count(label, numbers[key]) for key, label in labels.items())
    return Answers(year, sum(known) if len(known) == len(answered) else None, counts)


def _shown(split: Mapping[Any, Answers]) -> set[Cell]:
    if any(misfits(one) for one in split.values()):
        return set()
    members: dict[Hashable, int] = {}
    for group, one in split.items():
        members |= {(group, alike(label)): number for label, number in one.counts if number}
        members |= {(group, Rest.OTHERWISE): one.unstated} if one.unstated else {}
    return publishable(_cells(members), people=members)


def _cells(members: Mapping[Any, int]) -> dict[Cell, set[Hashable]]:
    cells: dict[Cell, set[Hashable]] = {}
    for member in members:
        group, label = member
        for scope in ((), (group,)):
            cells.setdefault((scope, Whole.ANSWERED), set()).add(member)
            if label is not Rest.OTHERWISE:
                cells.setdefault((scope, label), set()).add(member)
    return cells
