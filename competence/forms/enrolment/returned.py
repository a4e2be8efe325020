"""What a workbook of wishes that came back would change, beside what stands on the sheet now.

All rows of a course and a unit are one wish, and it is judged by the form of the page, so that a file can say nothing that a
person cannot type. What the file does not speak of is left as it is.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from competence.documents.enrolment.book import HEADINGS, YES, headings, people_of
from competence.documents.enrolment.sheet import ToldSheet
from competence.forms.enrolment.cells import bad, said_in, text_in
from competence.forms.enrolment.judging import Employed, Judge
from competence.forms.enrolment.parts import WishForm
from competence.models import Offer, UnitWish
from fyrbodal.bringing_in.change import Cell, Change, Fault, Touched
from fyrbodal.bringing_in.kept import SentForm
from fyrbodal.documents.spreadsheets import BadCell, Row, read_rows
from fyrbodal.files import kinds
from fyrbodal.files.forms import UploadField
from fyrbodal.organisation.models import Unit

SAID = ("unnamed", "name_by_on", "all_or_none", "note")
FIELD = {"people": "person"}


class BookForm(SentForm):
    file = UploadField(
        label=gettext_lazy("Anmälan som Excel eller CSV"),
        allowed=(kinds.XLSX, kinds.CSV),
        help_text=gettext_lazy("Ingenting skrivs förrän du har sett vad som ändras."),
    )


@dataclass(frozen=True)
class Place:
    offer: Offer
    unit: Unit | None

    @property
    def key(self) -> tuple[Any, Any]:
        return self.offer.pk, self.unit.pk if self.unit else None

    def __str__(self) -> str:
        return f"{self.offer}, {self.unit or _('utan enhet')}"


@dataclass
class Gathered:
    """The rows of a place: people by key with the row that names each, and what is said of the wish with its row."""

    place: Place
    first: int
    people: dict[Any, tuple[int, str]] = field(default_factory=dict)
    said: dict[str, tuple[int, Any]] = field(default_factory=dict)

    def row_of(self, name: str) -> int:
        return self.said[name][0] if name in self.said else self.first


def change_of(told: ToldSheet, content: bytes, name: str) -> Change:
    """Raises BadFile for a file that is none."""
    return _Comparison(told, read_rows(content, name=name, headings=headings()), name).made()


class _Comparison:
    def __init__(self, told: ToldSheet, rows: list[Row], source: str) -> None:
        self.told, self.rows, self.change = told, rows, Change(source)
        self.home = told.sheet.organisation
        self.gathered: dict[tuple[Any, Any], Gathered] = {}
        self.named: dict[tuple[Any, Any], int] = {}  # offer and person → the row that names her

    def made(self) -> Change:
        for row in self.rows:
            try:
                self._take(row)
            except BadCell as wrong:
                self._fault(wrong.row, wrong.heading, wrong.text)
        self.judge.rewritten = frozenset(self.gathered)
        for one in self.gathered.values():
            self._compare(one)
        return self.change

    @cached_property
    def judge(self) -> Judge:
        return Judge(self.told.sheet, self.told.offers, timezone.localdate())

    @cached_property
    def _offers(self) -> dict[str, Offer]:
        return {str(one).casefold(): one for one in self.told.offers}

    @cached_property
    def _units(self) -> dict[str, Unit]:
        return {one.name.casefold(): one for one in self.told.units.values()}

    @cached_property
    def _people(self) -> dict[str, dict[Any, Employed]]:
        """By name and by address, those whom the writer may name."""
        found: dict[str, dict[Any, Employed]] = defaultdict(dict)
        for one in self.judge.employed:
            if self.told.is_chief or one.unit in self.told.led:
                found[one.name.casefold()][one.person] = found[one.email.casefold()][one.person] = one
        return found

    @cached_property
    def _stored(self) -> dict[tuple[Any, Any], UnitWish]:
        wishes = UnitWish.objects.filter(sheet=self.told.sheet).select_related("unit", "offer__course").order_by("pk")
        return {(one.offer_id, one.unit_id): one for one in wishes}

    @cached_property
    def _written(self) -> dict[Any, list[tuple[Any, str]]]:
        return people_of(self._stored.values())

    def _take(self, row: Row) -> None:
        """A row in which nothing is filled in beside the course and the unit says nothing."""
        place = self._place(row)
        person, said = text_in(row, "person"), said_in(row)
        if place is None or not (person or said):
            return
        self._demand_hers(row, place)
        one = self.gathered.setdefault(place.key, Gathered(place, row.number))
        for name, value in said.items():
            self._say(row, one, name, value)
        if person:
            self._name(row, one, person)

    def _place(self, row: Row) -> Place | None:
        where, course, unit = (text_in(row, name) for name in ("municipality", "course", "unit"))
        if where and where.casefold() != self.home.name.casefold():
            words = {"where": where[:60], "home": self.home}
            raise bad(row, "municipality", _("”%(where)s” är inte %(home)s, som anmälan gäller.") % words)
        if not course:
            if unit or text_in(row, "person") or said_in(row):
                raise bad(row, "course", _("skriv vilken kurs raden gäller."))
            return None
        offer = self._offers.get(course.casefold())
        if offer is None:
            raise bad(row, "course", _("kursen ”%s” finns inte i paketet.") % course[:60])
        if unit and unit.casefold() not in self._units:
            said = _("enheten ”%(unit)s” finns inte i %(home)s.")
            raise bad(row, "unit", said % {"unit": unit[:60], "home": self.home})
        return Place(offer, self._units[unit.casefold()] if unit else None)

    def _demand_hers(self, row: Row, place: Place) -> None:
        if not self.told.is_chief and (place.unit is None or place.unit.pk not in self.told.led):
            said = _("du leder inte enheten.") if place.unit else _("skriv vilken enhet raden gäller.")
            raise bad(row, "unit", said)

    def _say(self, row: Row, one: Gathered, name: str, value: Any) -> None:
        there = one.said.setdefault(name, (row.number, value))
        if there[1] != value:
            said = _("det står något annat på rad %s, för samma kurs och enhet.")
            raise bad(row, name, said % there[0])

    def _name(self, row: Row, one: Gathered, said: str) -> None:
        found = list(self._people.get(said.casefold(), {}).values())
        if not found:
            text = _("ingen ”%(who)s” är anställd i %(home)s i dag.")
            raise bad(row, "person", text % {"who": said[:60], "home": one.place.unit or self.home})
        if len(found) > 1:
            raise bad(row, "person", _("flera heter så. Skriv e-postadressen."))
        key = (one.place.offer.pk, found[0].person)
        if key in self.named:
            raise bad(row, "person", _("samma person står redan på kursen, på rad %s.") % self.named[key])
        self.named[key] = row.number
        one.people[found[0].person] = (row.number, said)

    def _compare(self, one: Gathered) -> None:
        stored = self._stored.get(one.place.key)
        if stored is None:
            stored = UnitWish(sheet=self.told.sheet, offer=one.place.offer, unit=one.place.unit)
        form = self._form(one, stored)
        if self._judged(one, form):
            before, after = self._texts(stored), self._after(one, form)
            cells = tuple(
                Cell(str(HEADINGS[name]), before[name], after[name]) for name in before if before[name] != after[name]
            )
            self._touch(one, stored, form, cells)

    def _touch(self, one: Gathered, stored: UnitWish, form: WishForm, cells: tuple[Cell, ...]) -> None:
        if not cells:
            self.change.same += 1
            return
        values = form.values() | {"people": form.chosen_people}
        touched = Touched(one.first, str(one.place), stored, values, cells)
        (self.change.added if stored.is_new else self.change.changed).append(touched)

    def _form(self, one: Gathered, stored: UnitWish) -> WishForm:
        """What the file does not say is as it was."""
        kept = {name: getattr(stored, name) for name in SAID}
        said = kept | {name: value for name, (_row, value) in one.said.items()}
        data = {"people": [str(key) for key in one.people], "note": said["note"], "unnamed": str(said["unnamed"])}
        data |= {"name_by_on": str(said["name_by_on"] or "")} | ({"all_or_none": "on"} if said["all_or_none"] else {})
        copy = UnitWish(**{name.attname: getattr(stored, name.attname) for name in UnitWish._meta.concrete_fields})
        copy.sheet, copy.offer, copy.unit = self.told.sheet, one.place.offer, one.place.unit
        return WishForm(
            data, instance=copy, judge=self.judge, by=self.told.reader, named=dict(self._written.get(stored.pk, []))
        )

    def _judged(self, one: Gathered, form: WishForm) -> bool:
        for name, errors in form.errors.items():
            column = FIELD.get(name, name)
            for said in errors:
                self._fault(one.row_of(name), str(HEADINGS[column]), str(said))
        return not form.errors

    def _texts(self, stored: UnitWish) -> dict[str, str]:
        return _in_words(stored, [written for _key, written in self._written.get(stored.pk, [])])

    def _after(self, one: Gathered, form: WishForm) -> dict[str, str]:
        """Of the people, the names as the sheet writes them where they stood there before."""
        known = dict(self._written.get(form.instance.pk, []))
        names = {key: known.get(key, said) for key, (_row, said) in one.people.items()}
        return _in_words(form.instance, [names[key] for key in form.chosen_people])

    def _fault(self, number: int, heading: str, text: str) -> None:
        where = _("Rad %(row)s, kolumnen %(heading)s") % {"row": number, "heading": heading}
        self.change.faults.append(Fault(where, text[:1].upper() + text[1:]))


def _in_words(wish: UnitWish, people: list[str]) -> dict[str, str]:
    return {
        "person": ", ".join(people),
        "unnamed": str(wish.unnamed or ""),
        "name_by_on": str(wish.name_by_on or ""),
        "all_or_none": str(YES) if wish.all_or_none else "",
        "note": wish.note,
    }
