"""The yardstick of the reading tests: every word of the source in some field, and in order."""

from collections import Counter

from networks.reading import Reading
from networks.reading.blocks import cleaned, words
from networks.reading.conservation import said, strings


def is_conserved(reading: Reading, source: str) -> bool:
    """Raises with the words in question, so that a failing test says what went wrong."""
    expected = words(cleaned(source))
    kept = Counter(words(" ".join(strings(reading.as_json()))))
    missing = [word for word in Counter(expected) - kept if word not in ("och", "samt") and not _glued(word, kept)]
    assert missing == [], missing
    stood = [word for part in reading.parts for text in said(part) for word in words(text)]
    assert _out_of_order(stood, expected) == [], _out_of_order(stood, expected)
    assert [text for text in reading.warnings if "Jämför med originalet" in text] == [], reading.warnings
    return True


def _glued(word: str, kept: Counter[str]) -> bool:
    return any(word in other for other in kept if other != word)


def _out_of_order(stood: list[str], expected: list[str]) -> list[str]:
    """The parts' words are a subsequence of the source's."""
    rest = iter(expected)
    for at, word in enumerate(stood):
        if not any(word == other for other in rest):
            return stood[max(at - 5, 0) : at + 1]
    return []
