"""Results that exist in words only: a step on an ordered scale, and never a figure."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from projects.faulty import Fault
from projects.surveys.answers import alike


@dataclass(frozen=True)
class Words:
    """A scale from the least to the most: each step with the words that mean it, the first of them its name."""

    steps: tuple[tuple[str, ...], ...]

    @property
    def labels(self) -> tuple[str, ...]:
        return tuple(names[0] for names in self.steps)

    def step(self, words: str) -> int | None:
        """None for other words."""
        said = alike(words).strip('.”" ')
        return next((place for place, names in enumerate(self.steps) if said in names), None)


HOW_MANY = Words(
    (
        ("ingen", "inga", "inget", "ingen av dem", "inte någon"),
        ("några", "några få", "ett fåtal", "fåtal", "enstaka", "en liten del", "en minoritet"),
        ("hälften", "ungefär hälften", "omkring hälften", "cirka hälften", "ca hälften"),
        ("en majoritet", "majoriteten", "de flesta", "flertalet", "en stor del", "merparten", "över hälften"),
        ("nästan alla", "så gott som alla", "i stort sett alla", "de allra flesta"),
        ("alla", "samtliga", "allihop", "var och en"),
    )
)
HOW_MUCH = Words(
    (
        ("inte alls", "inte", "ingenting"),
        ("i liten grad", "lite", "i liten utsträckning", "i ringa grad"),
        ("till viss del", "delvis", "i viss mån", "i viss grad", "i viss utsträckning", "i någon mån"),
        ("till stor del", "i hög grad", "mycket", "i stor utsträckning", "till största delen"),
        ("helt", "fullt ut", "helt och hållet"),
    )
)


@dataclass(frozen=True)
class Worded:
    """A result as it was written, on its scale; `step` None until somebody has chosen one."""

    scale: Words
    words: str
    step: int | None

    def moved_from(self, earlier: "Worded") -> int | None:
        """1 for more, 0 for the same, -1 for less: how far cannot be told. None on another scale, or without a step."""
        if self.scale != earlier.scale or self.step is None or earlier.step is None:
            return None
        return (self.step > earlier.step) - (self.step < earlier.step)

    @property
    def faults(self) -> list[Fault]:
        found = []
        if any(letter.isdecimal() for letter in self.words):
            found.append(
                Fault("words", _("Här står en siffra. Skriv den som antal svar i stället, så räknas den med."))
            )
        if self.step is None:
            labels = ", ".join(self.scale.labels)
            found.append(Fault("step", _("Välj vad som menas: %s.") % labels))
        return found


def worded(scale: Words, words: str) -> Worded:
    return Worded(scale, words, scale.step(words))
