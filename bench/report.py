"""One table: on the terminal, and in bench/results.md."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from bench.measuring import Row

HEADINGS = ("what", "measured", "floor", "ratio", "aim", "met")
INTRODUCTION = (
    "Every figure is the ratio of two things timed in turn in this run: the median of {pairs} pairs (9 for PDF), each of "
    "{calls} calls where a page or a download is asked for. Bare times say something about the machine and nothing else. "
    "The floor of a page is a view with the same session, user, one indexed query and base template; its growth is its "
    "ratio to that floor at the larger size through the ratio at ten years, and the floor that is shown is ten years' "
    "time. A PDF's floor is its text as plain paragraphs on as many pages."
)


def cells(row: Row) -> tuple[str, ...]:
    return row.what, row.measured, row.floor, f"{row.ratio:.2f}", str(row.aim), row.verdict


def lines(rows: Iterable[Row]) -> str:
    """For the terminal, in columns."""
    table = [HEADINGS, *map(cells, rows)]
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) for line in table)


def markdown(rows: Sequence[Row], about: Mapping[str, str], introduction: str) -> str:
    facts = "\n".join(f"- {name}: {value}" for name, value in about.items())
    tables = (_table(question, list(group)) for question, group in groupby(rows, key=lambda one: one.question))
    return "\n\n".join(["# Results of `make bench`", introduction, facts, *tables]) + "\n"


def _table(question: str, rows: list[Row]) -> str:
    marks = "|".join(["---"] * len(HEADINGS))
    body = "\n".join(f"| {' | '.join(cells(row))} |" for row in rows)
    return f"## {question}\n\n| {' | '.join(HEADINGS)} |\n|{marks}|\n{body}"
