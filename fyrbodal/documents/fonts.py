"""The cuts that our paper is set in, and the characters that they can draw."""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import font_source_sans_pro
import font_source_serif_pro
from fontTools.ttLib import TTFont

FOLDERS = tuple(Path(package.font_directory) for package in (font_source_serif_pro, font_source_sans_pro))
UNKNOWN = "◊"


@dataclass(frozen=True)
class Face:
    family: str
    style: str
    weight: int
    file: str


# Families have names of our own so that a font installed on the machine under the same name is never taken.
FACES = (
    Face("Fyrbodal Serif", "normal", 400, "SourceSerifPro-Regular.otf"),
    Face("Fyrbodal Serif", "italic", 400, "SourceSerifPro-It.otf"),
    Face("Fyrbodal Serif", "normal", 600, "SourceSerifPro-Semibold.otf"),
    Face("Fyrbodal Serif", "italic", 600, "SourceSerifPro-SemiboldIt.otf"),
    Face("Fyrbodal Sans", "normal", 400, "SourceSansPro-Regular.otf"),
    Face("Fyrbodal Sans", "italic", 400, "SourceSansPro-It.otf"),
    Face("Fyrbodal Sans", "normal", 600, "SourceSansPro-Semibold.otf"),
    Face("Fyrbodal Sans", "italic", 600, "SourceSansPro-SemiboldIt.otf"),
)

# What Word and telephones write, in what the fonts have. A no-break hyphen needs the word joiner to stay unbroken.
SUBSTITUTES = {
    "\u2010": "-",
    "\u2011": "-\u2060",
    "\u2043": "–",
    "\u2015": "—",
    "\u2007": "\u00a0",
    "\u202f": "\u00a0",
    "\u2028": " ",
    "\u2029": " ",
    "\u2060": "\u2060",
    "\u25a1": "☐",
    "\u2612": "☑",
    "\u2714": "✓",
    "\u2705": "✓",
    "\u2717": "×",
    "\u2718": "×",
    "\u25cf": "•",
    "\u25cb": "•",
    "\u25e6": "•",
    "\u25aa": "•",
    "\u2023": "•",
    "\uf0b7": "•",
    "\uf0a7": "•",
    "\uf0e0": "→",
    "\u21d2": "→",
    "\u27a2": "→",
    "\u279c": "→",
}


def font_file(name: str) -> Path:
    """The file of one of our cuts; KeyError when it is not one of them."""
    if name not in {face.file for face in FACES}:
        raise KeyError(name)
    return next(folder / name for folder in FOLDERS if (folder / name).is_file())


@cache
def drawable() -> frozenset[int]:
    """Code points that one of the two families has in each style and weight, so that no text falls back to another font."""
    styles = {(face.style, face.weight) for face in FACES}
    return frozenset.intersection(*(_either_family(*style) for style in styles))


def _either_family(style: str, weight: int) -> frozenset[int]:
    return frozenset().union(*(_characters(face) for face in FACES if (face.style, face.weight) == (style, weight)))


def _characters(face: Face) -> frozenset[int]:
    with TTFont(font_file(face.file), lazy=True) as font:
        return frozenset(font.getBestCmap())


def drawn(text: str) -> str:
    """The text in characters that the fonts have: hidden ones (controls, bidi overrides) go, unknown ones become ◊."""
    return unicodedata.normalize("NFC", text).translate(_TABLE)


class _Table(dict[int, str]):
    """Answers for one code point, asked once for each."""

    def __init__(self, answer: Callable[[str], str]) -> None:
        self.answer = answer

    def __missing__(self, code: int) -> str:
        return self.setdefault(code, self.answer(chr(code)))


def _drawn_character(character: str) -> str:
    if character in "\n\t\r":
        return character
    if character in SUBSTITUTES:
        return SUBSTITUTES[character]
    if _is_hidden(character):
        return ""
    if unicodedata.category(character) == "Zs" and character != "\u00a0":
        return " "
    return character if ord(character) in drawable() else _nearest(character)


def _is_hidden(character: str) -> bool:
    """Controls, formats (bidi, zero width) and lone surrogates; soft hyphens stay. Skin tones colour an emoji we have not."""
    if character == "\u00ad":
        return False
    return unicodedata.category(character) in {"Cc", "Cf", "Cs"} or "\U0001f3fb" <= character <= "\U0001f3ff"


def _nearest(character: str) -> str:
    """① as 1, fullwidth letters as letters, marks that cannot be drawn left out; else the sign for what is missing."""
    simple = unicodedata.normalize("NFKD", character)
    kept = "".join(part for part in simple if ord(part) in drawable())
    return kept or ("" if unicodedata.combining(character) or unicodedata.category(character) == "Mn" else UNKNOWN)


_TABLE = _Table(_drawn_character)
