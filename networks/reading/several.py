"""Paragraphs of an answer that are about more than the organisation that answers."""

import re
from collections.abc import Iterator

from networks.reading.known import PREFIX, Known, Mention
from networks.reading.results import Answer

JOIN = re.compile(r"\s*(?:(?:,|/|&|\+)\s*(?:och\s+|samt\s+)?|(?:och|samt)\s+)(?:i\s+|på\s+)?")
OTHERS = re.compile(
    r"(?:(?:alla\s+)?(?:de\s+)?(?:övriga|andra)(?:\s+kommuner(?:na)?)?|resten|alla(?:\s+kommuner(?:na)?)?)\s*(?::|\s[–—-]\s)",
    re.IGNORECASE,
)
PARAGRAPH = re.compile(r"</(?:p|li|h\d)>|<br\s*/?>")
TAG = re.compile(r"<[^>]+>")
SPEAKING = {"municipality", "district"}
SHOWN = 80


def about_several(answer: Answer, known: Known) -> Iterator[str]:
    """The paragraphs that open with several organisations, or with all the others; as plain text."""
    for paragraph in PARAGRAPH.split(answer.body):
        said = " ".join(TAG.sub("", paragraph).split())
        if OTHERS.match(said) or len(_opening(said, known)) > 1:
            yield said if len(said) <= SHOWN else f"{said[:SHOWN].rsplit(' ', 1)[0]} …"


def _opening(text: str, known: Known) -> list[Mention]:
    """The organisations that stand in a row at the very beginning."""
    prefix = PREFIX.match(text)
    at, row = prefix.end() if prefix else 0, []
    while mention := known.mention_at(text, at) if text[at : at + 1].isupper() else None:
        if mention.category not in SPEAKING:
            break
        row.append(mention)
        if not (join := JOIN.match(text, mention.end)):
            break
        at = join.end()
    return row
