"""What each figure of a model rests on, who owns it and when it is to be looked at again; pure."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from fyrbodal.swedish import decimal
from workload.figures import figures
from workload.shipped import Mark
from workload.weighing import Model

Stored = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True)
class Weight:
    """A figure by its name in `workload.figures`; a proposal holds when somebody has confirmed it."""

    name: str
    value: Decimal | int
    mark: Mark = Mark.PROPOSAL
    ground: str = ""
    owner: str = ""
    review_on: dt.date | None = None
    confirmed_by: str = ""
    confirmed_on: dt.date | None = None

    @property
    def is_unconfirmed(self) -> bool:
        return self.mark is Mark.PROPOSAL and not self.confirmed_by

    def is_late(self, today: dt.date) -> bool:
        """Whether its day to be looked at again has passed."""
        return self.review_on is not None and self.review_on < today

    def is_owned_by(self, name: str) -> bool:
        return self.owner.strip().casefold() == name.strip().casefold()

    @property
    def is_complete(self) -> bool:
        return bool(not self.is_unconfirmed and self.owner and self.review_on)


def weights_of(model: Model, stored: Stored) -> list[Weight]:
    """Every figure of the model, in its order."""
    return [_weight(name, value, stored.get(name)) for name, value in figures(model).items()]


def _weight(name: str, value: Decimal | int, said: Mapping[str, Any] | None) -> Weight:
    """What is said of a figure goes for the value that it was said of: another value is a new proposal."""
    if said is None:
        return Weight(name, value)
    meant = Decimal(said.get("value", value))
    if meant != value:
        return Weight(name, value, ground=_("Ändrad från %s.") % decimal(meant))
    return Weight(
        name,
        value,
        Mark(said["mark"]),
        said.get("ground", ""),
        said.get("owner", ""),
        _day(said.get("review_on")),
        said.get("confirmed_by", ""),
        _day(said.get("confirmed_on")),
    )


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def as_stored(weights: Iterable[Weight]) -> dict[str, dict[str, str]]:
    return {weight.name: _said(weight) for weight in weights}


def _said(weight: Weight) -> dict[str, str]:
    return {
        "mark": weight.mark.value,
        "value": f"{weight.value:f}" if isinstance(weight.value, Decimal) else str(weight.value),
        "ground": weight.ground,
        "owner": weight.owner,
        "review_on": weight.review_on.isoformat() if weight.review_on else "",
        "confirmed_by": weight.confirmed_by,
        "confirmed_on": weight.confirmed_on.isoformat() if weight.confirmed_on else "",
    }


def moved(weight: Weight, *, owner: str, review_on: dt.date, whose: str = "") -> Weight:
    """In another municipality: a source is a source there too, but what was confirmed is a proposal again.

    Why it was, is said to be the others' reason: `whose` it was.
    """
    if weight.mark is Mark.PROPOSAL:
        ground = f"{whose}: {weight.ground}" if whose and weight.ground and weight.confirmed_by else weight.ground
        return replace(weight, ground=ground, owner="", review_on=None, confirmed_by="", confirmed_on=None)
    return replace(weight, owner=owner, review_on=review_on)


def confirmed(weight: Weight, *, owner: str, review_on: dt.date, ground: str, by: str, on: dt.date) -> Weight:
    """An owner and a day for any figure; a proposal becomes the municipality's own, and never a source."""
    kept = replace(weight, owner=owner, review_on=review_on)
    if weight.mark is not Mark.PROPOSAL:
        return kept
    return replace(kept, ground=ground or weight.ground, confirmed_by=by, confirmed_on=on)
