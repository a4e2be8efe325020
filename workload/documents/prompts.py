"""What a talk should come to: load that stays, and a figure that does not agree with how it feels."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.db.models import OuterRef, Subquery

from workload import persistence
from workload.documents.weighing import Reckoned
from workload.models import DEFAULT_LIMIT, Adoption, Outcome, Period, Sheet
from workload.persistence import Divergence, Lasting

LOOKED_BACK = 12  # periods


@dataclass(frozen=True)
class Prompts:
    limit: Decimal
    lasting: Lasting
    divergence: Divergence | None
    has_measure: bool

    @cached_property
    def above(self) -> list[str]:
        return [period.name for period in self.lasting.above]

    @property
    def missing(self) -> list[str]:
        return [period.name for period in self.lasting.missing]

    @property
    def asks_for_a_measure(self) -> bool:
        return self.lasting.asks_for_a_measure


def prompts_of(found: Reckoned, *, has_measure: bool) -> Prompts:
    """The sheet that is talked about counts as the last of the periods; the others count where they were locked."""
    sheet, result = found.sheet, found.result
    limit = limit_of(sheet.period)
    low = result.model.bands[0].upto
    felt = persistence.divergence(sheet.self_rating, result.load, low=limit if low is None else low, high=limit)
    return Prompts(limit, persistence.lasting(_periods(sheet, result.load), limit), felt, has_measure)


def limit_of(period: Period) -> Decimal:
    """The load in percent above which the unit has to do something; the usual one before it has chosen any."""
    chosen = Adoption.objects.filter(unit=period.unit_id, starts_on__lte=period.ends_on).order_by("-starts_on").first()
    return chosen.limit if chosen else DEFAULT_LIMIT


def _periods(sheet: Sheet, load: Decimal | None) -> list[persistence.Period]:
    """In the order of time."""
    hers = Outcome.objects.locked().filter(sheet__period=OuterRef("pk"), sheet__person=sheet.person_id)
    earlier: Any = Period.objects.filter(unit=sheet.period.unit_id, ends_on__lt=sheet.period.starts_on)
    known = earlier.annotate(load=Subquery(hers.values("load")[:1])).newest_first()[:LOOKED_BACK]
    before = [persistence.Period(period.name, period.load) for period in reversed(known)]
    return [*before, persistence.Period(sheet.period.name, load)]
