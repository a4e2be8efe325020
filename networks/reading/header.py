"""The top of the minutes: title, network, day, times and place."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, time

from networks.reading.blocks import Block
from networks.reading.dates import days, first_day, times
from networks.reading.known import Known
from networks.reading.results import NetworkMatch
from networks.reading.shape import VERBS, Role, role_of

TITLE = re.compile(r"anteckning|protokoll|nätverksträff|nätverksmöte|minnes", re.IGNORECASE)
DETAIL = re.compile(
    r"(?P<label>(?:mötes)?(?:datum|dag|tid|plats|lokal|när|var)(?:\s*(?:och|/|,)\s*(?:tid|plats|lokal))?|nätverk|grupp)\s*:\s*(?P<value>.+)$",
    re.IGNORECASE,
)
ONLINE = re.compile(
    r"\b(?:via|på|genom|i|med|av|över|digitalt)?\s*(?P<place>(?:Microsoft |MS )?Teams|Zoom|Skype)\b", re.IGNORECASE
)
PLACE = re.compile(r"(?:plats|lokal|var)\s*:\s*(?P<place>[^\n]+?)\.?\s*$", re.IGNORECASE)
HELD = re.compile(r"(?:mötet|träffen|nätverksträffen|vi\s+(?:träffades|möttes|sågs))\b", re.IGNORECASE)
ZONE = 8
FAR = 60  # a long list of attendees stands between the title and "Mötet hölls via Teams"


@dataclass(frozen=True)
class Header:
    title: str
    network: NetworkMatch | None
    held_on: date | None
    starts: time | None
    ends: time | None
    place: str | None
    rest: tuple[Block, ...]
    labels: tuple[str, ...]
    warnings: tuple[str, ...]


def header(blocks: Sequence[Block], name: str, known: Known) -> Header:
    zone = _zone(blocks)
    titled = _title(zone, known)
    title = " ".join(zone[at].line for at in titled)
    details = [block.line for at, block in enumerate(zone) if at not in titled and _is_detail(block)]
    rest = [b for at, b in enumerate(blocks) if at not in titled and not (at < len(zone) and b.line in details)]
    found = Header(title, None, None, None, None, None, tuple(rest), tuple(details), ())
    return _dated(_placed(_networked(found, zone, name, known), blocks), zone, name)


def _zone(blocks: Sequence[Block]) -> list[Block]:
    """Up to the list of attendees; never far into the text."""
    stops = (at for at, block in enumerate(blocks[:ZONE]) if role_of(block) in (Role.ATTENDEES, Role.ABSENT))
    return list(blocks[: next(stops, ZONE)])


def _title(zone: Sequence[Block], known: Known) -> list[int]:
    """The line that says what it is, with the lines beside it that only name network or day."""
    start = next((at for at, block in enumerate(zone) if TITLE.search(block.line) and len(block.line) < 160), None)
    if start is None:
        first = zone[0] if zone else None
        start = 0 if first is not None and len(first.line) < 160 and not first.cells else None
    if start is None:
        return []
    end = start + 1
    while end < len(zone) and end < start + 4 and _belongs(zone[end], known):
        end += 1
    return list(range(start, end))


def _belongs(block: Block, known: Known) -> bool:
    line = block.line
    if len(line) > 70 or block.depth or block.cells or _is_detail(block) or VERBS.search(line):
        return False
    bare = re.sub(
        r"[\W\d_]+",
        "",
        re.sub(r"(?i)kl\b|januari|februari|mars|april|maj|ju[nl]i|augusti|\w+ber\b|nätverk\w*", "", line),
    )
    network = known.network(line)
    return (bool(days(line)) and len(bare) < 12) or (network is not None and len(line) < len(network.text) + 20)


def _is_detail(block: Block) -> bool:
    """A label line that a field takes whole."""
    match = DETAIL.match(block.line)
    if not match:
        return False
    label, value = match["label"].casefold(), match["value"]
    if label.startswith(("plats", "lokal", "var", "mötesplats")):
        return len(value) < 80
    left = re.sub(
        r"[\W\d_]|kl\b|\w+dag\b|den\b|och\b|till\b",
        "",
        re.sub(r"(?i)januari|februari|mars|april|maj|ju[nl]i|augusti|\w+ber\b", "", value),
    )
    return bool(days(value) or times(value)[0]) and not left


def _networked(found: Header, zone: Sequence[Block], name: str, known: Known) -> Header:
    lines = [found.title, *(block.line for block in zone), re.sub(r"[-_.]+", " ", name)]
    exact = next(filter(None, map(known.network, lines)), None)
    if exact:
        return replace(found, network=exact)
    similar = known.similar_network(found.title) if found.title else None
    slug = next((n for n in known.networks if n.slug in name.casefold()), None)
    if slug:
        return replace(
            found,
            network=NetworkMatch(slug.name, slug.slug),
            warnings=(f"Nätverket lästes ur filens namn: {slug.name}.",),
        )
    warning = "Nätverket är osäkert: kontrollera det." if similar else "Inget känt nätverk hittades: välj nätverk."
    said = re.search(r"(?i:nätverk\w*)\s+(?:för\s+)?([A-ZÅÄÖ]\w+(?:\s+[A-ZÅÄÖ]\w+)*)", found.title)
    unknown = NetworkMatch(said[1], None) if said else None
    return replace(found, network=similar or unknown, warnings=(warning,))


def _placed(found: Header, blocks: Sequence[Block]) -> Header:
    held = [block for block in blocks[:FAR] if HELD.match(block.line)]
    said = next((m["place"].strip() for m in (PLACE.match(block.line) for block in blocks[:ZONE]) if m), None)
    online = next(
        (m["place"] for m in (ONLINE.search(block.line) for block in (*blocks[: ZONE + 4], *held)) if m), None
    )
    return replace(found, place=said or online)


def _dated(found: Header, zone: Sequence[Block], name: str) -> Header:
    lines = [found.title, *found.labels, *(block.line for block in zone)]
    lines += [block.line for block in found.rest[:FAR] if HELD.match(block.line)]
    held_on = next(filter(None, (first_day(line, None) for line in lines)), None)
    starts, ends = next((pair for pair in map(times, lines) if pair[0]), (None, None))
    warnings = list(found.warnings)
    if held_on is None:
        year = next((int(y) for line in [*lines, name] for y in re.findall(r"(?<!\d)20\d\d(?!\d)", line)), None)
        held_on = next((date(year, d.month, d.day) for line in lines for d in days(line) if year), None) or first_day(
            re.sub(r"(?<!\d)-|_", " ", name), None
        )
        if held_on:
            warnings.append(f"Mötets dag är osäker: den lästes som {held_on.isoformat()}.")
        else:
            warnings.append("Ingen dag för mötet hittades: fyll i den.")
    return replace(found, held_on=held_on, starts=starts, ends=ends, warnings=tuple(warnings))
