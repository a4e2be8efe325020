"""What became of a file, as the page shows it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Self

from django.utils.translation import gettext as _

from fyrbodal.registers.resources import RegisterResource

SHOWN = 200  # lines of a preview; the counts stand above them


@dataclass(frozen=True)
class Line:
    """One row of the file that would be written; `cells` are before and after of each column."""

    number: int
    word: str
    cells: list[tuple[str, str]]


@dataclass(frozen=True)
class Fault:
    number: int
    heading: str
    text: str


@dataclass(frozen=True)
class Outcome:
    headings: list[str]
    lines: list[Line]
    faults: list[Fault]
    new: int
    changed: int
    same: int

    @classmethod
    def of(cls, resource: RegisterResource, result: Any, numbers: list[int]) -> Self:
        """`numbers` are the rows' places in the file. Raises what was no fault of the file."""
        for unexpected in [*result.base_errors, *(error for row in result.error_rows for error in row.errors)]:
            raise unexpected.error
        return cls(
            headings=list(resource.headings().values()),
            lines=list(_lines(result, numbers))[:SHOWN],
            faults=[fault for row in result.invalid_rows for fault in _faults(resource, row, numbers)],
            new=result.totals["new"],
            changed=result.totals["update"],
            same=result.totals["skip"],
        )

    @property
    def rows(self) -> int:
        return self.new + self.changed


def _lines(result: Any, numbers: list[int]) -> Iterator[Line]:
    words = {"new": _("ny"), "update": _("ändras")}
    for number, row in zip(numbers, result.rows, strict=True):
        if row.import_type in words:
            yield Line(number, words[row.import_type], row.diff)


def _faults(resource: RegisterResource, row: Any, numbers: list[int]) -> Iterator[Fault]:
    headings = resource.headings()
    for name, texts in row.error_dict.items():
        for text in texts:
            yield Fault(numbers[row.number - 1], headings.get(name, ""), str(text))
