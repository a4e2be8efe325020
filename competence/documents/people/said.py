"""A cell in words: a state, its mark, and what is to be known beside it."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from competence.documents.people.wanted import Named, Wanted
from competence.gaps import Cell, State
from fyrbodal.swedish import day_and_month, joined

WORDS = {
    State.TAKEN: gettext_lazy("läst"),
    State.COUNTS_FROM: gettext_lazy("läst, i äldre form"),
    State.DUE_AGAIN: gettext_lazy("dags igen"),
    State.PLANNED: gettext_lazy("planerad"),
    State.PARTLY: gettext_lazy("delvis läst"),
    State.MISSING: gettext_lazy("saknas"),
}
LACKS = {State.MISSING, State.PARTLY, State.DUE_AGAIN}
OVERDUE, WISHED, AGREED = gettext_lazy("skulle ha lästs om"), gettext_lazy("önskad"), gettext_lazy("överenskommen")


LEGEND = [
    (State.TAKEN, WORDS[State.TAKEN], gettext_lazy("även på annat håll")),
    (State.COUNTS_FROM, WORDS[State.COUNTS_FROM], gettext_lazy("en kurs som den här har ersatt")),
    (State.PLANNED, WORDS[State.PLANNED], gettext_lazy("har en plats")),
    (State.PARTLY, WORDS[State.PARTLY], gettext_lazy("någon del är kvar")),
    (State.DUE_AGAIN, WORDS[State.DUE_AGAIN], gettext_lazy("kursen ska läsas om")),
    (State.MISSING, WORDS[State.MISSING], gettext_lazy("hör till steget och är inte läst")),
]


@dataclass(eq=False)
class Said:
    """The same of everybody whose cells are alike. `kind` is the look of the state's word; what `lacks` can be wished for.

    `agreed` is whether a wish for it has been agreed on, None where there is no wish; `wished` says that in a word.
    """

    course: Named
    state: State
    word: str
    kind: str
    note: str
    lacks: bool
    agreed: bool | None
    wished: str


class Telling:
    """What cells are in words, on a day. There are thousands of them in a matrix, and few that differ."""

    def __init__(self, wanted: Wanted, on: dt.date) -> None:
        self.wanted, self.on = wanted, on
        self._words = {state: str(word) for state, word in WORDS.items()}
        self._wished = {None: "", False: str(WISHED), True: str(AGREED)}
        self._said: dict[tuple[Cell, bool | None], Said] = {}

    def of(self, cell: Cell, wishes: Mapping[Any, bool]) -> Said:
        """`wishes` are hers: course → whether it is agreed on."""
        agreed = wishes.get(cell.course)
        found = self._said.get((cell, agreed))
        if found is None:
            found = self._said[cell, agreed] = self._say(cell, agreed=agreed)
        return found

    def _say(self, cell: Cell, *, agreed: bool | None) -> Said:
        late = cell.is_overdue(self.on)
        word, kind = (str(OVERDUE), "overdue") if late else (self._words[cell.state], cell.state.value)
        note = joined_notes(cell, self.wanted)
        course, lacks = self.wanted.courses[cell.course], cell.state in LACKS
        return Said(course, cell.state, word, kind, note, lacks, agreed, self._wished[agreed])


def joined_notes(cell: Cell, wanted: Wanted) -> str:
    """When, through what, how much of it; as far as it is known."""
    return ", ".join(one for one in _notes(cell, wanted) if one)


def _notes(cell: Cell, wanted: Wanted) -> list[str]:
    if cell.state is State.PLANNED:
        return [in_words(cell.planned_on) if cell.planned_on else ""]
    if cell.state is State.PARTLY:
        return [_lacking(cell, wanted), _planned(cell)]
    if cell.state is State.MISSING:
        return []
    return [_through(cell, wanted), _when(cell), _("på annat håll") if cell.elsewhere else "", _again(cell)]


def _lacking(cell: Cell, wanted: Wanted) -> str:
    names = [name for key, name in wanted.parts.items() if key in cell.lacking]
    return _("kvar: %s") % joined(names) if names else ""


def _planned(cell: Cell) -> str:
    return _("mer planerat %s") % in_words(cell.planned_on) if cell.planned_on else ""


def _through(cell: Cell, wanted: Wanted) -> str:
    return _("genom %s") % wanted.courses[cell.through].name if cell.through else ""


def _when(cell: Cell) -> str:
    return str(cell.last_on.year) if cell.last_on else _("okänt år")


def _again(cell: Cell) -> str:
    if cell.due is None or cell.state is not State.DUE_AGAIN:
        return ""
    return _("läses om senast %s") % in_words(cell.due.latest)


def in_words(day: dt.date) -> str:
    return f"{day_and_month(day)} {day.year}"
