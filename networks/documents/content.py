"""The minutes of a meeting as plain data: what is sealed, attached to the PDF and shown on the page.

Keys follow the form of imported minutes (design/minutes-import.md); bodies are cleaned HTML, days and times ISO text.
"""

from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from networks.models import Answer, Attachment, Attendee, FollowUp, Item, Link, Meeting

Data = dict[str, Any]


def content_of(meeting: Meeting) -> Data:
    """Everything that the minutes say, in the order in which it stands. The same number of queries at any length."""
    return {
        "title": meeting.name,
        "network": meeting.network.name,
        "registration_number": meeting.registration_number,
        "held_on": meeting.held_on.isoformat(),
        "starts": _iso(meeting.starts),
        "ends": _iso(meeting.ends),
        "place": meeting.place,
        "parts": [part for part in map(_part, _items(meeting)) if _says_something(part)],
    }


def keys_of(meeting: Meeting) -> list[Any]:
    """The key of the row behind each part of `content_of`, in the same order."""
    return [item.pk for item in _items(meeting) if _says_something(_part(item))]


def _items(meeting: Meeting) -> Iterable[Item]:
    ownless = {"answer": None}
    answers = Answer.objects.order_by("position").select_related("organisation")
    return (
        meeting.items.standing()
        .in_order()
        .select_related("owner_organisation", "owner_person__organisation", "meeting")
        .prefetch_related(
            Prefetch("links", Link.objects.filter(**ownless).order_by("position"), "own_links"),
            Prefetch("attachments", Attachment.objects.filter(**ownless).order_by("position"), "own_attachments"),
            Prefetch("answers", answers.prefetch_related("figures", "links", "attachments")),
            "reports__follow_up__item__owner_person__organisation",
            Prefetch("meeting__attendees", Attendee.objects.select_related("organisation").order_by("name")),
        )
    )


def _part(item: Item) -> Data:
    common = {
        "kind": item.kind,
        "heading": item.heading,
        "body": item.body,
        "links": [_link(link) for link in item.own_links],  # type: ignore[attr-defined]
        "attachments": [_attachment(one) for one in item.own_attachments],  # type: ignore[attr-defined]
    }
    return common | MORE.get(item.kind, _nothing)(item)


def _nothing(_item: Item) -> Data:
    return {}


def _attendance(item: Item) -> Data:
    people = list(item.meeting.attendees.all())
    return {
        "present": [_attendee(one) for one in people if one.is_present],
        "absent": [_attendee(one) for one in people if not one.is_present],
    }


def _attendee(attendee: Attendee) -> Data:
    return {"name": attendee.name, "organisation": attendee.where}


def _information(item: Item) -> Data:
    return {"on": _iso(item.held_on), "audience": item.audience, "contact": item.contact}


def _round(item: Item) -> Data:
    return {"answer_form": item.answer_form, "answers": [_answer(answer) for answer in item.answers.all()]}


def _answer(answer: Answer) -> Data:
    return {
        "organisation": answer.where,
        "unit": answer.unit,
        "state": answer.state,
        "reply": answer.get_reply_display() if answer.reply else "",
        "body": answer.body,
        "contact": answer.contact,
        "figures": [_figure(figure) for figure in sorted(answer.figures.all(), key=lambda one: one.position)],
        "links": [_link(link) for link in answer.links.all()],
        "attachments": [_attachment(one) for one in answer.attachments.all()],
    }


def _figure(figure: Any) -> Data:
    return {
        "label": figure.label,
        "text": figure.text,
        "low": None if figure.low is None else str(figure.low),
        "high": None if figure.high is None else str(figure.high),
        "approximate": figure.approximate,
        "period": figure.period,
    }


def _owner(item: Item) -> Data:
    """`owner_organisation` is the owner itself, or the home of the person who is; "" where neither is in the register."""
    person = item.owner_person
    home = item.owner_organisation or (person.organisation if person else None)
    return {"owner": item.owner_name, "owner_organisation": home.name if home else ""}


def _follow_ups(item: Item) -> Data:
    reports = sorted(item.reports.all(), key=lambda one: one.position)
    return {"reports": [_report(report) for report in reports if _is_told(report)]}


def _is_told(report: Any) -> bool:
    """What a correction has taken away is not followed up any longer; what was said about it before that stands."""
    return not report.follow_up.item.removed_at or bool(report.body) or report.status != FollowUp.Status.OPEN


def _report(report: Any) -> Data:
    return _noted(report.follow_up.item) | {
        "status": report.status,
        "status_name": report.get_status_display(),
        "body": report.body,
    }


def _noted(origin: Item) -> Data:
    """Who was to do what; not what a correction has taken out of the earlier minutes."""
    if origin.removed_at:
        gone = _("Punkten har tagits bort ur de tidigare anteckningarna.")
        return {"owner": "", "owner_organisation": "", "text": f"<p>{gone}</p>"}
    return _owner(origin) | {"text": origin.body}


def _next_meeting(item: Item) -> Data:
    return {
        "held_on": _iso(item.held_on),
        "starts": _iso(item.starts),
        "ends": _iso(item.ends),
        "place": item.place,
        "topics": [line.strip() for line in item.topics.splitlines() if line.strip()],
    }


def _secretary(item: Item) -> Data:
    return {"name": item.name, "title": item.title}


def _link(link: Link) -> Data:
    return {"text": link.title, "url": link.url}


def _attachment(attachment: Attachment) -> Data:
    return {"name": attachment.name, "file": str(attachment.upload_id) if attachment.upload_id else None}


def _iso(value: Any) -> str | None:
    return value.isoformat() if value else None


def _says_something(part: Data) -> bool:
    return any(value for key, value in part.items() if key not in {"kind", "answer_form"})


MORE: dict[str, Callable[[Item], Data]] = {
    Item.Kind.ATTENDANCE: _attendance,
    Item.Kind.INFORMATION: _information,
    Item.Kind.ROUND: _round,
    Item.Kind.FOLLOW_UP: _owner,
    Item.Kind.FOLLOW_UPS: _follow_ups,
    Item.Kind.NEXT_MEETING: _next_meeting,
    Item.Kind.SECRETARY: _secretary,
}
