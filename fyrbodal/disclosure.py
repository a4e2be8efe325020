"""What may be shown of groups of people, so that no small group can be worked out.

What each person has is unknown. A figure of a group says the sum of its members' unknowns, so the figures that are shown
span a row space; a group can be worked out by adding and subtracting exactly when its indicator lies in that space.
"""

from collections.abc import Collection, Hashable, Iterable, Mapping
from fractions import Fraction
from typing import TypeVar

LIMIT = 5  # people; a smaller group is never shown, nor can it be computed from what is

Key = TypeVar("Key", bound=Hashable)
Row = dict[int, Fraction]  # by column, without zeros


def publishable(
    cells: Mapping[Key, Collection[Hashable]],
    already: Iterable[Collection[Hashable]] = (),
    people: Mapping[Hashable, int] | None = None,
) -> set[Key]:
    """The cells that may be shown at once, beside what the reader has seen `already`.

    A cell is the set of its members: persons, or groups that share nobody, of as many `people` as said. The largest are
    let through first, so a total comes before its parts and the smallest part is what is hidden; of equals the first.
    None that is hidden could be added.
    """
    seen = [frozenset(cell) for cell in already]
    wanted = {key: frozenset(cell) for key, cell in cells.items()}
    known = Known([*wanted.values(), *seen], people or {})
    for cell in seen:
        known.learn(cell)
    largest_first = sorted(wanted, key=lambda key: known.size(wanted[key]), reverse=True)
    return {key for key in largest_first if known.size(wanted[key]) >= LIMIT and known.learn_safely(wanted[key])}


class Known:
    """What follows from the cells learnt so far: their row space, kept as reduced rows.

    Members who are in the same cells are told apart by none, and share a column. Columns run from many people to few, and
    a row leads with its first: so a row that leads with few people is about few in every column.
    """

    def __init__(self, cells: Collection[frozenset[Hashable]], people: Mapping[Hashable, int]) -> None:
        self.people = people
        alike = _alike(cells)
        groups = sorted(alike.values(), key=lambda group: -self.size(group))
        self.sizes = [self.size(group) for group in groups]
        self.column = {member: column for column, group in enumerate(groups) for member in group}
        self.rows: dict[int, Row] = {}  # by the column that leads; no other row has anything there

    def size(self, members: Iterable[Hashable]) -> int:
        return sum(self.people.get(member, 1) for member in members)

    def learn(self, cell: frozenset[Hashable]) -> None:
        self.rows = self._with(cell)[0]

    def learn_safely(self, cell: frozenset[Hashable]) -> bool:
        """Whether it could be learnt; nothing is where it would give away a small group that was not known before."""
        rows, changed = self._with(cell)
        led_by_few = [column for column in changed if self.sizes[column] < LIMIT]
        if led_by_few and Few(rows, self.sizes).gives_away(led_by_few):
            return False
        self.rows = rows
        return True

    def _with(self, cell: frozenset[Hashable]) -> tuple[dict[int, Row], list[int]]:
        """The rows when the cell is learnt too, and the columns that lead those that are new or changed."""
        row: Row = {self.column[member]: Fraction(1) for member in cell}
        for column in [column for column in row if column in self.rows]:
            row = _minus(row, row[column], self.rows[column])
        if not row:
            return self.rows, []
        leads = min(row)
        row = {column: value / row[leads] for column, value in row.items()}
        changed = {one: _minus(other, other[leads], row) for one, other in self.rows.items() if leads in other}
        return {**self.rows, **changed, leads: row}, [leads, *changed]


def _alike(cells: Collection[frozenset[Hashable]]) -> dict[frozenset[int], list[Hashable]]:
    """Members by the cells that they are in."""
    inside: dict[Hashable, list[int]] = {}
    for number, cell in enumerate(cells):
        for member in cell:
            inside.setdefault(member, []).append(number)
    alike: dict[frozenset[int], list[Hashable]] = {}
    for member, numbers in inside.items():
        alike.setdefault(frozenset(numbers), []).append(member)
    return alike


def _minus(row: Row, times: Fraction, other: Row) -> Row:
    difference = dict(row)
    for column, value in other.items():
        difference[column] = difference.get(column, Fraction(0)) - times * value
    return {column: value for column, value in difference.items() if value}


class Few:
    """The rows that lead with few people, looked through for small groups.

    A group in the row space is the sum of the rows that lead with its columns, for no other row has anything there. So a
    small one is the sum of fewer than LIMIT of these rows.
    """

    def __init__(self, rows: dict[int, Row], sizes: list[int]) -> None:
        self.sizes = sizes
        self.rows = {leads: row for leads, row in rows.items() if sizes[leads] < LIMIT}
        self.touching: dict[int, list[int]] = {}
        for leads, row in self.rows.items():
            for column in row:
                self.touching.setdefault(column, []).append(leads)

    def gives_away(self, leads: Iterable[int]) -> bool:
        """Whether one of these rows, or a sum that it is part of, is a small group."""
        return any(self._completes(self.rows[column], frozenset([column])) for column in leads)

    def _completes(self, total: Row, used: frozenset[int]) -> bool:
        if self._people(used) >= LIMIT:
            return False
        amiss = [column for column, value in total.items() if value != 1]
        if not amiss and self._people(total) < LIMIT:
            return True
        return any(
            self._completes(_minus(total, Fraction(-1), self.rows[leads]), used | {leads})
            for leads in self._mending(amiss, total, used) - used
        )

    def _mending(self, amiss: list[int], total: Row, used: frozenset[int]) -> set[int]:
        """Rows of which one must be added: those that change a column which is amiss, or else one of too many."""
        columns = [min(amiss, key=self._touched)] if amiss else self._too_many(total, used)
        return {leads for column in columns for leads in self.touching[column]}

    def _touched(self, column: int) -> int:
        return len(self.touching[column])

    def _too_many(self, total: Row, used: frozenset[int]) -> list[int]:
        """Columns that cannot all stay in a small group, beside those that lead; the least touched ones."""
        chosen: list[int] = []
        for column in sorted(total.keys() - used, key=self._touched):
            chosen.append(column)
            if self._people([*used, *chosen]) >= LIMIT:
                break
        return chosen

    def _people(self, columns: Iterable[int]) -> int:
        return sum(self.sizes[column] for column in columns)
