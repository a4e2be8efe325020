"""What the rows of a survey answer together. A municipality with several rows counts once."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from competence.staffing.columns import Column
from competence.staffing.reading import Answer, Read, read
from fyrbodal.swedish import joined


@dataclass(frozen=True)
class Row:
    """A unit and its words by column; those whose figures came another way are not counted in the questions."""

    unit: str
    municipality: str
    words: Mapping[Column, str]
    interviewed: bool = True

    def read(self, column: Column) -> Read:
        return read(column, self.words.get(column, ""))


class Question(TextChoices):
    NO_VACANCIES = "no_vacancies", gettext_lazy("inga vakanta tjänster")
    NOBODY_OVER_FIVE = "nobody_over_five", gettext_lazy("ingen med mer än fem år i barn och unga")
    ALL_UNDER_TWO = "all_under_two", gettext_lazy("alla utom konsulterna med mindre än två år")
    RELIEF = "relief", gettext_lazy("administrativ avlastning")


@dataclass(frozen=True)
class Found:
    """The municipalities of which the answer is yes, the rows that made it, and of which it cannot be told."""

    question: Question
    municipalities: tuple[str, ...]
    units: tuple[str, ...]
    unknown: tuple[str, ...]
    of: int
    how: str

    @property
    def count(self) -> int:
        return len(self.municipalities)


@dataclass(frozen=True)
class Derived:
    """A sum of the figures of a column: `most` is None above an open end; `left_out` are units without a figure."""

    column: Column
    least: Decimal
    most: Decimal | None
    units: tuple[str, ...]
    left_out: tuple[str, ...]
    municipalities: tuple[str, ...]  # those with any
    caveat: str


Rows = Sequence[Row]


def summary(rows: Iterable[Row]) -> tuple[Found, ...]:
    """In the order of the questions."""
    groups = _by_municipality(row for row in rows if row.interviewed)
    return tuple(_answer(question, groups) for question in Question)


def derived(rows: Iterable[Row], column: Column) -> Derived:
    """Posts and people are mixed in the survey, so this is no official total and says so."""
    known = list(rows)
    with_figure = [row for row in known if row.read(column).least is not None]
    left_out = tuple(row.unit for row in known if row.read(column).least is None)
    return Derived(
        column,
        sum((row.read(column).least or Decimal(0) for row in with_figure), Decimal(0)),
        _most([row.read(column).most for row in with_figure]),
        tuple(row.unit for row in with_figure),
        left_out,
        tuple(dict.fromkeys(row.municipality for row in known if row.read(column).answer is Answer.YES)),
        _caveat(left_out),
    )


def _by_municipality(rows: Iterable[Row]) -> dict[str, list[Row]]:
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row.municipality, []).append(row)
    return groups


def _answer(question: Question, groups: Mapping[str, Rows]) -> Found:
    told = {name: TELLING[question](rows) for name, rows in groups.items()}
    yes = tuple(name for name, answer in told.items() if answer)
    unknown = tuple(name for name, answer in told.items() if answer is None)
    units = tuple(row.unit for name in yes for row in groups[name])
    return Found(question, yes, units, unknown, len(groups), _how(question))


def _none(rows: Rows, *columns: Column) -> bool | None:
    """Whether no row has any: one that has settles it, one that does not tell leaves it open."""
    answers = {row.read(column).answer for row in rows for column in columns}
    if Answer.YES in answers:
        return False
    return True if answers == {Answer.NO} else None


def _all_under_two(rows: Rows) -> bool | None:
    """Somebody must be there for all to be new."""
    nobody, nobody_longer = _none(rows, Column.UNDER_TWO), _none(rows, Column.TWO_TO_FIVE, Column.OVER_FIVE)
    if nobody or nobody_longer is False:
        return False
    return None if nobody is None else nobody_longer


def _any_relief(rows: Rows) -> bool | None:
    none = _none(rows, Column.RELIEF)
    return None if none is None else not none


TELLING: dict[Question, Callable[[Rows], bool | None]] = {
    Question.NO_VACANCIES: lambda rows: _none(rows, Column.VACANT),
    Question.NOBODY_OVER_FIVE: lambda rows: _none(rows, Column.OVER_FIVE),
    Question.ALL_UNDER_TWO: _all_under_two,
    Question.RELIEF: _any_relief,
}


def _how(question: Question) -> str:
    """One sentence beside each answer."""
    each = {
        Question.NO_VACANCIES: _("Räknas när alla kommunens rader svarar 0 eller nej om vakanta tjänster."),
        Question.NOBODY_OVER_FIVE: _("Räknas när alla kommunens rader har 0 med mer än fem år."),
        Question.ALL_UNDER_TWO: _(
            "Räknas när alla kommunens rader har 0 med två år eller mer och någon med mindre; konsulter räknas inte."
        ),
        Question.RELIEF: _("Räknas när någon av kommunens rader svarar ja; ord utan ja eller nej räknas inte."),
    }
    return f"{each[question]} {_('En kommun med flera rader räknas en gång, och bara kommuner som själva har svarat räknas.')}"


def _most(found: Sequence[Decimal | None]) -> Decimal | None:
    known = [one for one in found if one is not None]
    return sum(known, Decimal(0)) if len(known) == len(found) else None


def _caveat(left_out: Sequence[str]) -> str:
    said = _("Härledd summa, inte en officiell siffra: tjänster och personer är blandade i svaren.")
    if not left_out:
        return said
    return f"{said} {_('Utan tal och därför inte med: %s.') % joined(left_out)}"
