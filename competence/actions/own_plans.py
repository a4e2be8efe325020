"""What is written about one person: her introduction, mentor, talks and eligibility. The journal says of whom, not what."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from competence.documents.people.own_plan import parts_of_introduction
from competence.documents.people.regulations import in_force
from competence.models import Appraisal, Eligibility, Introduction, Mentorship, Regulation, WrongTurn
from fyrbodal import journal
from fyrbodal.organisation.models import Person


@transaction.atomic
def begin_introduction(*, person: Person, areas: list[Any], by: Any) -> None:
    """With the parts that the plan says; those that are there already stay as they are. Raises WrongTurn."""
    parts = parts_of_introduction(areas)
    if not parts:
        raise WrongTurn(_("Ingen antagen plan för enhetens områden säger vad introduktionen ska innehålla."))
    known = set(Introduction.objects.filter(person=person).values_list("text", flat=True))
    rows = [
        Introduction(person=person, position=place, text=text)
        for place, text in enumerate(dict.fromkeys(parts))
        if text not in known
    ]
    Introduction.objects.bulk_create(rows, ignore_conflicts=True)
    if rows:
        journal.record(by, "began an introduction", person)


@transaction.atomic
def tick(*, part: Introduction, done_on: dt.date | None, by: Any) -> None:
    """Done on a day, or not yet."""
    Introduction.objects.filter(pk=part.pk).update(done_on=done_on, done_by=by if done_on else None)
    journal.record(by, "followed an introduction", part.person)


@transaction.atomic
def choose_mentor(*, row: Mentorship, by: Any) -> None:
    row.save(force_insert=True)
    journal.record(by, "chose a mentor", row.person)


@transaction.atomic
def end_mentorship(*, row: Mentorship, on: dt.date, by: Any) -> None:
    """With that day; one that had not begun is taken away."""
    mine = Mentorship.objects.filter(pk=row.pk)
    if on < row.starts_on:
        mine.delete()
    else:
        mine.filter(ends_on=None).update(ends_on=on)
    journal.record(by, "ended a mentorship", row.person)


@transaction.atomic
def note_talk(*, row: Appraisal, by: Any) -> None:
    row.noted_by = by
    row.save(force_insert=True)
    journal.record(by, "noted a talk", row.person)


def regulation_on(day: dt.date) -> Regulation:
    """The one by which eligibility was judged that day. Raises WrongTurn where none held."""
    found: Regulation | None = in_force(day).last()
    if found is None:
        raise WrongTurn(_("Ingen föreskrift om behörighet gällde den dagen."))
    return found


@transaction.atomic
def judge(*, row: Eligibility, by: Any) -> None:
    row.save(force_insert=True)
    journal.record(by, "noted eligibility", row.person)


@transaction.atomic
def remove(*, row: Appraisal | Eligibility, by: Any) -> None:
    person, verb = row.person, VERBS[type(row)]
    gone, _each = type(row)._default_manager.filter(pk=row.pk).delete()
    if gone:
        journal.record(by, verb, person)


VERBS: dict[type, str] = {Appraisal: "removed a talk", Eligibility: "removed eligibility"}
