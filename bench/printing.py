"""PDF: minutes of one, six and twenty pages in a warm process, and the most memory that a process of their own takes."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from itertools import cycle, islice
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
    parts = [_longer(part, number) for part in content["parts"] if part["kind"] not in {"information", "discussion"}]
    html = MinutesDocument(edition, content | {"parts": parts}, Audience.PARTICIPANTS).html()
    return replace(manuscript(edition.copy), html=html)


def _longer(part: dict[str, Any], number: int) -> dict[str, Any]:
    return part | {"answers": list(islice(cycle(part["answers"]), number))} if part["kind"] == "round" else part


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
