"""From draft to finalised, published, corrected: the turns that seal what people read."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fyrbodal import journal
from fyrbodal.sealed.models import Audience, Copy
from fyrbodal.sealed.sealing import seal
from networks.actions import corrections
from networks.comparing import changes
from networks.documents.content import content_of
from networks.documents.minutes import MinutesDocument
from networks.models import Edition, EditionFile, FollowUp, Meeting, Report, Status, WrongTurn
from networks.privacy import Finding, findings
from networks.publication import publication

NAMED_OTHERWISE = gettext_lazy(
    "Utgåvan har redan varit öppen, med namnen på ett annat sätt. Rätta anteckningarna så får nästa utgåva namnen som "
    "nätverket har valt nu."
)


class Unconfirmed(Exception):
    """Something in the text looks like an identity number, and nobody has said why it may stay."""

    def __init__(self, left: list[Finding]) -> None:
        super().__init__(left)
        self.left = left


@transaction.atomic
def finalise(*, meeting: Meeting, confirmed: Mapping[str, str], by: Any) -> Edition:
    """Seal the minutes as the next edition, for those concerned.

    `confirmed` gives a reason for each finding, by its key. A correction that changed nothing makes no edition: the
    last one stands, unless everybody has read it with names in another way than the network wants them now.
    Raises NotOpen, Unconfirmed and WrongTurn.
    """
    meeting.hold_open()
    meeting.refresh_from_db()
    content = content_of(meeting)
    reasons = _confirmations(content, confirmed)
    last = meeting.editions.latest_first().select_related("copy", "public_copy").first()
    differs = changes(last.copy.data()["minutes"], content) if last else []
    if last and not differs and last.names_as(meeting.network.name_policy):
        return _stand_by(last, meeting, by)
    edition = _next(meeting, last, content, differs, reasons, by)
    _finish(meeting, by)
    _close_follow_ups(meeting, by)
    journal.record(by, "finalised", meeting, number=edition.number, confirmed=reasons)
    return edition


def _confirmations(content: dict[str, Any], confirmed: Mapping[str, str]) -> list[dict[str, str]]:
    found = findings(content)
    left = [one for one in found if not confirmed.get(one.key, "").strip()]
    if left:
        raise Unconfirmed(left)
    return [{"where": one.where, "reason": confirmed[one.key].strip()} for one in found]


def remembered(meeting: Meeting) -> dict[str, str]:
    """The reasons that were given when the last edition was finalised, by the key of the same finding."""
    last = meeting.editions.latest_first().select_related("copy").first()
    if last is None or not last.confirmed:
        return {}
    found = findings(last.copy.data()["minutes"])
    return {one.key: said["reason"] for one, said in zip(found, last.confirmed, strict=False)}


def _next(
    meeting: Meeting, last: Edition | None, content: dict[str, Any], differs: list[Any], reasons: list[Any], by: Any
) -> Edition:
    edition = Edition(
        meeting=meeting,
        number=last.number + 1 if last else 1,
        reason=meeting.reason if last else "",
        changes=differs,
        confirmed=reasons,
        finalised_by=by,
        finalised_at=timezone.now(),
    )
    edition.copy = _sealed(edition, Audience.PARTICIPANTS, content, by)
    edition.save()
    _keep_files(edition)
    return edition


def _sealed(edition: Edition, audience: Audience, content: dict[str, Any], by: Any) -> Copy:
    document = MinutesDocument(edition, content, audience)
    return seal(
        kind="minutes",
        thing=edition.meeting,
        body=edition.meeting.network,
        number=edition.number,
        audience=audience,
        title=document.title,
        content=document.data(),
        html=document.html(),
        by=by,
    )


def _keep_files(edition: Edition) -> None:
    held = edition.meeting.items.standing().filter(attachments__upload__isnull=False)
    uploads = set(held.values_list("attachments__upload", flat=True))
    EditionFile.objects.bulk_create(EditionFile(edition=edition, upload_id=one) for one in sorted(uploads))


def _finish(meeting: Meeting, by: Any) -> None:
    meeting.turn(Status.FINALISED)
    meeting.finalised_at, meeting.finalised_by, meeting.reason = timezone.now(), by, ""
    meeting.save(update_fields=["status", "finalised_at", "finalised_by", "reason"])
    corrections.forget(meeting)


def _stand_by(last: Edition, meeting: Meeting, by: Any) -> Edition:
    _finish(meeting, by)
    if last.is_public:
        meeting.turn(Status.PUBLISHED)
        meeting.save(update_fields=["status"])
    journal.record(by, "kept", meeting, number=last.number)
    return last


def _close_follow_ups(meeting: Meeting, by: Any) -> None:
    """What was said at the meeting about earlier follow-ups now counts, unless a later one has said something since."""
    said = Report.objects.filter(item__removed_at=None, revision__gt=0)
    since = said.filter(
        follow_up=OuterRef("follow_up"),
        item__meeting__held_on__gt=meeting.held_on,
        item__meeting__editions__isnull=False,
    )
    for report in said.filter(~Exists(since), item__meeting=meeting).select_related("follow_up"):
        report.follow_up.become(FollowUp.Status(report.status), by=by)


@transaction.atomic
def publish(*, meeting: Meeting, number: int, by: Any) -> Any:
    """Open the last edition to everybody, by the network's name policy; earlier ones leave the open page.

    `number` is that of the edition that was looked at. Raises WrongTurn.
    """
    meeting = _locked(meeting)
    meeting.turn(Status.PUBLISHED)
    meeting.save(update_fields=["status"])
    edition = meeting.editions.latest_first().select_related("copy", "public_copy", "meeting__network")[0]
    if not meeting.network.is_public:
        raise WrongTurn(_("Nätverket är inte offentligt."))
    if edition.number != number:
        raise WrongTurn(
            _("Utgåva %(number)s har färdigställts sedan du läste. Titta igenom den först.")
            % {"number": edition.number}
        )
    if not edition.names_as(meeting.network.name_policy):
        raise WrongTurn(NAMED_OTHERWISE)
    _retire_public(meeting, by)
    if edition.public_copy is None:
        content = publication(edition.copy.data()["minutes"], meeting.network.name_policy)
        edition.public_copy = _sealed(edition, Audience.PUBLIC, content, by)
    edition.published_at, edition.published_by = timezone.now(), by
    edition.withdrawn_at = edition.withdrawn_by = None
    edition.save()
    journal.record(by, "published", meeting, number=edition.number, name_policy=meeting.network.name_policy)
    return edition


@transaction.atomic
def withdraw(*, meeting: Meeting, by: Any) -> None:
    """Close the open page at once; those concerned still read the edition. Raises WrongTurn."""
    meeting = _locked(meeting)
    if not meeting.editions.public().exists():
        raise WrongTurn(_("Anteckningarna är inte publicerade."))
    _retire_public(meeting, by)
    if meeting.status == Status.PUBLISHED:
        meeting.turn(Status.FINALISED)
        meeting.save(update_fields=["status"])
    journal.record(by, "withdrew", meeting)


def _retire_public(meeting: Meeting, by: Any) -> None:
    meeting.editions.public().update(withdrawn_at=timezone.now(), withdrawn_by=by)


@transaction.atomic
def correct(*, meeting: Meeting, reason: str, by: Any) -> None:
    """Open the minutes for a new edition; the last one is read until that is finalised. Raises WrongTurn."""
    meeting = _locked(meeting)
    corrections.remember(meeting)
    meeting.turn(Status.DRAFT)
    meeting.reason, meeting.finalised_at, meeting.finalised_by = reason, None, None
    meeting.save(update_fields=["status", "reason", "finalised_at", "finalised_by"])
    journal.record(by, "opened for correction", meeting, reason=reason)


def _locked(meeting: Meeting) -> Meeting:
    return Meeting.objects.select_for_update(of=("self",)).select_related("network").get(pk=meeting.pk)  # type: ignore[no-any-return]
