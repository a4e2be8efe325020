"""What anybody may see of the answers: no group of fewer than five, nor what it can be worked out from."""

from collections.abc import Collection, Hashable, Mapping
from dataclasses import replace
from enum import Enum, auto

from fyrbodal.disclosure import publishable
from projects.surveys.answers import Answers, Count, alike
from projects.surveys.faults import misfits


class Whole(Enum):
    ANSWERED = auto()
    CONCERNED = auto()
    ASKED = auto()


class Rest(Enum):
    OTHERWISE = auto()  # gave an answer that is not told
    APART = auto()  # answered, and are not concerned
    SILENT = auto()  # were asked, and did not answer


Members = Mapping[Hashable, int]  # groups that share nobody, and how many they are; none of them is nobody
Cells = Mapping[Hashable, frozenset[Hashable]]


def public(answers: Answers) -> Answers:
    """The same with None for what is not shown, and without the words, in which anything may stand.

    How many answered goes before what they answered, and that before how many the question concerns and how many were
    asked: each is shown where it gives nobody away beside what is shown already. Of what does not add up nothing is.
    """
    if misfits(answers):
        return only(answers, frozenset())
    members = _members(answers)
    cells = _cells(answers, members)
    labels = [key for key in cells if not isinstance(key, Whole)]
    shown: set[Hashable] = set()
    for step in ([Whole.ANSWERED, *labels], [Whole.CONCERNED], [Whole.ASKED]):
        wanted = {key: cells[key] for key in step if key in cells}
        shown |= publishable(wanted, [cells[key] for key in cells if key in shown], members)
    return only(answers, shown)


def _members(answers: Answers) -> Members:
    answered = answers.answered or 0
    inside = answers.concerned if _holds_the_counts(answers) else answered
    people: dict[Hashable, int] = {
        **{alike(label): number or 0 for label, number in answers.counts},
        Rest.OTHERWISE: (inside or 0) - answers.counted,
        Rest.APART: answered - (inside or 0),
        Rest.SILENT: (answered if answers.asked is None else answers.asked) - answered,
    }
    return {key: number for key, number in people.items() if number}


def _cells(answers: Answers, members: Members) -> Cells:
    inside = frozenset(members.keys() - {Rest.APART, Rest.SILENT})
    cells: dict[Hashable, frozenset[Hashable]] = {
        Whole.ANSWERED: frozenset(members.keys() - {Rest.SILENT}),
        **{key: frozenset({key}) for key in members if not isinstance(key, Rest)},
    }
    if _holds_the_counts(answers):
        cells[Whole.CONCERNED] = inside
    if answers.asked is not None:
        cells[Whole.ASKED] = frozenset(members)
    return cells


def _holds_the_counts(answers: Answers) -> bool:
    """Where more are counted than are concerned, nobody knows which of them are, and their number is not shown."""
    return answers.concerned is not None and answers.counted <= answers.concerned


def only(answers: Answers, shown: Collection[Hashable]) -> Answers:
    """What is shown, by `Whole` and by label. A count of nobody is shown beside how many answered."""

    def seen(number: int | None, key: Hashable) -> int | None:
        return number if key in shown else None

    counts = (
        Count(label, seen(number, alike(label) if number else Whole.ANSWERED)) for label, number in answers.counts
    )
    return replace(
        answers,
        answered=seen(answers.answered, Whole.ANSWERED),
        concerned=seen(answers.concerned, Whole.CONCERNED),
        asked=seen(answers.asked, Whole.ASKED),
        counts=tuple(counts),
        words="",
    )
