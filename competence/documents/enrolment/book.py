"""A sheet as a workbook that can be filled in by hand and come back, with the rows that its reader may write."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from competence.documents.enrolment.sheet import ToldSheet, ToldWish
from competence.models import UnitWish, WishedPerson
from fyrbodal.documents.spreadsheets import Value, write_xlsx

WISHES, HELP = _("Anmälan"), _("Så fyller du i")
HEADINGS = {
    "municipality": _("Kommun"),
    "course": _("Kurs"),
    "unit": _("Enhet"),
    "person": _("Person"),
    "unnamed": _("Utan namn"),
    "name_by_on": _("Namn senast"),
    "all_or_none": _("Alla eller ingen"),
    "note": _("Anmärkning"),
}
YES, NO = _("ja"), _("nej")
ABOUT = (
    (_("Kurs"), _("Skriv kursens namn som det står i paketet.")),
    (_("Enhet"), _("Enhetens namn. Lämna tomt för kommunens eget önskemål; det skriver IFO-chefen.")),
    (_("Person"), _("En rad för var och en: namn eller e-postadress. Den som tas bort ur filen tas bort ur anmälan.")),
    (_("Utan namn"), _("Hur många platser som får namn senare, på en rad utan person. 0 om alla har namn.")),
    (_("Namn senast"), _("Dagen då namnen ska finnas, till exempel 2027-02-01. Före kursens första dag.")),
    (_("Alla eller ingen"), _("ja om de går tillsammans eller inte alls, annars nej.")),
    (
        _("Rader som saknas"),
        _("En kurs och enhet som inte står i filen, eller där inget är ifyllt, lämnas som den är."),
    ),
)


def headings() -> list[str]:
    return [str(one) for one in HEADINGS.values()]


def book_of(told: ToldSheet) -> bytes:
    people = people_of([wish.wish for one in told.courses for wish in one.wishes if wish.wish and wish.may_read])
    rows = [_row(told, cells) for cells in _rows(told, people)]
    about = [[str(heading), str(text)] for heading, text in ABOUT]
    return write_xlsx(
        {str(WISHES): [headings(), *rows], str(HELP): [[str(_("Kolumn")), str(_("Vad som står där"))], *about]}
    )


def people_of(wishes: Iterable[UnitWish]) -> dict[Any, list[tuple[Any, str]]]:
    """By wish, those who are named as one writes them: by name, or by address where two share one."""
    rows = list(WishedPerson.objects.filter(wish__in=list(wishes)).select_related("person").order_by("position", "pk"))
    names = Counter(name for name, _person in {(one.person.name.casefold(), one.person_id) for one in rows})
    found: dict[Any, list[tuple[Any, str]]] = defaultdict(list)
    for one in rows:
        person = one.person
        written = person.name if names[person.name.casefold()] == 1 else person.email
        found[one.wish_id].append((one.person_id, written))
    return found


def _rows(told: ToldSheet, people: Mapping[Any, list[tuple[Any, str]]]) -> Iterator[dict[str, Value]]:
    """What is wished for; and for what is not, a row to begin on."""
    for one in told.courses:
        place: dict[str, Value] = {"course": str(one.offer)}
        mine = [wish for wish in one.wishes if wish.may_read]
        for wish in mine:
            yield from _of_wish(place | {"unit": wish.unit.name if wish.unit else None}, wish, people)
        if not mine:
            yield place


def _of_wish(
    place: dict[str, Value], told: ToldWish, people: Mapping[Any, list[tuple[Any, str]]]
) -> Iterator[dict[str, Value]]:
    wish = told.wish
    if wish is None:
        yield place
        return
    said: dict[str, Value] = {"unnamed": wish.unnamed, "name_by_on": wish.name_by_on, "note": wish.note or None}
    yield place | said | {"all_or_none": str(YES if wish.all_or_none else NO)}
    for _person, written in people.get(wish.pk, []):
        yield place | {"person": written}


def _row(told: ToldSheet, cells: dict[str, Value]) -> list[Value]:
    home = {"municipality": str(told.sheet.organisation)}
    return [(cells | home).get(name) for name in HEADINGS]
