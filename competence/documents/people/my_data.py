"""Everything that competence keeps about a person, for herself: rows as plain data, in the words of the screen."""

from typing import Any

from django.db.models import Prefetch, Q
from django.utils import timezone

from competence.evaluating import Asked
from competence.models import (
    Appraisal,
    Attendance,
    Certificate,
    CourseWish,
    Eligibility,
    Introduction,
    Mentorship,
    Participation,
    Place,
    Specialist,
    WishedPerson,
)
from fyrbodal.organisation.models import Person
from fyrbodal.outbox.models import Delivery

Data = dict[str, Any]


def my_data(person: Person) -> Data:
    """The same number of queries however much there is."""
    return {
        "person": {"name": person.name, "email": person.email, "title": person.title},
        "participations": [_participation(one) for one in _of(Participation, person, "course", "part", "organisation")],
        "places": [_place(one) for one in _places(person)],
        "wished_places": [
            _wished_place(one) for one in _of(WishedPerson, person, "offer__course", "wish__sheet__package")
        ],
        "wishes": [_wish(one) for one in _of(CourseWish, person, "course", "wished_by", "agreed_by")],
        "introduction": [_introduction(one) for one in _of(Introduction, person, "done_by")],
        "mentorships": [_mentorship(one) for one in _mentorships(person)],
        "talks": [_talk(one) for one in _of(Appraisal, person, "noted_by")],
        "eligibility": [_eligibility(one) for one in _of(Eligibility, person, "regulation")],
        "certificates": [_certificate(one) for one in _of(Certificate, person, "upload", "noted_by")],
        "teaches": [_specialist(one) for one in _of(Specialist, person, "organisation", "course")],
        "mails": [_mail(one) for one in _mails(person)],
        "taken_out_at": timezone.now().isoformat(),
    }


def _of(model: Any, person: Person, *related: str) -> Any:
    rows = model.objects.filter(person=person)
    return (rows.select_related(*related) if related else rows).order_by("pk")


def _places(person: Person) -> Any:
    rows = _of(Place, person, "occasion__course", "course", "organisation")
    return rows.prefetch_related(
        Prefetch("attendances", Attendance.objects.select_related("day").order_by("day__held_on"))
    )


def _mentorships(person: Person) -> Any:
    """Those where she has a mentor, and those where she is one."""
    mine = Mentorship.objects.filter(Q(person=person) | Q(mentor=person))
    return mine.select_related("person", "mentor").order_by("starts_on", "pk")


def _mails(person: Person) -> Any:
    mine = Delivery.objects.filter(person=person, message__kind__startswith="competence.")
    return mine.select_related("message").order_by("-message__created_at", "pk")


def _participation(one: Any) -> Data:
    return {
        "course": one.course.name,
        "part": one.part.name if one.part else None,
        "status": one.get_status_display(),
        "taken_on": _iso(one.taken_on),
        "taken_in": one.taken_in,
        "elsewhere": one.elsewhere,
        "employer": one.organisation.name,
        "noted_at": _iso(one.noted_at),
    }


def _place(one: Any) -> Data:
    about = str(one.occasion or one.course)
    said = {"occasion": about, "status": one.get_status_display(), "employer": one.organisation.name}
    answered = {"answered": [str(Asked(kind).label) for kind in one.answered]}
    there = [{"day": _iso(mark.day.held_on), "said": mark.get_status_display()} for mark in one.attendances.all()]
    when = {"asked_at": _iso(one.asked_at), "cancelled_at": _iso(one.cancelled_at)}
    return said | when | answered | {"attendance": there}


def _wished_place(one: Any) -> Data:
    return {"course": one.offer.course.name, "term": str(one.wish.sheet.package.term)}


def _wish(one: Any) -> Data:
    said = {"course": one.course.name, "note": one.note, "wished_at": _iso(one.wished_at)}
    who = {name: _name(getattr(one, name)) for name in ("wished_by", "agreed_by")}
    return said | who | {"agreed_at": _iso(one.agreed_at)}


def _introduction(one: Any) -> Data:
    return {"part": one.text, "done_on": _iso(one.done_on), "done_by": _name(one.done_by)}


def _mentorship(one: Any) -> Data:
    return {"mentor": one.mentor.name, "of": one.person.name} | _span(one)


def _talk(one: Any) -> Data:
    return {"held_on": _iso(one.held_on), "note": one.note, "noted_by": _name(one.noted_by)}


def _eligibility(one: Any) -> Data:
    said = {"ground": one.get_ground_display(), "regulation": one.regulation.code, "judged_on": _iso(one.judged_on)}
    rest = {"judged_by_whom": one.judged_by_whom, "covers_all_subjects": one.covers_all_subjects}
    return said | rest | _span(one)


def _certificate(one: Any) -> Data:
    said = {"name": one.name, "issued_by_whom": one.issued_by_whom, "issued_on": _iso(one.issued_on)}
    rest = {"valid_until_on": _iso(one.valid_until_on), "noted_by": _name(one.noted_by), "noted_at": _iso(one.noted_at)}
    return said | rest | {"file": _file(one) if one.upload else None}


def _file(one: Any) -> Data:
    """Where it is fetched, and what it is recognised by."""
    return {"name": one.upload.name, "sha256": one.upload.sha256, "address": one.get_absolute_url()}


def _specialist(one: Any) -> Data:
    course = one.course.name if one.course else None
    return {"subjects": one.subjects, "course": course, "agreed_on": _iso(one.agreed_on)}


def _mail(one: Any) -> Data:
    said = one.message
    return {"address": one.address, "at": _iso(said.created_at), "subject": said.subject, "text": said.text}


def _span(one: Any) -> Data:
    return {"starts_on": _iso(one.starts_on), "ends_on": _iso(one.ends_on)}


def _name(person: Any) -> str | None:
    return person.name if person else None


def _iso(value: Any) -> str | None:
    return value.isoformat() if value else None
