"""All the questions, asked one by one."""

import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

from bench import (
    autosave,
    download,
    enrolling,
    growth,
    learning,
    machine,
    overviews,
    pages,
    participation,
    printing,
    report,
    reviewing,
    signing_in,
    spreadsheets,
    weighing,
)
from bench.measuring import Row
from bench.region import Region
from bench.sizes import WHOLE

QUESTIONS = (
    pages,
    growth,
    autosave,
    printing,
    download,
    spreadsheets,
    weighing,
    overviews,
    participation,
    learning,
    enrolling,
    reviewing,
    signing_in,
)  # in the order of the table
LAST = growth  # what makes the database large comes after what does not


def ask_all(results: Path) -> None:
    """Print the table and write it down."""
    began = time.monotonic()
    region = Region(WHOLE).build()
    about = machine.described() | {"Ten years of the region": region.counts()}
    rows = list(asked(region))
    about |= {f"At {region.size}×": region.counts(), "The whole run took": f"{time.monotonic() - began:.0f} s"}
    introduction = report.INTRODUCTION.format(pairs=WHOLE.pairs, calls=WHOLE.calls)
    results.write_text(report.markdown(rows, about, introduction), encoding="utf-8")
    print(report.lines(rows), *(f"{name}: {value}" for name, value in about.items()), sep="\n")


def asked(region: Region) -> Iterator[Row]:
    rows = {question: _answers(question, region) for question in sorted(QUESTIONS, key=lambda one: one is LAST)}
    return (row for question in QUESTIONS for row in rows[question])


def _answers(question: ModuleType, region: Region) -> list[Row]:
    print(question.QUESTION, file=sys.stderr)  # somebody waits for minutes
    return list(question.measure(region))
