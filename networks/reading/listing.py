"""How a list of people is cut: into lines, groups by organisation, and the columns of a tab."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from networks.reading.blocks import Block, Span, raw
from networks.reading.known import Known
from networks.reading.people import unknown_body

NO_GROUP = re.compile(r"(?:utan|ingen)\s+(?:organisation\w*|kommun\w*)", re.IGNORECASE)
TYPED_NUMBER = re.compile(r"\s*\d{1,2}[.)]\s+")
UNKNOWN_GROUP = re.compile(r"(?<=[.;,\n])\s*(?P<label>[A-ZÅÄÖ][^.:;,()\n]{2,60}):")


def in_columns(block: Block) -> Block:
    """A line with tabs is a row of a table."""
    line = raw(block).strip()
    if block.cells or "\t" not in line or "\n" in line:
        return block
    return replace(block, spans=(), cells=tuple((Block((Span(cell),)),) for cell in re.split(r"\t+", line)))


def typed_numbers(block: Block) -> list[str]:
    found = () if block.cells else (TYPED_NUMBER.match(line) for line in block.text.split("\n"))
    return [number.group().strip() for number in found if number]


def lines(block: Block, known: Known) -> list[str]:
    """Several lines, or several groups in one paragraph: "Orust: A B. Åmål: C D"."""
    whole = block.text.split("\n") if "\n" in block.text and _is_list(block) else [block.line]
    return [piece for line in whole for piece in _groups(TYPED_NUMBER.sub("", line, count=1), known)]


def _is_list(block: Block) -> bool:
    """Lines that are complete, and not one sentence that was broken."""
    return not any(
        line.rstrip().endswith((",", "och", "-")) or ("(" in line and ")" not in line)
        for line in block.text.split("\n")
    )


def _groups(line: str, known: Known) -> Iterator[str]:
    mentions = list(known.mentions(line, similar=True))
    first = mentions and not mentions[0].start and re.match(r"\s*(?::|\s[–—-]\s)", line[mentions[0].end :])
    label = r"\s*(?::|\s[–—-]\s)" if first else r"\s*:"
    starts = [m.start for m in mentions if re.match(label, line[m.end :])]
    starts += [m.start("label") for m in UNKNOWN_GROUP.finditer(line) if starts and _heads_others(m["label"], known)]
    cuts = [
        0,
        *(start for start in sorted(starts) if re.search(r"(?:^|[.;,)\n]|\boch)\s*$", line[:start]) and start),
        len(line),
    ]
    return (line[a:b].strip(" ;,") for a, b in pairwise(cuts) if line[a:b].strip(" ;,."))


def _heads_others(label: str, known: Known) -> bool:
    return NO_GROUP.fullmatch(label.strip()) is not None or unknown_body(label, known) is not None
