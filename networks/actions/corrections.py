"""A correction that was begun by mistake: back to what the last edition says, row by row."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from django.core.serializers import deserialize, serialize
from django.db import transaction
from django.db.models import F, Model, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from fyrbodal import journal
from fyrbodal.files.models import Upload
from fyrbodal.files.storing import let_go
from fyrbodal.organisation.models import Organisation, Person
from networks.comparing import Change, changes
from networks.documents.content import content_of
from networks.models import (
    Answer,
    Attachment,
    BeforeCorrection,
    FigureValue,
    Item,
    KeyFigure,
    Link,
    Meeting,
    Report,
    Status,
    WrongTurn,
)

FACTS = ("registration_number", "title", "held_on", "starts", "ends", "place", "video_url", "topics")
BELOW: dict[type[Model], str] = {  # in the order in which they can be written, with the way to the part
    Answer: "item",
    FigureValue: "answer__item",
    Report: "item",
    Link: "item",
    Attachment: "item",
}
REGISTERS: tuple[type[Model], ...] = (Person, Organisation, KeyFigure, Upload)


def remember(meeting: Meeting) -> None:
    """Keep the rows as they are; the caller holds the meeting."""
    parts = list(meeting.items.all())
    below = [row for model in BELOW for row in _below(model, parts)]
    rows = json.loads(serialize("json", [meeting, *parts, *meeting.attendees.all(), *below]))
    BeforeCorrection.objects.update_or_create(meeting=meeting, defaults={"rows": rows})


def forget(meeting: Meeting) -> None:
    BeforeCorrection.objects.filter(meeting=meeting).delete()


def since(meeting: Meeting) -> tuple[list[Change], str]:
    """What a correction has changed so far, and a mark by which `cancel` knows that it was this that was looked at."""
    last = meeting.editions.latest_first().select_related("copy")[0]
    content = content_of(meeting)
    mark = hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()
    return changes(last.copy.data()["minutes"], content), mark


@transaction.atomic
def cancel(*, meeting: Meeting, seen: str, by: Any) -> None:
    """Back to the last edition; what has been written since goes. Raises WrongTurn."""
    meeting = Meeting.objects.select_for_update(of=("self",)).select_related("network").get(pk=meeting.pk)
    before = BeforeCorrection.objects.filter(meeting=meeting).first()
    if before is None or not meeting.is_corrected:
        raise WrongTurn(_("Anteckningarna rättas inte, så det finns ingen rättelse att avbryta."))
    if since(meeting)[1] != seen:
        raise WrongTurn(_("Någon skrev i anteckningarna medan du läste. Se efter vad som försvinner en gång till."))
    _restore(meeting, [one.object for one in deserialize("python", before.rows)])
    _close_again(meeting)
    before.delete()
    journal.record(by, "cancelled the correction", meeting)


def _close_again(meeting: Meeting) -> None:
    last = meeting.editions.latest_first()[0]
    meeting.turn(Status.FINALISED)
    if last.is_public:  # it may have been withdrawn since the correction began
        meeting.turn(Status.PUBLISHED)
    meeting.reason, meeting.finalised_at, meeting.finalised_by = "", last.finalised_at, last.finalised_by
    meeting.save()


def _restore(meeting: Meeting, rows: list[Any]) -> None:
    _require_the_registers(rows)
    then = next(row for row in rows if isinstance(row, Meeting))
    parts = [row for row in rows if isinstance(row, Item)]
    others = [row for row in rows if not isinstance(row, Meeting | Item)]
    revisions = _revisions(meeting, parts)
    uploads = _clear(meeting, parts)
    _take_out_the_new(meeting, parts)
    for row in [*parts, *others]:
        _outdate(row, revisions)
        row.save_base(raw=True)
    for name in FACTS:
        setattr(meeting, name, getattr(then, name))
    meeting.revision += 1
    for upload in uploads:
        let_go(upload)


def _below(model: type[Model], parts: Iterable[Item]) -> QuerySet[Any]:
    return model._base_manager.filter(**{f"{BELOW[model]}__in": list(parts)})


def _clear(meeting: Meeting, parts: list[Item]) -> list[Upload]:
    """The rows below the parts are written anew; the files that were attached may be needed no more."""
    uploads = list(Upload.objects.filter(pk__in=_below(Attachment, parts).values("upload")))
    meeting.attendees.all().delete()
    for model in reversed(BELOW):
        _below(model, parts).delete()
    return uploads


def _take_out_the_new(meeting: Meeting, parts: list[Item]) -> None:
    # As when somebody takes a part away: what a later meeting follows up, and what an old tab still writes in, is kept.
    beyond = 1 + max((part.position for part in parts), default=0)
    new = meeting.items.exclude(pk__in=[part.pk for part in parts])
    new.update(removed_at=timezone.now(), position=F("position") + beyond)


def _revisions(meeting: Meeting, parts: list[Item]) -> dict[Any, int]:
    rows = [meeting.items.all(), _below(Answer, parts), _below(Report, parts)]
    return {key: revision for some in rows for key, revision in some.values_list("pk", "revision")}


def _outdate(row: Any, revisions: dict[Any, int]) -> None:
    """A page that shows what has gone is not to write over what has come back."""
    now = revisions.get(row.pk)
    unsaid = isinstance(row, Report) and row.revision == 0  # and 0 is what says that nothing has been said
    if now is not None and now != row.revision and not unsaid:
        row.revision = now + 1


def _require_the_registers(rows: list[Any]) -> None:
    """What has left the registers since is pointed at no more; an organisation cannot be left out. Raises WrongTurn."""
    wanted: dict[Any, set[Any]] = defaultdict(set)
    for row, field in _pointers(rows):
        wanted[field.related_model].add(getattr(row, field.attname))
    there = {
        model: set(model._base_manager.filter(pk__in=keys).values_list("pk", flat=True))
        for model, keys in wanted.items()
    }
    for row, field in _pointers(rows):
        if getattr(row, field.attname) not in there[field.related_model]:
            if field.related_model is Organisation:
                raise WrongTurn(
                    _("En organisation i anteckningarna finns inte längre. Färdigställ rättelsen i stället.")
                )
            setattr(row, field.attname, None)


def _pointers(rows: list[Any]) -> Iterator[tuple[Any, Any]]:
    for row in rows:
        for field in row._meta.concrete_fields:
            if field.related_model in REGISTERS and getattr(row, field.attname) is not None:
                yield row, field
