"""Who was there: run-on sentences with parentheses, lines, lists, groups by organisation, tables."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from networks.reading.blocks import Block, cell_text, collapsed
from networks.reading.known import PREFIX, Known
from networks.reading.names import is_name, is_title
from networks.reading.results import Attendee, Match
from networks.reading.shape import ATTENDEES, Role, role_of, without

AND = re.compile(r"\s+(?:och|samt|&)\s+")
BETWEEN = re.compile(r"[,;\n\t|]|\s+(?:och|samt|&)\s+|\s+[–—-]\s+|\s*/\s*|(?<=[a-zåäö]{3})\.\s+(?=[A-ZÅÄÖ])")
FROM = re.compile(r"^(?P<name>.+?)[\s\t]+(?:(?:från|fr\.?|i|på)\s+)?(?P<place>\S+(?:\s\S+){0,2})$")
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
GROUP = re.compile(r"^\s*(?P<label>[^:(\n]{2,50}?)\s*(?::|\s[–—-]\s)\s*(?P<rest>.*)$", re.DOTALL)


@dataclass
class Presence:
    """Attendees read so far; words that have no field are kept beside them."""

    known: Known
    attendees: list[Attendee] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)
    group: Match | None = None
    taken: int = 0


@dataclass
class Line:
    """One line's people; strange holds what is neither a person, an organisation nor a title."""

    people: list[Attendee] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)
    strange: list[str] = field(default_factory=list)
    group: Match | None = None


def presence(blocks: Sequence[Block], known: Known) -> Presence | None:
    """People from the label at the first block on; None when nobody can be made out."""
    seen = Presence(known)
    label = blocks[0]
    rest = without(label, ATTENDEES)
    seen.labels.append(label.line[: len(label.line) - len(rest.line)].strip())
    if rest.line and not _take(seen, replace(rest, level=0), first=True):
        return None
    seen.taken = 1
    for block in blocks[1:]:
        if _is_over(block, seen) or not _take(seen, block):
            break
        seen.taken += 1
    return seen if seen.attendees else None


def _is_over(block: Block, seen: Presence) -> bool:
    role = role_of(block)
    return role is not Role.PLAIN or (bool(block.level) and not seen.known.organisation(block.line).match)


def _take(seen: Presence, block: Block, *, first: bool = False) -> bool:
    lines = [_row(block, seen)] if block.cells else [_line(text, seen) for text in _lines(block, seen.known)]
    found = [line for line in lines if line is not None]
    people = [person for line in found for person in line.people]
    strange = [words for line in found for words in line.strange]
    if strange and (not first or sum(len(words.split()) for words in strange) > len(people)):
        return False
    if not people and not any(line.group or line.beside for line in found):
        return False
    seen.attendees += people if len(found) < 2 else [person for line in _shared(found) for person in line.people]
    seen.beside += [words for line in found for words in (*line.beside, *line.strange)]
    return True


def _shared(lines: list[Line]) -> list[Line]:
    """Where each line ends with an organisation it is that of everybody on the line."""
    people = [line.people for line in lines if line.people]
    if not all(row[-1].organisation and not any(p.organisation for p in row[:-1]) for row in people):
        return lines
    return [Line([replace(p, organisation=line.people[-1].organisation) for p in line.people]) for line in lines]


def _lines(block: Block, known: Known) -> list[str]:
    """Several lines, or several groups in one paragraph: "Orust: A B. Åmål: C D"."""
    lines = block.text.split("\n") if "\n" in block.text and _is_list(block) else [block.line]
    return [piece for line in lines for piece in _groups(line, known)]


def _is_list(block: Block) -> bool:
    """Lines that are complete, and not one sentence that was broken."""
    return not any(
        line.rstrip().endswith((",", "och", "-")) or ("(" in line and ")" not in line)
        for line in block.text.split("\n")
    )


def _groups(line: str, known: Known) -> Iterator[str]:
    starts = [m.start for m in known.mentions(line, similar=True) if re.match(r"\s*:", line[m.end :])]
    cuts = [
        0,
        *(start for start in starts if re.search(r"(?:^|[.;,)\n]|\boch)\s*$", line[:start]) and start),
        len(line),
    ]
    return (line[a:b].strip(" ;,") for a, b in pairwise(cuts) if line[a:b].strip(" ;,."))


def _line(text: str, seen: Presence) -> Line:
    known = seen.known
    whole = known.whole(text)
    if whole:
        seen.group = replace(whole, text=whole.text.strip(" :."))
        return Line(group=seen.group)
    grouped = GROUP.match(text)
    if grouped and (found := _grouped(grouped["label"], grouped["rest"], known, seen)):
        return found
    if "(" in text:
        return _parentheses(text, known, seen.group)
    return _listed(text, known, seen.group)


def _is_place(text: str, known: Known) -> bool:
    return known.whole(text) is not None or known.organisation(text).certain


def _grouped(label: str, rest: str, known: Known, seen: Presence) -> Line | None:
    if _is_place(label, known) and not is_name(PREFIX.sub("", label), known, parts=3):
        organisation = known.organisation(label)
        if not rest.strip():
            seen.group = organisation
            return Line(group=organisation)
        return _members(rest, known, organisation)
    if is_name(label, known) or not rest.strip():
        return None
    inner = _listed(rest, known, None) if "(" not in rest else _parentheses(rest, known, None)
    if inner.people and not inner.strange and not known.organisation(rest).match:
        return _with_beside(inner, [label])
    return None


def _with_beside(line: Line, beside: list[str]) -> Line:
    return Line(line.people, [*beside, *line.beside], line.strange, line.group)


def _members(text: str, known: Known, organisation: Match) -> Line:
    line = Line()
    for piece in filter(None, (piece.strip(" .") for piece in re.split(r"[,;\n]|\s+(?:och|samt|&)\s+|[()]", text))):
        if is_name(piece, known, parts=1):
            line.people.append(Attendee(collapsed(piece), organisation))
        else:
            (line.beside if is_title(piece) or piece[0].islower() else line.strange).append(piece)
    return line


def _parentheses(text: str, known: Known, group: Match | None) -> Line:
    line, at = Line(), 0
    for match in re.finditer(r"\(([^()]*)\)?", text):
        before, inside = text[at : match.start()], match[1].strip(" ,.;")
        at = match.end()
        if _is_place(before.strip(" ,.;"), known) and not _is_place(inside, known):
            members = _members(inside, known, known.organisation(AND.sub("", before).strip(" ,.;")))
            line.people += members.people
            line.beside += members.beside
            line.strange += members.strange
        else:
            _named(line, before, inside, known, group)
    _add(line, _listed(text[at:], known, group))
    return line


def _named(line: Line, before: str, inside: str, known: Known, group: Match | None) -> None:
    """The last name before a parenthesis is the one that it tells about."""
    listed = _listed(before, known, group)
    _add(line, listed)
    if not listed.people:
        line.strange.append(inside)
    elif is_title(inside) and not known.organisation(inside).match:
        line.beside.append(inside)
    elif inside:
        line.people[-1] = replace(line.people[-1], organisation=known.organisation(inside))


def _add(line: Line, other: Line) -> None:
    line.people += other.people
    line.beside += other.beside
    line.strange += other.strange


def _listed(text: str, known: Known, group: Match | None) -> Line:
    """Names with their organisation after a comma or dash, or directly after: "A B, Orust" and "A B Orust"."""
    line = Line()
    pieces = [piece.strip(" .:") for piece in BETWEEN.split(re.sub(r"^\s*(?:och|samt)\s+", "", text.strip(" ,.;")))]
    last_named = False
    for piece in filter(None, pieces):
        last_named = _piece(line, piece, known, group, after_name=last_named)
    _share(line, text)
    return line


def _piece(line: Line, piece: str, known: Known, group: Match | None, *, after_name: bool) -> bool:
    match = known.organisation(piece)
    if after_name and match.match and not is_name(piece, known, parts=4):
        line.people[-1] = replace(line.people[-1], organisation=match)
        return False
    direct = _direct(piece, known)
    if direct:
        line.people.append(direct)
        return False
    if is_name(piece, known, parts=1 if known.organisation(piece).match is None and len(piece) < 20 else 2):
        line.people.append(Attendee(collapsed(piece), group))
        return True
    (
        line.beside
        if is_title(piece) or (line.people and len(piece.split()) < 4 and piece[0].islower())
        else line.strange
    ).append(piece)
    return after_name


def _direct(piece: str, known: Known) -> Attendee | None:
    """ "Anna Berg Orust", "Anna Berg från Lilla Edet": only names that are written right."""
    tokens = piece.split()
    for size in (3, 2, 1):
        place = " ".join(tokens[-size:])
        name = re.sub(r"\s+(?:från|fr\.?|i|på|,)$", "", " ".join(tokens[:-size]))
        if len(tokens) > size and known.organisation(place).certain and is_name(name, known):
            return Attendee(collapsed(name), known.organisation(place))
    return None


def _share(line: Line, text: str) -> None:
    """ "A B och C D, Orust": one organisation at the end of the line is both's."""
    placed = [person for person in line.people if person.organisation]
    if len(line.people) == 2 and placed == line.people[1:] and AND.search(text) and "," in text:
        line.people[0] = replace(line.people[0], organisation=line.people[1].organisation)


def _row(block: Block, seen: Presence) -> Line | None:
    cells = [text for text in map(cell_text, block.cells) if text]
    if cells and all(cell.casefold().strip(" :") in HEADER for cell in cells):
        return Line(beside=[block.line])
    place = next((cell for cell in cells if _is_place(cell, seen.known)), None)
    organisation = seen.known.organisation(place) if place else seen.group
    others = [cell for cell in cells if cell is not place]
    if place and len(others) == 1 and BETWEEN.search(others[0]):
        return _members(others[0], seen.known, organisation) if organisation else None
    names = [cell for cell in others if is_name(cell, seen.known, parts=1 if place else 2)]
    people = [Attendee(names[0], organisation)] if names else []
    return Line(people, [cell for cell in others if cell not in names[:1]], [] if people else [block.line])
