"""What is left in a text of the form itself: places to fill in, and guidance that was meant to be read and taken away; pure."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from django.utils.translation import gettext as _

from projects.wording import Run, runs, words_in

RUN = 2  # words in a row by which guidance is known again
MOST = Fraction(3, 4)  # of the runs in a sentence of guidance
FEWEST = 5  # words in such a sentence; shorter ones are said by anybody
NEAR = 4  # words between two runs that belong to the same sentence


class Kind(StrEnum):
    PHRASE = "phrase"
    BRACES = "braces"
    CROSSES = "crosses"
    BLANK = "blank"
    GUIDANCE = "guidance"


@dataclass(frozen=True)
class Left:
    """`text[start:end]` of what was searched."""

    kind: Kind
    text: str
    start: int
    end: int

    @property
    def sentence(self) -> str:
        return {
            Kind.PHRASE: _("”%s” står kvar från mallen. Skriv det som ska stå där, eller ta bort det."),
            Kind.BRACES: _("”%s” står inom klamrar och är en anvisning. Ta bort den."),
            Kind.CROSSES: _("”%s” står kvar. Skriv det som ska stå där."),
            Kind.BLANK: _("Raden ”%s” är inte ifylld. Skriv det som ska stå där, eller ta bort den."),
            Kind.GUIDANCE: _("Anvisningen ”%s” står kvar. Ta bort den."),
        }[self.kind] % _short(self.text)


# An order stands first in a line, in a sentence or after a colon, or just inside brackets or quotation marks.
FIRST = r"(?:^ *|(?<=[.:;!?–-] )|(?<=[(\[{”\"“]))"
LAST = r"(?= *(?:[.!?)\]}”\"]|$))"
ORDERS = "Ange|Skriv|Fyll i|Infoga|Klistra in|Lägg in|Lägg till|Beskriv"
PATTERNS = {
    Kind.BRACES: r"\{[^{}]{1,2000}\}",
    Kind.PHRASE: "|".join(
        (
            rf"{FIRST}(?:{ORDERS})(?: +[^\s.!?]{{1,40}}){{0,8}}? +här{LAST}",
            rf"{FIRST}(?:Klicka|Tryck)(?: eller (?:klicka|tryck|skriv))?(?: och skriv)? här\b(?: för att [^.\n]{{1,40}})?",
            rf"{FIRST}Välj ett (?:objekt|alternativ|datum){LAST}",
            r"\bClick (?:or tap )?(?:here )?to enter \w{1,20}",
            r"\bLorem ipsum\b",
            r"\[ ?(?:namn|datum|dnr|diarienummer|belopp|text|rubrik|titel|ange [^\]\n]{1,60}|skriv [^\]\n]{1,60}) ?\]",
        )
    ),
    Kind.CROSSES: r"(?<![^\W\d_])(?:X{2,}|x{2,})(?![^\W_])(?!-(?:kromosom|tal))",
    Kind.BLANK: r"(?<!\w)_{3,}|\.{6,}|…{3,}",
}
COMPILED = {kind: re.compile(pattern, re.MULTILINE) for kind, pattern in PATTERNS.items()}
SPACES = str.maketrans("\t\N{NO-BREAK SPACE}", "  ")
SENTENCE = re.compile(r"[^.!?:\n]+")
LONGEST_SHOWN = 60


def left_in(text: str, guidance: str = "", phrases: Iterable[str] = ()) -> list[Left]:
    """In the order of the plain text, without overlap; of two that overlap the longer.

    `guidance` is that of the section, `phrases` are what its template has for places to fill in.
    """
    found = [*_patterns(text), *_phrases(text, phrases), *_guidance(text, guidance)]
    return _apart(found)


def _patterns(text: str) -> Iterator[Left]:
    spaced = text.translate(SPACES)
    for kind, pattern in COMPILED.items():
        for match in pattern.finditer(spaced):
            start = match.end() - len(match[0].lstrip())
            yield Left(kind, text[start : match.end()], start, match.end())


def _phrases(text: str, phrases: Iterable[str]) -> Iterator[Left]:
    for phrase in phrases:
        words = r"\s+".join(re.escape(word) for word in phrase.split())
        found = re.finditer(rf"(?<!\w){words}(?!\w)", text, re.IGNORECASE) if words else ()
        yield from (Left(Kind.PHRASE, match[0], match.start(), match.end()) for match in found)


def _guidance(text: str, guidance: str) -> Iterator[Left]:
    words = words_in(text)
    said = runs(words, RUN)
    for sentence in SENTENCE.findall(guidance):
        asked = words_in(sentence)
        for first, last in _most_of(frozenset(runs(asked, RUN)), said) if len(asked) >= FEWEST else ():
            start, end = words[first].start, words[last + RUN - 1].end
            yield Left(Kind.GUIDANCE, text[start:end], start, end)


def _most_of(wanted: frozenset[Run], said: Sequence[Run]) -> Iterator[tuple[int, int]]:
    """From which run to which, each place where most of those that are wanted stand near each other."""
    for near in _near([place for place, run in enumerate(said) if run in wanted]):
        if len({said[place] for place in near}) >= MOST * len(wanted):
            yield near[0], near[-1]


def _near(places: Iterable[int]) -> list[list[int]]:
    found: list[list[int]] = []
    for place in places:
        if found and place - found[-1][-1] <= NEAR:
            found[-1].append(place)
        else:
            found.append([place])
    return found


def _apart(found: Iterable[Left]) -> list[Left]:
    kept: list[Left] = []
    for one in sorted(found, key=lambda left: (left.start, -left.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
        elif one.end - one.start > kept[-1].end - kept[-1].start:
            kept[-1] = one
    return kept


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_SHOWN else f"{line[:LONGEST_SHOWN].rstrip()}…"
