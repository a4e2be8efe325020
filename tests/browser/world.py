"""A program that is in use: the demo's year, and beside it what the demo leaves out."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.core.files.base import ContentFile

from fyrbodal import links
from fyrbodal.accounts.invitations import link
from fyrbodal.files.storing import store
from fyrbodal.loading import load
from fyrbodal.organisation.models import Person
from fyrbodal.outbox.models import Delivery, Message
from networks.actions import accessories, editions, guests, items, mailings
from networks.models import Answer, Imported, Item, Meeting, Network, Status
from tests.browser.competence_world import Learning
from tests.browser.projects_world import Accounting
from tests.browser.workload_world import Measuring
from tests.factories import PersonFactory
from tests.networks.specimens import SHAPES, written

NUMBER_LIKE = f"Ring 8112{18}-{'0' * 4} om det gäller lokalen."  # its check digit is wrong, so that it is nobody's


@dataclass
class World:
    """Everything is Anna's, who leads BIM; `stranger` has never chosen a password."""

    anna: Person
    gunnar: Person
    stranger: Person
    network: Network
    draft: Meeting
    planned: Meeting
    finalised: Meeting
    published: Meeting
    corrected: Meeting
    imported: Imported
    message: Message

    @property
    def round(self) -> Item:
        return self.draft.items.standing().filter(kind=Item.Kind.ROUND)[0]

    @property
    def answer(self) -> Answer:
        return self.round.answers.order_by("position")[0]

    def part(self, kind: str) -> Item:
        return self.draft.items.standing().filter(kind=kind)[0]

    @cached_property
    def measuring(self) -> Measuring:
        return Measuring(self.amir)

    @cached_property
    def learning(self) -> Learning:
        return Learning(self.gunnar)

    @cached_property
    def accounting(self) -> Accounting:
        return Accounting(self.wilma, self.kerstin, self.cecilia)

    @property
    def wilma(self) -> Person:
        """Leads a project, where kerstin is the chief who answers for it and cecilia reviews."""
        return Person.objects.get(name="Wilma Strömkarl")

    @property
    def cecilia(self) -> Person:
        return Person.objects.get(name="Cecilia Rönn")

    @property
    def lena(self) -> Person:
        """Answers for a project that was sent in."""
        return Person.objects.get(name="Lena Byfjord")

    @property
    def amir(self) -> Person:
        return Person.objects.get(name="Amir Rahimi")

    @property
    def alva(self) -> Person:
        return Person.objects.get(name="Alva Strandbacke")

    @property
    def participant(self) -> Person:
        """Has been on the courses that the demo has behind it."""
        return Person.objects.get(name="Moa Fors")

    @property
    def bror(self) -> Person:
        return Person.objects.get(name="Bror Sandhem")

    @property
    def kerstin(self) -> Person:
        return Person.objects.get(name="Kerstin Sluss")

    @property
    def leading(self) -> Person:
        """Manages the unit for children and families in Lysekil, where learner works and follower is chief."""
        return self.learning.people.manager

    @property
    def learner(self) -> Person:
        return self.learning.people.newest

    @property
    def follower(self) -> Person:
        return Person.objects.get(name="Doris Grundsund")

    @property
    def invitation(self) -> str:
        return link(self.stranger).rstrip("/").rsplit("/", 1)[1]

    @property
    def reset_key(self) -> list[str]:
        return [user_pk_to_url_str(self.anna), default_token_generator.make_token(self.anna)]

    @property
    def own_link(self) -> str:
        mailing = self.published.editions.latest_first()[0].mailings.filter(message__secret=True)[0]
        return links.sign(mailings.PURPOSE, {"mailing": str(mailing.pk)})


def in_use() -> World:
    load("reference")
    load("demo")
    anna, gunnar = Person.objects.get(name="Anna Lind"), Person.objects.get(name="Gunnar Tall")
    network = Network.objects.get(slug="bim")
    mine = Meeting.objects.filter(network=network).order_by("held_on")
    draft, planned = mine.filter(status=Status.DRAFT)
    finalised, published, corrected = mine.filter(status=Status.PUBLISHED)[:3]
    editions.correct(meeting=corrected, reason="Fel plats", by=anna)
    corrected.items.filter(kind=Item.Kind.INFORMATION).update(body="<p>Påbörjad rättelse.</p>")
    editions.withdraw(meeting=finalised, by=anna)
    _fill(draft, anna)
    _correct(published, anna)
    return World(
        anna,
        gunnar,
        _stranger(),
        network,
        draft,
        planned,
        finalised,
        published,
        corrected,
        _imported(anna),
        _mailed(published, anna),
    )


def _fill(draft: Meeting, by: Any) -> None:
    """A guest, and a link and a file under a part and under an answer; something that looks like a number."""
    guests.invite(
        meeting=draft, name="Gäst Gran", organisation=None, organisation_name="Skolan", email="gast@example.org", by=by
    )
    item = draft.items.standing().filter(kind=Item.Kind.ROUND)[0]
    for answer in (None, item.answers.order_by("position")[0]):
        accessories.link(item=item, answer=answer, title="Läs mer", url="https://example.org/mer", by=by)
        accessories.attach(item=item, answer=answer, file=ContentFile(b"Hej", name="mall.txt"), by=by)
    for kind in (Item.Kind.TEXT, Item.Kind.FOLLOW_UP, Item.Kind.DISCUSSION):
        items.add(meeting=draft, kind=kind, by=by)
    draft.items.standing().filter(kind=Item.Kind.TEXT).update(body=f"<p>{NUMBER_LIKE}</p>")


def _correct(published: Meeting, by: Any) -> None:
    editions.correct(meeting=published, reason="Fel plats", by=by)
    items.append(published, Item.Kind.TEXT, heading="Rättelse", body="<p>Vi sågs i biblioteket.</p>")
    published.refresh_from_db()
    editions.finalise(meeting=published, confirmed={}, by=by)
    published.refresh_from_db()
    editions.publish(meeting=published, number=published.editions.count(), by=by)


def _stranger() -> Person:
    stranger = PersonFactory(name="Nya Nyman", email="nya@example.org")
    stranger.set_unusable_password()
    stranger.save()
    return stranger


def _imported(by: Any) -> Imported:
    upload = store(ContentFile(written(SHAPES[0]), name="gamla anteckningar.docx"), by=by)
    return Imported.objects.create(upload=upload, by=by)


def _mailed(meeting: Meeting, by: Any) -> Message:
    edition = meeting.editions.latest_first().select_related("copy", "meeting__network")[0]
    addresses = [one.address.lower() for one in mailings.addressees(meeting)]
    mailings.send(edition=edition, addresses=addresses, note="Tack för i dag!", by=by)
    message = Message.objects.about(meeting).filter(secret=False)[0]
    Delivery.objects.filter(message=message).order_by("address")[0].gave_up("550 Den brevlådan finns inte")
    return message
