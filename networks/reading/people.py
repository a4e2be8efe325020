"""People in one line: "A B (Orust), C D (Åmål)", "A B, Orust", "A B Orust", "A B och C D, Orust"."""

import re
from dataclasses import dataclass, field, replace

from networks.reading.blocks import collapsed
from networks.reading.known import Known
from networks.reading.names import is_name, is_title
from networks.reading.results import Attendee, Match

FROM = re.compile(r"(?P<name>.+?)\s+(?:från|fr\.?)\s+(?P<place>\S+(?:\s\S+){0,2})")
PAIR = re.compile(r"(?P<name>[^/,;–—]+?)(?:\s*/\s*|\s+[‐–—-]\s+)(?P<place>[A-ZÅÄÖ][^\W\d_]{3,})")
AND = re.compile(r"\s+(?:och|samt|&)\s+")
BETWEEN = re.compile(r"[,;\n\t|]|\s+(?:och|samt|&)\s+|\s+[‐–—-]\s+|\s*/\s*|(?<=[a-zåäö]{3})\.\s+(?=[A-ZÅÄÖ])")

BODY = re.compile(
    r"\b(?:\w*förening(?:en)?|\w*förbund(?:et)?|\w*stiftelsen?|\w*jour(?:en)?|\w*verket|\w*myndighet(?:en)?|\w*universitetet?"
    r"|\w*högskolan?|\w*mottagning(?:en)?|\w*enhet(?:en)?|region(?:en)?|polisen|kyrkan?|församling(?:en)?|\w*centrum|AB)\b",
    re.IGNORECASE,
)


@dataclass
class Line:
    """One line's people; strange holds what is neither a person, an organisation nor a title."""

    people: list[Attendee] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)
    strange: list[str] = field(default_factory=list)
    group: Match | None = None
    absent: list[Attendee] = field(default_factory=list)


def is_place(text: str, known: Known) -> bool:
    return known.whole(text) is not None or known.organisation(text).certain


def unknown_body(text: str, known: Known) -> Match | None:
    """An organisation that nobody has told of: its words say that it is one ("Föreningen Linden")."""
    said = text.strip(" .:;,")
    is_one = BODY.search(said) and len(said.split()) < 8 and not is_title(said) and "," not in said
    return Match(said, None, certain=False) if is_one and not is_place(said, known) else None


def members(text: str, known: Known, organisation: Match) -> Line:
    line = Line()
    for piece in filter(None, (piece.strip(" .") for piece in re.split(r"[,;\n]|\s+(?:och|samt|&)\s+|[()]", text))):
        if is_name(piece, known, parts=1):
            line.people.append(Attendee(collapsed(piece), organisation))
        else:
            (line.beside if is_title(piece) or piece[0].islower() else line.strange).append(piece)
    return line


def parentheses(text: str, known: Known, group: Match | None) -> Line:
    line, at, places_first = Line(), 0, False
    for match in re.finditer(r"\(([^()]*)\)?", text):
        before, inside = text[at : match.start()], match[1].strip(" ,.;")
        at = match.end()
        place = before.strip(" ,.;")
        named = is_place(place, known) or unknown_body(place, known) or (places_first and is_name(inside, known))
        if named and not is_place(inside, known):
            places_first = True
            _add(line, members(inside, known, known.organisation(AND.sub("", before).strip(" ,.;"))))
        else:
            _named(line, before, inside, known, group)
    _add(line, listed(text[at:], known, group))
    return line


def _named(line: Line, before: str, inside: str, known: Known, group: Match | None) -> None:
    """The last name before a parenthesis is the one that it tells about."""
    named = listed(before, known, group)
    _add(line, named)
    if not named.people:
        line.strange.append(inside)
    elif is_title(inside) and not known.organisation(inside).match:
        line.beside.append(inside)
    elif inside:
        line.people[-1] = replace(line.people[-1], organisation=known.organisation(inside))


def _add(line: Line, other: Line) -> None:
    line.people += other.people
    line.beside += other.beside
    line.strange += other.strange


def listed(text: str, known: Known, group: Match | None) -> Line:
    """Names with their organisation after a comma or dash, or directly after: "A B, Orust" and "A B Orust"."""
    if (pair := PAIR.fullmatch(text.strip())) and is_name(pair["name"], known) and not is_title(pair["place"]):
        return Line([Attendee(collapsed(pair["name"]), known.organisation(pair["place"]))])
    line = Line()
    pieces = [piece.strip(" .:") for piece in BETWEEN.split(re.sub(r"^\s*(?:och|samt)\s+", "", text.strip(" ,.;")))]
    last_named = False
    for piece in filter(None, pieces):
        last_named = _piece(line, piece, known, group, after_name=last_named)
    _share(line, text)
    return line


def _piece(line: Line, piece: str, known: Known, group: Match | None, *, after_name: bool) -> bool:
    if direct := _direct(piece, known):
        line.people.append(direct)
        return False
    match = unknown_body(piece, known) or known.organisation(piece)
    told = match.match is not None and not is_name(piece, known, parts=4)
    if after_name and (told or unknown_body(piece, known)):
        line.people[-1] = replace(line.people[-1], organisation=match)
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
    if (said := FROM.fullmatch(piece)) and is_name(said["name"], known) and known.organisation(said["place"]).match:
        return Attendee(collapsed(said["name"]), known.organisation(said["place"]))
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
