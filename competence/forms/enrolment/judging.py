"""What can be wished for and what cannot, said the same to who types it and to who brings it in from a file."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from django.db.models import Min
from django.utils.translation import gettext as _

from competence.documents.people.said import in_words
from competence.models import EnrolmentSheet, Occasion, Offer, WishedPerson
from fyrbodal.organisation.models import Employment, Person, Unit

Fault = tuple[str, str]  # the field, and what is wrong with it


class Employed(NamedTuple):
    person: Any
    unit: Any
    name: str
    email: str


@dataclass(frozen=True)
class Wished:
    """As it was typed; `people` are keys, and `unit` is None for the municipality as a whole."""

    offer: Offer
    unit: Unit | None
    people: tuple[Any, ...] = ()
    unnamed: int = 0
    name_by_on: dt.date | None = None

    @property
    def place(self) -> tuple[Any, Any]:
        return self.offer.pk, self.unit.pk if self.unit else None


class Judge:
    """Of one sheet and some of the package's courses, in as many queries however much is wished for."""

    def __init__(self, sheet: EnrolmentSheet, offers: Iterable[Offer], on: dt.date) -> None:
        self.sheet, self.offers, self.on = sheet, list(offers), on
        self.rewritten: frozenset[tuple[Any, Any]] = frozenset()  # offer and unit of wishes that a file writes anew

    @cached_property
    def employed(self) -> list[Employed]:
        """Those who are employed in the municipality that day, by name."""
        rows = Employment.objects.on(self.on).filter(organisation=self.sheet.organisation_id)
        rows = rows.order_by("person__name", "person", "pk")
        return [Employed(*one) for one in rows.values_list("person", "unit", "person__name", "person__email")]

    def within(self, unit: Unit | None) -> dict[Any, str]:
        """Names by key of those whom a unit can name, or the municipality as a whole."""
        return {one.person: one.name for one in self.employed if unit is None or one.unit == unit.pk}

    @cached_property
    def _stands(self) -> dict[tuple[Any, Any], tuple[Any, Any, str]]:
        """Offer and person → sheet, unit and its name, where somebody is wished for already."""
        rows = WishedPerson.objects.filter(offer__in=self.offers)
        found = rows.values_list("offer", "person", "wish__sheet", "wish__unit", "wish__unit__name")
        return {(offer, person): (sheet, unit, name) for offer, person, sheet, unit, name in found}

    @cached_property
    def begins(self) -> dict[Any, dt.date]:
        """The first day of each course, where any is known."""
        return first_days(self.offers)

    def faults(self, wished: Wished) -> Iterator[Fault]:
        yield from self._people(wished)
        yield from self._number(wished)
        yield from self._name_by(wished)

    def _people(self, wished: Wished) -> Iterator[Fault]:
        known = self.within(wished.unit)
        strangers = [one for one in wished.people if one not in known]
        names = dict(Person.objects.filter(pk__in=strangers).values_list("pk", "name")) if strangers else {}
        where = wished.unit or self.sheet.organisation
        for one in strangers:
            said = _("%(name)s är inte anställd i %(where)s i dag. Ta bort namnet.")
            yield "people", said % {"name": names.get(one, _("Personen")), "where": where}
        for one, number in Counter(wished.people).items():
            if number > 1:
                yield "people", _("%s står två gånger. Ta bort den ena.") % known.get(one, _("Personen"))
            if (elsewhere := self._elsewhere(wished, one)) and one in known:
                words = {"name": known[one], "where": elsewhere}
                yield "people", _("%(name)s står redan på kursen, i %(where)s. Var och en anmäls en gång.") % words

    def _elsewhere(self, wished: Wished, person: Any) -> str:
        """In whose wish somebody stands already, if it is another."""
        stands = self._stands.get((wished.offer.pk, person))
        if stands is None:
            return ""
        if stands[0] != self.sheet.pk:
            return _("en annan kommuns anmälan")
        place = (wished.offer.pk, stands[1])
        if place == wished.place or place in self.rewritten:
            return ""
        return _("önskemålet från %s") % stands[2] if stands[1] else _("kommunens eget önskemål")

    def _number(self, wished: Wished) -> Iterator[Fault]:
        number, seats = len(wished.people) + wished.unnamed, wished.offer.seats
        if number > seats:
            words = {"seats": seats, "number": number}
            yield "unnamed", _("Kursen har %(seats)s platser i allt, och ni önskar %(number)s.") % words

    def _name_by(self, wished: Wished) -> Iterator[Fault]:
        day, first, term = wished.name_by_on, self.begins.get(wished.offer.pk), self.sheet.package.term
        if day is None:
            return
        if day < self.on:
            yield "name_by_on", _("Den dagen har redan varit.")
        elif first and day >= first:
            yield "name_by_on", _("Kursen börjar %s. Namnen behövs före den dagen.") % in_words(first)
        elif day > term.last_on:
            words = {"term": term, "day": in_words(term.last_on)}
            yield "name_by_on", _("Dagen ligger utanför %(term)s, som slutar %(day)s.") % words


def first_days(offers: Iterable[Offer]) -> dict[Any, dt.date]:
    """By the key of the offer, the day on which its first occasion begins."""
    rows = Occasion.objects.filter(offer__in=offers, first_on__isnull=False)
    rows = rows.exclude(status=Occasion.Status.CANCELLED)
    return dict(rows.values_list("offer").annotate(Min("first_on")).order_by("offer"))
