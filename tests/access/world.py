"""What there is to reach: of an open and of a closed network, a meeting that is written and one that is finished."""

import hashlib
import uuid
from dataclasses import dataclass
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from fyrbodal import links
from fyrbodal.accounts.invitations import invite, link
from fyrbodal.files.storing import store
from fyrbodal.outbox.models import Message
from fyrbodal.sealed.models import Copy, Rendering
from networks.actions import accessories, editions, guests, mailings
from networks.models import Answer, Edition, FollowUp, Imported, Item, Meeting, Network, Report
from projects.models import Programme
from tests.competence.registers import registered
from tests.factories import (
    AppointmentFactory,
    EmploymentFactory,
    FactFactory,
    PersonFactory,
    UnitFactory,
    planned,
    with_a_round,
)
from tests.files.samples import pdf
from tests.projects.reports import project
from tests.workload.factories import adopted, published
from workload.models import Retention

PLACES = ("bim_draft", "bim_done", "bou_draft", "bou_done")


@dataclass(frozen=True)
class Place:
    """A meeting with everything that stands in it; BIM's finished one is published, BoU's is not."""

    meeting: Meeting
    item: Item
    answer: Answer
    guest: Any
    link: Any
    attachment: Any
    report: Report
    appointment: Any
    imported: Imported
    message: Message | None
    edition: Edition | None

    @property
    def network(self) -> Network:
        return self.meeting.network

    @property
    def number(self) -> int:
        return self.edition.number if self.edition else 1

    @property
    def token(self) -> str:
        mailing = self.message.mailing.pk if self.message else uuid.uuid4()
        return links.sign(mailings.PURPOSE, {"mailing": str(mailing)})


def laid_out(cast: Any) -> dict[str, Place]:
    anna, cecilia = cast["anna"], cast["cecilia"]
    EmploymentFactory(person=cast["frida"])
    FactFactory(organisation=cast["frida"].organisation)
    model = published(cast["frida"].organisation, by=anna)
    unit = UnitFactory(organisation=cast["frida"].organisation)
    adopted(unit, model)
    registered(cast["frida"], unit)
    Retention.objects.create(organisation=cast["frida"].organisation, months=24)
    orust = cast["frida"].organisation
    project(Programme.objects.create(name="Utvecklingspengar", funder=orust), orust)
    bim, bou = Network.objects.get(slug="bim"), Network.objects.get(slug="bou-utforare")
    return {
        "bim_draft": place(bim, anna),
        "bim_done": place(bim, anna, done=True, public=True),
        "bou_draft": place(bou, cecilia),
        "bou_done": place(bou, cecilia, done=True),
    }


def place(network: Network, by: Any, *, done: bool = False, public: bool = False) -> Place:
    meeting = planned(network, by)
    item = with_a_round(meeting)
    answer = item.answers.create(organisation_name="Högskolan", position=99)
    guest = guests.invite(
        meeting=meeting,
        name="Gäst Utan Konto",
        organisation=None,
        organisation_name="",
        email="gast@example.org",
        by=by,
    )
    found = accessories.link(item=item, answer=None, title="En sida", url="https://example.org", by=by)
    attached = accessories.attach(item=item, answer=None, file=SimpleUploadedFile("a.pdf", pdf()), by=by)
    about = FollowUp.objects.create(network=network, item=item)
    report = Report.objects.create(item=item, follow_up=about)
    member = AppointmentFactory(person=PersonFactory(), role="network_participant", body=network)
    imported = Imported.objects.create(upload=store(SimpleUploadedFile("b.txt", TEXT), by=by), by=by)
    edition = _finished(meeting, by, public=public) if done else None
    message = Message.objects.about(meeting).first() if done else None
    return Place(meeting, item, answer, guest, found, attached, report, member, imported, message, edition)


TEXT = "Minnesanteckningar BIM\n2027-03-12 kl. 9-12\n\nInformation\nNy lag gäller från 1 juli.\n".encode()


def _finished(meeting: Meeting, by: Any, *, public: bool) -> Edition:
    edition = editions.finalise(meeting=meeting, confirmed={}, by=by)
    if public:
        editions.publish(meeting=meeting, number=meeting.editions.count(), by=by)
    drawn(edition.copy)
    mailings.send(edition=edition, addresses=["gast@example.org"], note="", by=by)
    edition.refresh_from_db()
    if edition.public_copy:
        drawn(edition.public_copy)
    meeting.refresh_from_db()
    return edition


def drawn(copy: Copy) -> None:
    """A PDF is kept already, so that no question here waits for one to be drawn."""
    kept = pdf()
    Rendering.objects.create(copy=copy, pdf=kept, size=len(kept), sha256=hashlib.sha256(kept).hexdigest())


def invitation(person: Any) -> str:
    """The token of a link that lets a person choose a password."""
    invite(person, by=None)
    return link(person).rstrip("/").rpartition("/")[2]
