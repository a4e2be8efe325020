"""What a sheet asks of those who talk about it: load that stays, and a figure that does not agree with how it feels.

One rule for the talk, the period's page, Min dag and what is locked. It is quiet as soon as something has been done
about it in the talk of that very sheet: a measure agreed, or the talk noted.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fyrbodal.swedish import percent
from workload import persistence
from workload.documents.weighing import model_of
from workload.models import DEFAULT_LIMIT, Adoption, Measure, Outcome, Period, Sheet, SheetStatus, Talk
from workload.persistence import Divergence, Lasting
from workload.spans import span_in_words

LOOKED_BACK = 12  # periods
NAMED = 3  # of them, each by its name
GROUND = "https://www.av.se/arbetsmiljoarbete-och-inspektioner/publikationer/foreskrifter/afs-20232/"
FELT = {
    Divergence.FELT_HEAVIER: gettext_lazy("Känns tyngre än det mäter"),
    Divergence.FELT_LIGHTER: gettext_lazy("Känns lättare än det mäter"),
}
OWN_FELT = {
    Divergence.FELT_HEAVIER: gettext_lazy("Det känns tyngre än siffran säger. Berätta vad mätningen inte ser."),
    Divergence.FELT_LIGHTER: gettext_lazy("Det känns lättare än siffran säger. Se efter om alla rader stämmer."),
}
Prompted = dict[Any, "Prompts"]


@dataclass(frozen=True)
class Prompts:
    """`has_measure` and `has_note` say what has been done about it, where there is something to do."""

    sheet: Sheet
    limit: Decimal
    lasting: Lasting
    divergence: Divergence | None
    has_measure: bool
    has_note: bool

    ground = GROUND

    @property
    def wants_a_measure(self) -> bool:
        return self.lasting.asks_for_a_measure and not self.has_measure

    @property
    def wants_a_talk(self) -> bool:
        return self.divergence is not None and not self.has_note

    @property
    def wants(self) -> bool:
        return self.wants_a_measure or self.wants_a_talk

    @cached_property
    def above(self) -> list[str]:
        return [period.name for period in self.lasting.above]

    @property
    def missing(self) -> list[str]:
        return [period.name for period in self.lasting.missing]

    @property
    def why(self) -> str:
        """In a sentence to those who lead the unit; how it feels only where nothing else is asked for."""
        if self.wants_a_measure:
            return _("Över gränsen, %(limit)s, i flera perioder i rad: %(periods)s.") % self._words
        return f"{FELT[self.divergence]}." if self.divergence else ""

    @property
    def own_why(self) -> str:
        """The same to the one whose sheet it is."""
        if self.wants_a_measure:
            said = _(
                "Din belastning är över gränsen, %(limit)s, för flera perioder i rad: %(periods)s. "
                "Du och din chef ska komma överens om en åtgärd."
            )
            return said % self._words
        return str(OWN_FELT[self.divergence]) if self.divergence else ""

    @property
    def _words(self) -> dict[str, str]:
        first, *_between, last = self.above
        run = ", ".join(self.above) if len(self.above) <= NAMED else _("%s till %s") % (first, last)
        return {"limit": percent(self.limit, 2 if self.limit % 1 else 0), "periods": run}

    @property
    def place(self) -> str:
        """Where those who lead the unit do something about it; what is locked is opened again first."""
        if self.sheet.status == SheetStatus.LOCKED:
            return reverse("workload:reopen", args=[self.sheet.pk])
        on_the_page = "atgarder" if self.wants_a_measure else "anteckning"
        return f"{reverse('workload:talk', args=[self.sheet.pk])}#{on_the_page}"

    @property
    def action(self) -> str:
        """The words of the link to that place."""
        if self.sheet.status == SheetStatus.LOCKED:
            return _("Öppna bladet igen")
        return _("Lägg till en åtgärd") if self.wants_a_measure else _("Till samtalet")


def prompts_of(sheets: Iterable[Sheet]) -> Prompted:
    """What each sheet that has been sent in would have, by its key; at most five queries however many there are.

    The sheet counts as the last of its periods; the others count where they were locked.
    """
    asked = [
        one for one in sheets if one.person_id and not (one.is_draft or one.disposed_at) and hasattr(one, "outcome")
    ]
    behind = _Behind(asked) if asked else None
    return {one.pk: behind.prompts(one) for one in asked} if behind else {}


def still_asking(sheets: Iterable[Sheet]) -> Prompted:
    """Those where something is to be done. Once a later sheet is sent in, that one asks instead."""
    found = {key: one for key, one in prompts_of(sheets).items() if one.wants}
    later = _latest([one.sheet for one in found.values()]) if found else set()
    return {key: one for key, one in found.items() if key in later}


def _latest(sheets: list[Sheet]) -> set[Any]:
    """Of everybody on the sheets, the last that has been sent in for each unit."""
    units = {one.period.unit_id for one in sheets}
    return set(
        latest_sent_in(person__in=[one.person_id for one in sheets], period__unit__in=units).values_list(
            "pk", flat=True
        )
    )


def latest_sent_in(**which: Any) -> Any:
    """The last sheet that each person has sent in, in each unit."""
    sent = Sheet.objects.filter(person__isnull=False, disposed_at=None, **which).exclude(status=SheetStatus.DRAFT)
    whose = ("person", "period__unit")
    return sent.order_by(*whose, "-period__starts_on").distinct(*whose)


def _in_reach(known: list[Any], day: dt.date) -> list[Any]:
    """Those that end after a day, and so many before them as are looked back on."""
    return known[: sum(one[2] >= day for one in known) + LOOKED_BACK]


class _Behind:
    """What is known around some sheets: what came before them, the limits of their units, and what has been done."""

    def __init__(self, sheets: list[Sheet]) -> None:
        self.units = {one.period.unit_id for one in sheets}
        self.periods = self._periods([one.period.starts_on for one in sheets])
        self.loads = self._loads([one.person_id for one in sheets])
        self.limits = list(Adoption.objects.filter(unit__in=self.units).order_by("-starts_on", "pk"))
        self.keys = [one.pk for one in sheets]

    @cached_property
    def measured(self) -> set[Any]:
        return set(Measure.objects.filter(sheet__in=self.keys).order_by().values_list("sheet", flat=True))

    @cached_property
    def noted(self) -> set[Any]:
        return set(Talk.objects.filter(sheet__in=self.keys).exclude(note="").values_list("sheet", flat=True))

    def _periods(self, days: list[dt.date]) -> dict[Any, list[Any]]:
        """Of each unit, the latest first, as far back as anybody looks: key, first day, last day, name."""
        found = defaultdict(list)
        rows = Period.objects.filter(unit__in=self.units, ends_on__lt=max(days)).newest_first()
        for unit, key, first, last in rows.values_list("unit", "pk", "starts_on", "ends_on"):
            found[unit].append((key, first, last, span_in_words(first, last)))
        return defaultdict(list, {unit: _in_reach(known, min(days)) for unit, known in found.items()})

    def _loads(self, people: list[Any]) -> dict[Any, Decimal | None]:
        """By person and period, where a sheet was locked."""
        keys = [key for known in self.periods.values() for key, *_others in known]
        locked = Outcome.objects.locked().filter(sheet__person__in=people, sheet__period__in=keys)
        rows = locked.values_list("sheet__person", "sheet__period", "load")
        return {(person, period): load for person, period, load in rows}

    def prompts(self, sheet: Sheet) -> Prompts:
        load, limit = sheet.outcome.load, self._limit(sheet.period)
        low = model_of(sheet.period.version).bands[0].upto
        felt = persistence.divergence(sheet.self_rating, load, low=limit if low is None else low, high=limit)
        run = [*self._before(sheet), persistence.Period(sheet.period.name, load)]
        lasting = persistence.lasting(run, limit)
        has_measure = lasting.asks_for_a_measure and sheet.pk in self.measured
        return Prompts(sheet, limit, lasting, felt, has_measure, has_note=felt is not None and sheet.pk in self.noted)

    def _before(self, sheet: Sheet) -> Iterator[persistence.Period]:
        """In the order of time."""
        known = [one for one in self.periods[sheet.period.unit_id] if one[2] < sheet.period.starts_on]
        for key, _first, _last, name in reversed(known[:LOOKED_BACK]):
            yield persistence.Period(name, self.loads.get((sheet.person_id, key)))

    def _limit(self, period: Period) -> Decimal:
        """The load in percent above which the unit has to do something; the usual one before it has chosen any."""
        chosen = (one for one in self.limits if one.unit_id == period.unit_id and one.starts_on <= period.ends_on)
        found = next(chosen, None)
        return found.limit if found else DEFAULT_LIMIT
