"""The files that were chosen, and findings that are bound to how many they are."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, islice

from django.utils.translation import gettext as _

from fyrbodal.disclosure import LIMIT
from fyrbodal.swedish import joined
from projects.faulty import Fault
from projects.reviewed.saying import Noun, counted

SUGGESTED = 3  # ways to make up a number out of parts, at most
TOGETHER = 3  # parts that somebody means by one number

NOUNS = {
    noun.one: noun
    for noun in (
        Noun("utredning", "utredningen", "utredningar", "utredningarna"),
        Noun("uppdrag", "uppdraget", "uppdrag", "uppdragen", neuter=True),
        Noun("akt", "akten", "akter", "akterna"),
        Noun("journal", "journalen", "journaler", "journalerna"),
        Noun("ärende", "ärendet", "ärenden", "ärendena", neuter=True),
        Noun("beställning", "beställningen", "beställningar", "beställningarna"),
        Noun("genomförandeplan", "genomförandeplanen", "genomförandeplaner", "genomförandeplanerna"),
        Noun("familj", "familjen", "familjer", "familjerna"),
    )
}


@dataclass(frozen=True)
class Sample:
    """How many files there are of each part, such as the area of work that they come from; each is in one."""

    noun: Noun
    parts: Mapping[str, int]

    @property
    def size(self) -> int:
        return sum(self.parts.values())

    def making(self, number: int) -> Iterator[tuple[str, ...]]:
        """The parts that are so many together, the fewest first."""
        for many in range(1, min(TOGETHER, len(self.parts) - 1) + 1):
            for labels in combinations(self.parts, many):
                if sum(self.parts[label] for label in labels) == number:
                    yield labels


@dataclass(frozen=True)
class Finding:
    """`number` of `of` files meet the criterion, in some parts of the sample, or in all of it where none is named."""

    criterion: str
    number: int
    of: int
    parts: tuple[str, ...] = ()

    @property
    def is_small(self) -> bool:
        """Whether those that meet it, or those that do not, are too few to be told of in public."""
        return any(0 < group < LIMIT for group in (self.number, self.of - self.number))


def faults(sample: Sample, finding: Finding) -> list[Fault]:
    return [*_number(finding), *_of(sample, finding)]


def _number(finding: Finding) -> Iterator[Fault]:
    if finding.number < 0:
        yield Fault("number", _("Skriv antalet utan minus."))
    elif finding.number > finding.of:
        words = {"number": finding.number, "of": finding.of}
        yield Fault("number", _("%(number)s av %(of)s går inte. Skriv högst %(of)s.") % words)


def _of(sample: Sample, finding: Finding) -> Iterator[Fault]:
    unknown = [label for label in finding.parts if label not in sample.parts]
    if unknown:
        yield Fault("parts", _("”%s” är ingen del av urvalet.") % unknown[0])
        return
    labels = set(finding.parts) or sample.parts.keys()
    size = sum(sample.parts[label] for label in labels)
    if finding.of != size:
        words = {"size": counted(size, sample.noun), "of": finding.of, "what": joined(finding.parts)}
        part, whole = _("Urvalet av %(what)s är %(size)s"), _("Urvalet är %(size)s")
        said = (part if finding.parts else whole) % words + _(", men här står %(of)s.") % words
        yield Fault("of", f"{said} {_suggestion(sample, finding)}")


def _suggestion(sample: Sample, finding: Finding) -> str:
    ways = [joined(labels) for labels in islice(sample.making(finding.of), SUGGESTED)]
    if not ways:
        return _("Ändra antalet, eller lägg till det som saknas i urvalet.")
    return _("Menas %s? Välj i så fall det.") % _(", eller ").join(ways)
