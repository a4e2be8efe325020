"""PDF: minutes of one, six and twenty pages in a warm process, and the most memory that a process of their own takes."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from bench import plain
from bench.measuring import Aim, Row, in_turn, row
from bench.region import Region
from fyrbodal.documents.manuscript import Manuscript
from fyrbodal.documents.pdf import laid_out, render
from fyrbodal.sealed.models import Audience
from fyrbodal.sealed.rendering import manuscript
from networks.documents.minutes import MinutesDocument
from networks.models import Edition

QUESTION = "PDF"
ONE_PAGE, MORE = Aim(highest=3.0), Aim(highest=2.0)
PAIRS, SECONDS = 9, "120"
Data = dict[str, Any]
ROOT = Path(__file__).resolve().parents[1]
ANSWERS_A_PAGE = 8


def measure(region: Region) -> Iterator[Row]:
    for pages in region.sizes.pages:
        printed = _of_length(region.edition, pages)
        floor = plain.of_length(printed.html, pages)
        pairs = min(PAIRS, region.sizes.pairs)
        taken = in_turn(partial(render, printed), partial(plain.render, floor), pairs=pairs)
        yield row(QUESTION, _named(pages), taken, ONE_PAGE if pages == 1 else MORE)
        yield _memory(pages, printed, floor)


def _named(pages: int) -> str:
    return "1 page" if pages == 1 else f"{pages} pages"


def _of_length(edition: Edition, pages: int) -> Manuscript:
    """Minutes with as many answers in their round as it takes."""
    answers = plain.filling(
        pages, pages * ANSWERS_A_PAGE, lambda number: len(laid_out(_with_answers(edition, number)).pages)
    )
    return _with_answers(edition, answers)


def _with_answers(edition: Edition, number: int) -> Manuscript:
    content = edition.copy.data()["minutes"]
    before, told, after = _around_the_round(content["parts"])
    rounds = [told | {"answers": answers} for answers in _shared_out(told["answers"], number)]
    html = MinutesDocument(edition, content | {"parts": [*before, *rounds, *after]}, Audience.PARTICIPANTS).html()
    return replace(manuscript(edition.copy), html=html)


def _around_the_round(parts: list[Data]) -> tuple[list[Data], Data, list[Data]]:
    """Without information and discussion, so that one page has room for the rest."""
    kept = [part for part in parts if part["kind"] not in {"information", "discussion"}]
    place = next(place for place, part in enumerate(kept) if part["kind"] == "round")
    return kept[:place], kept[place], kept[place + 1 :]


def _shared_out(answers: list[Data], number: int) -> Iterator[list[Data]]:
    """Round after round where everybody answers, and a last one with those that are left."""
    for first in range(0, number, len(answers)):
        yield answers[: number - first]


def _memory(pages: int, printed: Manuscript, floor: str) -> Row:
    mine = _peak(["-m", "fyrbodal.documents.pdf", SECONDS], printed.packed())
    plainly = _peak(["-m", "bench.plain"], floor.encode())
    return Row(QUESTION, f"{_named(pages)}, peak memory", f"{mine:.0f} MB", f"{plainly:.0f} MB", mine / plainly)


def _peak(arguments: list[str], said: bytes) -> float:
    """The most megabytes that a Python program held."""
    with tempfile.TemporaryFile() as given:
        given.write(said)
        given.seek(0)
        program = subprocess.Popen([sys.executable, *arguments], stdin=given, stdout=subprocess.DEVNULL, cwd=ROOT)
        _pid, status, used = os.wait4(program.pid, 0)
        program.returncode = os.waitstatus_to_exitcode(status)
    if program.returncode:
        raise subprocess.CalledProcessError(program.returncode, arguments)
    return used.ru_maxrss / 1024
