"""Who was there: run-on sentences with parentheses, lines, lists, groups by organisation, tables."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from networks.reading.blocks import Block, cell_text
from networks.reading.known import PREFIX, Known
from networks.reading.listing import in_columns, lines, typed_numbers
from networks.reading.names import is_name, is_title
from networks.reading.people import BETWEEN, Line, is_place, listed, members, parentheses, unknown_body
from networks.reading.results import Attendee, Match
from networks.reading.shape import ABSENT, ATTENDEES, Role, role_of, without

HEADER = {
    "namn",
    "name",
    "kommun",
    "organisation",
    "kommun/organisation",
    "titel",
    "roll",
    "funktion",
    "e-post",
    "epost",
    "mail",
    "enhet",
    "närvarande",
    "deltagare",
}
NAMED = {"namn", "name", "deltagare", "närvarande"}
PLACED = {"kommun", "organisation", "kommun/organisation"}
UNKNOWN = re.compile(r"[A-ZÅÄÖ][^\W\d_]+(?:[ -]\w+){0,3}")
GROUP = re.compile(r"^\s*(?P<label>[^:(\n]{2,50}?)\s*(?::|\s[–—-]\s)\s*(?P<rest>.*)$", re.DOTALL)


@dataclass
class Presence:
    """Attendees read so far; words that have no field are kept beside them."""

    known: Known
    attendees: list[Attendee] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)  # that were typed before names
    labels: list[str] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)
    absent: list[Attendee] = field(default_factory=list)
    away: list[str] = field(default_factory=list)  # their lines
    group: Match | None = None
    groups: list[Match] = field(default_factory=list)  # all that people have been listed under
    column: int | None = None  # of a table's organisations
    taken: int = 0

    @property
    def told(self) -> int:
        """Grows with every block that says more than under which organisation the next ones stand."""
        return len(self.attendees) + len(self.absent) + len(self.beside)


def heads_a_table(block: Block) -> bool:
    """The first row of a table of people says so itself: "Namn | Kommun"."""
    cells = _cells(block)
    return cells <= HEADER and bool(cells & NAMED) and bool(cells & PLACED)


def presence(blocks: Sequence[Block], known: Known) -> Presence | None:
    """People from the label at the first block on; None when nobody can be made out."""
    seen = Presence(known)
    if not blocks[0].cells:
        _label(seen, blocks[0])
    groups: list[Match] = []
    for number, block in enumerate(blocks[seen.taken :], start=seen.taken + 1):
        told = seen.told
        if _is_over(block, seen) or not _take(seen, block):
            break
        if seen.told > told:  # else it may head what comes after the list
            seen.taken, groups = number, [*seen.groups]
    seen.beside += [group.text for group in groups if all(one.organisation != group for one in seen.attendees)]
    seen.labels += [" ".join(seen.numbers)] if seen.numbers else []
    return seen if seen.attendees else None


def absence(blocks: Sequence[Block], known: Known) -> Presence | None:
    """Those who did not come: behind the label, else in the lines below it. None when it tells of nobody by name."""
    rest = without(blocks[0], ABSENT)
    seen = Presence(known, taken=1)
    if not rest.line:
        for block in blocks[1:]:
            if _is_over(block, seen) or not _is_person(block, seen) or not _take(seen, block):
                break
            seen.taken += 1
    elif not _take(seen, replace(rest, level=0)):
        return None
    seen.away = [" ".join(block.line for block in blocks[: seen.taken])]
    seen.attendees, seen.absent = [], [*seen.attendees, *seen.absent]
    return seen if seen.absent and not seen.beside else None


def _is_person(block: Block, seen: Presence) -> bool:
    """A first and a last name at the least: the line after the absentees may be a heading of one word."""
    return bool(block.depth) or len(block.line.split()) > 1


def _label(seen: Presence, label: Block) -> None:
    """Take the label, and who stands behind it on its line; nothing is taken when that is no list of people."""
    rest = without(label, ATTENDEES)
    if not rest.line or _take(seen, replace(rest, level=0), first=True):
        seen.labels.append(label.line[: len(label.line) - len(rest.line)].strip())
        seen.taken = 1


def _is_over(block: Block, seen: Presence) -> bool:
    role = role_of(block)
    return role is not Role.PLAIN or (bool(block.level) and not seen.known.organisation(block.line).match)


def _take(seen: Presence, block: Block, *, first: bool = False) -> bool:
    block = in_columns(block)
    read = [_row(block, seen)] if block.cells else [_line(text, seen) for text in lines(block, seen.known)]
    found = [line for line in read if line is not None]
    people = [person for line in found for person in line.people]
    strange = [words for line in found for words in line.strange]
    if strange and (not first or sum(len(words.split()) for words in strange) > len(people)):
        return False
    if not people and not any(line.group or line.beside or line.absent for line in found):
        return False
    seen.attendees += people if len(found) < 2 else [person for line in _shared(found) for person in line.people]
    seen.numbers += typed_numbers(block)
    seen.groups += [line.group for line in found if line.group]
    seen.absent += [person for line in found for person in line.absent]
    seen.away += [block.line] if any(line.absent for line in found) else []
    seen.beside += [words for line in found for words in (*line.beside, *line.strange)]
    return True


def _shared(lines: list[Line]) -> list[Line]:
    """Where each line ends with an organisation it is that of everybody on the line."""
    people = [line.people for line in lines if line.people]
    if not all(row[-1].organisation and not any(p.organisation for p in row[:-1]) for row in people):
        return lines
    return [Line([replace(p, organisation=line.people[-1].organisation) for p in line.people]) for line in lines]


def _line(text: str, seen: Presence) -> Line:
    known = seen.known
    whole = known.whole(text)
    if whole:
        seen.group = replace(whole, text=whole.text.strip(" :."))
        return Line(group=seen.group)
    if seen.group and (strange := unknown_body(text, known)) and not GROUP.match(text) and "(" not in text:
        seen.group = strange
        return Line(group=strange)
    grouped = GROUP.match(text)
    if grouped and (found := _grouped(grouped["label"], grouped["rest"], known, seen)):
        return found
    if "(" in text:
        return parentheses(text, known, seen.group)
    return listed(text, known, seen.group)


def _grouped(label: str, rest: str, known: Known, seen: Presence) -> Line | None:
    if is_place(label, known) and not is_name(PREFIX.sub("", label), known, parts=3):
        organisation = known.organisation(label)
        if not rest.strip():
            seen.group = organisation
            return Line(group=organisation)
        return members(rest, known, organisation)
    if rest.strip() and (strange := unknown_body(label, known)):
        return members(rest, known, strange)
    if is_name(label, known) or not rest.strip():
        return None
    inner = listed(rest, known, None) if "(" not in rest else parentheses(rest, known, None)
    if inner.people and not inner.strange and not known.organisation(rest).match:
        return _with_beside(inner, [label])
    return None


def _with_beside(line: Line, beside: list[str]) -> Line:
    return Line(line.people, [*beside, *line.beside], line.strange, line.group)


def _row(block: Block, seen: Presence) -> Line | None:
    cells = [text for text in map(cell_text, block.cells) if text]
    if cells and _cells(block) <= HEADER:
        return Line(beside=[block.line])
    if _is_absent(cells, seen):
        return _absent(block, cells, seen)
    bodies = (cell for told in (is_place, unknown_body) for cell in cells if told(cell, seen.known))
    place = next(bodies, None) or _in_place(block, seen)
    seen.column = next((at for at, cell in enumerate(block.cells) if place and cell_text(cell) == place), seen.column)
    organisation = seen.known.organisation(place) if place else seen.group
    others = [cell for cell in cells if cell is not place]
    if place and len(others) == 1 and BETWEEN.search(others[0]):
        return members(others[0], seen.known, organisation) if organisation else None
    names = [cell for cell in others if is_name(cell, seen.known, parts=1 if place else 2)]
    people = [Attendee(names[0], organisation)] if names else []
    return Line(people, [cell for cell in others if cell not in names[:1]], [] if people else [block.line])


def _in_place(block: Block, seen: Presence) -> str | None:
    """What stands where the rows above have their organisation, when it may be one that nobody knows."""
    said = cell_text(block.cells[seen.column]) if seen.column is not None and seen.column < len(block.cells) else ""
    return said if UNKNOWN.fullmatch(said) and not is_title(said) else None


def _absent(block: Block, cells: list[str], seen: Presence) -> Line:
    """Nobody's line in the list: who did not come is kept apart."""
    place = next((cell for cell in cells if is_place(cell, seen.known)), None)
    name = next((cell for cell in cells if cell is not place and is_name(cell, seen.known, parts=1)), None)
    if name is None:
        return Line(beside=[block.line])
    return Line(absent=[Attendee(name, seen.known.organisation(place) if place else seen.group)])


def _cells(block: Block) -> set[str]:
    return {text.casefold().strip(" :") for text in map(cell_text, block.cells) if text}


def _is_absent(cells: list[str], seen: Presence) -> bool:
    """A row that says of somebody that she did not come; "nej" does so only where the table asks who was there."""
    asked = any("närvarande" in words.casefold() for words in seen.beside)
    return len(cells) > 1 and any(ABSENT.match(cell) or (asked and cell.casefold() == "nej") for cell in cells)
