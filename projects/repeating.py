"""How much of a text says again what another has said, word for word; pure."""

from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from projects.wording import Word, runs, words_in

RUN = 6  # words in a row that are no chance


@dataclass(frozen=True)
class Stretch:
    """`text[start:end]` of the text that repeats."""

    start: int
    end: int
    words: int


@dataclass(frozen=True)
class Repetition:
    words: int
    stretches: tuple[Stretch, ...]

    @property
    def repeated(self) -> int:
        """How many of the words."""
        return sum(stretch.words for stretch in self.stretches)

    @property
    def share(self) -> Decimal:
        """From 0 to 1; 0 of no words."""
        return Decimal(self.repeated) / self.words if self.words else Decimal(0)


def repetition(text: str, of: str) -> Repetition:
    """The stretches of a text that stand in the other too, in its order, without overlap.

    A word is repeated when it is in a run of RUN words that the other has, whatever the case and the signs between. The
    cost grows with the two texts together.
    """
    words, known = words_in(text), set(runs(words_in(of), RUN))
    begins = [run in known for run in runs(words, RUN)]
    repeated = [any(begins[max(0, place - RUN + 1) : place + 1]) for place in range(len(words))]
    return Repetition(len(words), tuple(_stretches(words, repeated)))


def _stretches(words: list[Word], repeated: list[bool]) -> list[Stretch]:
    found = groupby(zip(words, repeated, strict=True), key=lambda one: one[1])
    alike = [[word for word, _is in group] for is_repeated, group in found if is_repeated]
    return [Stretch(group[0].start, group[-1].end, len(group)) for group in alike]
