"""The yardstick of the reading tests: every word of the source in some field, and in order."""

from collections import Counter
from itertools import pairwise

from networks.reading import Reading
from networks.reading.blocks import cleaned, words
from networks.reading.conservation import carried, said

NOTES = ("Blev egna fält", "Står inte kvar i deltagarlistan", "Lästes som frånvarande")


def is_conserved(reading: Reading, source: str) -> bool:
    """Raises with the words in question, so that a failing test says what went wrong."""
    expected = words(cleaned(source))
    notes = (text for text in reading.warnings if text.startswith(NOTES))
    missing = Counter(expected) - Counter(words(" ".join([*carried(reading), *notes])))
    lost = [
        word for word in missing if word not in ("och", "samt", "från") and not _was_broken(word, expected, reading)
    ]
    assert lost == [], lost
    stood = [word for part in reading.parts for text in said(part) for word in words(text)]
    assert _out_of_order(stood, expected) == [], _out_of_order(stood, expected)
    assert [text for text in reading.warnings if "Jämför med originalet" in text] == [], reading.warnings
    return True


def _was_broken(word: str, expected: list[str], reading: Reading) -> bool:
    """The name of a file that an icon broke over two lines is put together again."""
    kept = words(" ".join(carried(reading)))
    return any(word in pair and "".join(pair) in kept for pair in pairwise(expected))


def _out_of_order(stood: list[str], expected: list[str]) -> list[str]:
    """The parts' words are a subsequence of the source's."""
    rest = iter(expected)
    for at, word in enumerate(stood):
        if not any(word == other for other in rest):
            return stood[max(at - 5, 0) : at + 1]
    return []
