"""What does not add up in the answers to a question."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from projects.faulty import Fault
from projects.surveys.answers import Answers, Question, alike


def faults(question: Question, answers: Answers) -> list[Fault]:
    """Those of a count have its place among the counts as `row`."""
    scale = {alike(label) for label in question.scale}
    strange = [
        Fault("label", _("”%s” är inget av svaren på frågan. Välj ett av dem.") % label, place)
        for place, (label, _number) in enumerate(answers.counts)
        if alike(label) not in scale
    ]
    return [*strange, *misfits(answers)]


def misfits(answers: Answers) -> list[Fault]:
    """What is wrong whatever the scale is."""
    return [*_twice(answers), *_numbers(answers), *_sums(answers)]


def _twice(answers: Answers) -> Iterator[Fault]:
    seen: set[str] = set()
    for place, (label, _number) in enumerate(answers.counts):
        if alike(label) in seen:
            said = _("”%s” står mer än en gång. Lägg ihop dem, eller byt det ena om ett annat svar menas.")
            yield Fault("label", said % label, place)
        seen.add(alike(label))


def _numbers(answers: Answers) -> Iterator[Fault]:
    for place, (label, number) in enumerate(answers.counts):
        if number is None:
            yield Fault("number", _("Skriv hur många som svarade ”%s”.") % label, place)
        elif number < 0:
            yield Fault("number", _("Skriv antalet utan minus."), place)
    for field in ("asked", "answered", "concerned"):
        if (getattr(answers, field) or 0) < 0:
            yield Fault(field, _("Skriv antalet utan minus."))


def _sums(answers: Answers) -> Iterator[Fault]:
    answered = answers.answered
    if answered is None:
        yield Fault("answered", _("Skriv hur många som svarade."))
        return
    words = {"answered": answered, "counted": answers.counted, "asked": answers.asked, "concerned": answers.concerned}
    if answers.counted > answered:
        said = _("Svaren är %(counted)s tillsammans, men bara %(answered)s har svarat.")
        yield Fault("counts", said % words)
    if answers.asked is not None and answered > answers.asked:
        yield Fault("answered", _("%(answered)s har svarat, men bara %(asked)s fick frågan.") % words)
    if answers.concerned is not None:
        yield from _concerned(answers, answered, answers.concerned)


def _concerned(answers: Answers, answered: int, concerned: int) -> Iterator[Fault]:
    if concerned > answered:
        said = _("Frågan gäller %(concerned)s, men bara %(answered)s har svarat.")
        yield Fault("concerned", said % {"answered": answered, "concerned": concerned})
    for place, (label, number) in enumerate(answers.counts):
        if number is not None and number > concerned:
            said = _("%(number)s har svarat ”%(label)s”, men frågan gäller bara %(concerned)s.")
            yield Fault("number", said % {"number": number, "label": label, "concerned": concerned}, place)
