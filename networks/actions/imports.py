"""Minutes that were a file become a draft, in the order in which they stood."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _

from fyrbodal import journal
from fyrbodal.files.models import LinkCheck
from fyrbodal.files.refusals import Refused
from fyrbodal.files.storing import discard, store
from fyrbodal.organisation.models import Organisation
from fyrbodal.richtext import from_input, to_plain
from networks.actions import items, meetings
from networks.models import Answer, Attachment, Attendee, FigureValue, Imported, Item, Link, Meeting, Network, WrongTurn
from networks.reading import Known, Reading
from networks.reading import results as read

LONGEST_HEADING = 300


@dataclass(frozen=True)
class Where:
    """An organisation that was chosen in the review, or the words that stood in the file."""

    organisation: Organisation | None
    name: str


@dataclass(frozen=True)
class Review:
    """What the leader has decided: `attendees`, `absent` and `answers` in the order of the reading."""

    network: Network
    facts: Mapping[str, Any]
    attendees: Sequence[tuple[str, Where]]
    answers: Sequence[Where]
    absent: Sequence[tuple[str, Where]] = ()
    next_place: str = ""
    roster: bool = False  # put the members of the network on the list


def known() -> Known:
    """Organisations by what the register calls them today; one that has been renamed there is found by its code."""
    return Known.from_reference().named(dict(Organisation.objects.exclude(code="").values_list("code", "name")))


def as_read(reading: Reading, network: Network) -> Review:
    """The review of somebody who takes everything as it was understood."""
    organisations = {one.name: one for one in Organisation.objects.all()}

    def where(match: read.Match | None) -> Where:
        known = organisations.get(match.match or "") if match else None
        return Where(known, "" if known or match is None else match.text[:120])

    rounds = [part for part in reading.parts if isinstance(part, read.Round)]
    facts = {"title": reading.title[:160], "held_on": reading.held_on, "starts": reading.starts, "ends": reading.ends}
    return Review(
        network=network,
        facts=facts | {"place": (reading.place or "")[:160]},
        attendees=[(one.name[:120], where(one.organisation)) for one in reading.attendees],
        answers=[where(answer.organisation) for part in rounds for answer in part.answers],
        absent=[(one.name[:120], where(one.organisation)) for one in reading.absent],
        next_place=reading.next_meeting.place[:160] if reading.next_meeting else "",
    )


@transaction.atomic
def accept(*, imported: Imported, reading: Reading, review: Review, by: Any) -> Meeting:
    """The draft, with the original file and those that lay inside it. Raises WrongTurn."""
    _hold(imported)
    meeting = Meeting.objects.create(
        pk=imported.pk,  # so that whoever goes back to the review is led to the draft
        network=review.network,
        source=imported.upload,
        **review.facts,
    )
    _Writer(meeting, reading, review, by).write()
    imported.delete()
    journal.record(by, "imported", meeting, file=imported.upload.name)
    return meeting


@transaction.atomic
def refuse(*, imported: Imported, by: Any) -> None:
    """Nothing of the file is kept. Raises WrongTurn."""
    _hold(imported)
    upload = imported.upload
    imported.delete()
    discard(upload)


def _hold(imported: Imported) -> None:
    # So that a form that is sent twice at once, or a worker that forgets, does not make two of one file.
    if Imported.objects.select_for_update().filter(pk=imported.pk).first() is None:
        raise WrongTurn(_("Filen är redan inläst eller borttagen."))


class _Writer:
    """Writes the parts of one reading, and keeps what lay inside the file under the names that point at it."""

    def __init__(self, meeting: Meeting, reading: Reading, review: Review, by: Any) -> None:
        self.meeting, self.reading, self.review, self.by = meeting, reading, review, by
        self.where = iter(review.answers)
        self.inside = {file.name: file.content for file in reading.files}
        self.people = {person.name.lower(): person for person in meeting.network.roster()}

    def write(self) -> None:
        items.append(self.meeting, Item.Kind.ATTENDANCE)
        came = [self.attendee(*one, is_present=True) for one in self.review.attendees]
        Attendee.objects.bulk_create([*came, *(self.attendee(*one, is_present=False) for one in self.review.absent)])
        if self.review.roster:
            meetings.preselect_roster(self.meeting)
        for part in self.reading.parts:
            self.WRITE[type(part)](self, part)
        self.close()

    def attendee(self, name: str, where: Where, *, is_present: bool) -> Attendee:
        person = self.people.pop(name.lower(), None)
        return Attendee(
            meeting=self.meeting,
            person=person,
            name=name,
            email=person.email if person else "",
            organisation=where.organisation,
            organisation_name="" if where.organisation else where.name,
            is_present=is_present,
        )

    def write_text(self, part: read.Text) -> None:
        item = self.append(Item.Kind.TEXT, heading=part.heading, body=part.body)
        self.accessories(part, item)

    def write_information(self, part: read.Information) -> None:
        item = self.append(Item.Kind.INFORMATION, heading=part.heading, body=part.body, held_on=part.on)
        self.accessories(part, item)

    def write_follow_up(self, part: read.FollowUp) -> None:
        owner = part.owner
        body = Organisation.objects.filter(name=owner.match).first() if owner and owner.match else None
        name = body.name if body else owner.text if owner else ""
        self.append(Item.Kind.FOLLOW_UP, body=part.text, owner_organisation=body, owner_name=name)

    def write_discussion(self, part: read.Discussion) -> None:
        listed = "".join(f"<li>{contribution}</li>" for contribution in part.contributions)
        self.append(Item.Kind.DISCUSSION, heading=part.question, body=f"<ul>{listed}</ul>" if listed else "")

    def write_round(self, part: read.Round) -> None:
        heading, body = (part.heading, part.question) if part.heading else _as_heading(part.question)
        item = self.append(Item.Kind.ROUND, heading=heading, body=body)
        item.answers.all().delete()  # asked is whoever answered
        for position, answer in enumerate(part.answers):
            self.answer(item, position, answer, next(self.where))

    def answer(self, item: Item, position: int, said: read.Answer, where: Where) -> None:
        answer = Answer.objects.create(
            item=item,
            position=position,
            organisation=where.organisation,
            organisation_name="" if where.organisation else where.name,
            unit=self.free_unit(item, where, said.unit or ""),
            state=Answer.State.DONE,
            body=said.body,
        )
        FigureValue.objects.bulk_create(
            FigureValue(
                answer=answer,
                position=place,
                text=figure.text[:80],
                low=figure.low,
                high=figure.high,
                approximate=figure.approximate,
            )
            for place, figure in enumerate(said.figures)
        )
        self.accessories(said, item, answer)

    def free_unit(self, item: Item, where: Where, unit: str) -> str:
        """An organisation that speaks twice in a round is told apart by a number."""
        taken = set(item.answers.filter(organisation=where.organisation).values_list("unit", flat=True))
        if where.organisation is None or unit not in taken:
            return unit
        return next(name for number in range(2, 100) if (name := f"{unit} {number}".strip()) not in taken)

    def append(self, kind: str, **values: Any) -> Item:
        return items.append(self.meeting, kind, **{name: value for name, value in values.items() if value is not None})

    def accessories(self, part: Any, item: Item, answer: Answer | None = None) -> None:
        LinkCheck.objects.watch(link.url for link in part.links)
        for place, link in enumerate(_beside(part)):
            Link.objects.create(
                item=item, answer=answer, position=place, title=(link.text or link.url)[:300], url=link.url
            )
        for place, name in enumerate(part.attachments):
            Attachment.objects.create(item=item, answer=answer, position=place, name=name[:200], upload=self.kept(name))

    def kept(self, name: str) -> Any:
        """The file that lay inside under this name; None where there was only the name, or nothing we may keep."""
        content = self.inside.get(name)
        if content is None:
            return None
        try:
            return store(ContentFile(content, name=name), by=None)
        except Refused:
            return None

    def close(self) -> None:
        coming = self.reading.next_meeting
        facts: dict[str, Any] = (
            {"held_on": coming.held_on, "starts": coming.starts, "ends": coming.ends} if coming else {}
        )
        facts["place"] = self.review.next_place
        self.append(Item.Kind.NEXT_MEETING, topics="\n".join(coming.topics) if coming else "", **facts)
        signed = self.reading.secretary
        name, title = (signed.name, signed.title) if signed else (self.by.name, self.by.title)
        self.append(Item.Kind.SECRETARY, name=name[:120], title=title[:120])

    WRITE: Mapping[type, Callable[["_Writer", Any], None]] = {
        read.Text: write_text,
        read.Information: write_information,
        read.FollowUp: write_follow_up,
        read.Round: write_round,
        read.Discussion: write_discussion,
    }


def _beside(part: Any) -> list[Any]:
    """The links that the text itself does not have; one that stands in it is not listed once more under it."""
    return [link for link in part.links if f'href="{escape(link.url)}"' not in part.body]


def _as_heading(question: str) -> tuple[str, str]:
    """A question that is all there is stands as the heading; one too long for that stays in the text."""
    line = to_plain(from_input(question))
    return (line, "") if len(line) <= LONGEST_HEADING and "\n" not in line else ("", question)
