"""The last periods of a municipality under a model that is being tried: who would be in another band?

A request weighs at most so many sheets; what it has found is kept for a while, and the next request goes on from there.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any, NamedTuple
from uuid import UUID

from django.core.cache import cache
from django.db.models import Count, F, Max, Q, Window
from django.db.models.functions import RowNumber
from django.urls import reverse
from django.utils.translation import gettext as _

from fyrbodal.disclosure import LIMIT, publishable
from fyrbodal.ordering import SwedishOrder
from fyrbodal.organisation.roles import Role
from workload.bands import band_word
from workload.documents.weighing import Reckoned, model_of, reckoned
from workload.models import Outcome, Period, Sheet, SheetStatus, Version
from workload.rules import LEADERS
from workload.tables import Cell, Table, figure, hidden, linked, words

PERIODS = 12  # of each unit
SHEETS = 150  # weighed in one request
KEPT = 3600  # seconds
TOTAL = "total"
LOCKED = Q(sheets__status=SheetStatus.LOCKED, sheets__disposed_at=None, sheets__outcome__isnull=False)


class Turn(NamedTuple):
    """What a sheet weighed and would weigh; `unknown` is how many of its lines the model cannot weigh. Rows without a
    person have no `person`, and are in no number of people.
    """

    sheet: UUID
    person: str
    before: str
    load_before: Decimal | None
    after: str
    load_after: Decimal | None
    unknown: int


@dataclass(frozen=True)
class Replay:
    version: Any
    periods: Sequence[Any]
    found: Mapping[UUID, list[Turn]]  # by period, as far as it has come
    seen: Mapping[UUID, Any]  # the sheets of those who turn that the viewer may see
    is_of_own_units: bool  # of units that the viewer leads, all of it

    @property
    def done(self) -> int:
        return len(self.found)

    @property
    def is_done(self) -> bool:
        return self.done == len(self.periods)

    @cached_property
    def turns(self) -> list[Turn]:
        found = (turn for period in self.periods for turn in self.found.get(period.pk, ()))
        return [turn for turn in found if turn.person or self.is_of_own_units]

    @cached_property
    def turning(self) -> list[Turn]:
        return [turn for turn in self.turns if turn.before != turn.after]

    @property
    def number(self) -> int | None:
        """Of sheets that change band; None where that would tell of a few whose sheets the viewer does not see."""
        others = self._groups()
        return len(self.turning) if TOTAL not in others or TOTAL in self._publishable else None

    @property
    def unknown(self) -> int | None:
        """Lines that the model does not know; None where they are those of a few."""
        people = {turn.person for turn in self.turns if turn.unknown}
        few = not self.is_of_own_units and 0 < len(people) < LIMIT
        return None if few else sum(turn.unknown for turn in self.turns)

    def named_table(self) -> Table:
        """Those whose sheets the viewer may see anyway."""
        head = (_("Vem"), _("Enhet"), _("Period"), _("Nu, %"), _("Band nu"), _("Provet, %"), _("Band i provet"))
        rows = [self._named(turn) for turn in self.turning if turn.sheet in self.seen]
        return Table("byter", _("De som byter band"), head, rows, numeric=frozenset({3, 5}))

    def _named(self, turn: Turn) -> list[Cell]:
        sheet = self.seen[turn.sheet]
        name = linked(words(sheet.name), reverse("workload:sheet", args=[sheet.pk]))
        loads = [figure(load, 2, _("ej beräkningsbar")) for load in (turn.load_before, turn.load_after)]
        before, after = words(band_word(turn.before)), words(band_word(turn.after))
        return [name, words(str(sheet.period.unit)), words(sheet.period.name), loads[0], before, loads[1], after]

    def counted_table(self) -> Table:
        """Of those whose sheets the viewer does not see: how many people, where they are enough."""
        title, head = _("Övriga som byter band"), (_("Från"), _("Till"), _("Blad"), _("Personer"))
        most_first = sorted(self._groups().items(), key=lambda group: -len(group[1]))  # the total is the largest
        rows = [self._counted(key, turns, self._publishable) for key, turns in most_first]
        note = _("Grupper under fem personer visas inte, och inte heller det som skulle avslöja dem.")
        return Table("antal", title, head, rows, note, frozenset({2, 3}))

    @cached_property
    def _publishable(self) -> set[Any]:
        return publishable({key: {turn.person for turn in turns} for key, turns in self._groups().items()})

    def _groups(self) -> dict[Any, list[Turn]]:
        groups: dict[Any, list[Turn]] = defaultdict(list)
        for turn in self.turning:
            if turn.sheet not in self.seen:
                groups[TOTAL].append(turn)
                groups[turn.before, turn.after].append(turn)
        return groups

    def _counted(self, key: Any, turns: list[Turn], shown: set[Any]) -> list[Cell]:
        names = [_("alla"), _("alla")] if key == TOTAL else list(map(band_word, key))
        people = {turn.person for turn in turns}
        numbers = [figure(len(turns)), figure(len(people))] if key in shown else [hidden(), hidden()]
        return [*map(words, names), *numbers]

    def tables(self) -> Iterator[Table]:
        yield self.named_table()
        yield self.counted_table()


def replay(version: Version, viewer: Any) -> Replay:
    """As far as one request goes. Over the whole municipality for its chief; for others over the units that they lead:

    whoever may change the draft at will could else ask of any few in another unit, by counts of many.
    """
    is_chief = viewer.holds(Role.IFO_CHIEF, at=version.family.organisation_id)
    periods = last_periods(version, None if is_chief else viewer.bodies(*LEADERS))
    found = _found(version, periods)
    turning = [turn.sheet for turns in found.values() for turn in turns if turn.before != turn.after]
    seen = Sheet.objects.visible_to(viewer).filter(pk__in=turning).with_all()
    return Replay(version, periods, found, {sheet.pk: sheet for sheet in seen}, is_of_own_units=not is_chief)


def last_periods(version: Version, units: Collection[UUID] | None = None) -> list[Any]:
    """The twelve last of each unit in the municipality that measures staff of the same kind, with something locked; of
    `units` if they are named.
    """
    family = version.family
    alike: dict[str, Any] = {
        "unit__organisation": family.organisation_id,
        "version__family__staff_kind": family.staff_kind,
    }
    if units is not None:
        alike["unit__in"] = units
    rows = Period.objects.filter(**alike).annotate(locked=Count("sheets", filter=LOCKED)).filter(locked__gt=0)
    place = Window(RowNumber(), partition_by="unit", order_by=F("starts_on").desc())
    changed = Max("sheets__outcome__at", filter=LOCKED)
    return list(rows.annotate(changed=changed, place=place).filter(place__lte=PERIODS).order_by("-starts_on", "pk"))


def _found(version: Version, periods: Sequence[Any]) -> dict[UUID, list[Turn]]:
    """What is kept, and what there is room for in this request; the first period is always weighed."""
    keys = {period.pk: _key(version, period) for period in periods}
    kept = cache.get_many(keys.values())
    found = {period.pk: kept[keys[period.pk]] for period in periods if keys[period.pk] in kept}
    now = list(_affordable([period for period in periods if period.pk not in found]))
    new = _weighed(version, now) if now else {}
    cache.set_many({keys[period]: turns for period, turns in new.items()}, KEPT)
    return found | new


def _key(version: Version, period: Any) -> str:
    """Another as soon as the draft, or anything that it is tried on, is."""
    return f"replay-{version.pk}-{version.revision}-{period.pk}-{period.locked}-{period.changed.timestamp()}"


def _affordable(periods: Sequence[Any]) -> Iterator[Any]:
    left = SHEETS
    for number, period in enumerate(periods):
        left -= period.locked
        if number and left < 0:
            return
        yield period


def _weighed(version: Version, periods: Sequence[Any]) -> dict[UUID, list[Turn]]:
    rows = Sheet.objects.filter(period__in=periods, status=SheetStatus.LOCKED, disposed_at=None, outcome__isnull=False)
    before = {outcome.pk: outcome for outcome in Outcome.objects.filter(sheet__in=rows)}
    turns: dict[UUID, list[Turn]] = {period.pk: [] for period in periods}
    for one in reckoned(rows.order_by(SwedishOrder("person__name"), "pk"), model=model_of(version)):
        turns[one.sheet.period_id].append(_turn(one, before[one.sheet.pk]))
    return turns


def _turn(one: Reckoned, before: Outcome) -> Turn:
    sheet, result = one.sheet, one.result
    return Turn(
        sheet.pk, str(sheet.person_id or ""), before.band, before.load, result.band, result.load, len(one.unready)
    )
