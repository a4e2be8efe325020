"""An invented year of three networks: finalised and published minutes, one draft, and what is planned."""

import datetime as dt
import random
import uuid
from typing import Any

from django.core.files.base import ContentFile, File
from django.utils import timezone

from fyrbodal.documents.spreadsheets import write_xlsx
from fyrbodal.loading import demo
from fyrbodal.organisation.demo import SINCE, STAFF, person
from fyrbodal.organisation.models import Appointment, Organisation, Person
from fyrbodal.organisation.roles import Role
from networks import figures
from networks.actions import accessories, editions, items, meetings
from networks.demo_texts import DISCUSSIONS, INFORMATION, PLACES, PROGRAMME, SAID, THEMES
from networks.models import Answer, Attendee, FigureValue, Informed, Item, KeyFigure, Meeting, Network
from networks.policies import NamePolicy

NETWORKS: dict[str, dict[str, Any]] = {
    "bim": {
        "leader": "Anna Lind",
        "purpose": "Vi som arbetar med Barnhusets insatsmodell delar erfarenheter och håller metoden levande.",
        "is_public": True,
        "open_to_staff": True,
        "name_policy": NamePolicy.NAMES_WITH_MUNICIPALITY,
        "homes": ("Bengtsfors", "Dals-Ed", "Färgelanda", "Munkedal", "Orust", "Sotenäs", "Strömstad", "Trollhättan",
                  "Uddevalla", "Åmål", "Lilla Edet", "Tjörn", "Barnhuset"),
        "figure": "Pågående ärenden",
    },
    "bou-utforare": {
        "leader": "Cecilia Rönn",
        "purpose": "Behandlare och arbetsledare för barn och unga jämför arbetssätt, grupper och tillgång till stöd.",
        "is_public": True,
        "open_to_staff": True,
        "name_policy": NamePolicy.COUNTS,
        "homes": ("Bengtsfors", "Dals-Ed", "Lysekil", "Mellerud", "Orust", "Sotenäs", "Tanum", "Trollhättan",
                  "Vänersborg", "Åmål"),
        "figure": "Familjebehandlare",
    },
    "fou-rum-ifo": {
        "leader": "Anna Lind",
        "purpose": "IFO-cheferna planerar kompetensutveckling och utvecklingsarbete tillsammans.",
        "is_public": False,
        "open_to_staff": False,
        "name_policy": NamePolicy.COUNTS,
        "homes": tuple(STAFF)[:14],
        "figure": "Vakanta tjänster",
    },
}  # fmt: skip
WEEKS = (-42, -29, -16, -1, 7)  # from today: three that are finished, a draft, and a plan
DRAFT, PLANNED = 3, 4  # of those
TOPICS = "Handledning i grupp\nSommarens bemanning"
CHIEF, PRACTITIONER = 0, 1


@demo(order=20)
def load_year() -> None:
    chance = random.Random(20270312)  # noqa: S311 - invented figures, the same every time
    for slug, about in NETWORKS.items():
        network = _network(slug, about)
        for number in range(DRAFT):
            _finished(network, about, number, chance)
        _draft(network, about, chance)
        _planned(network, about)


def _network(slug: str, about: dict[str, Any]) -> Network:
    network = Network.objects.get(slug=slug)
    for field in ("purpose", "is_public", "open_to_staff", "name_policy"):
        setattr(network, field, about[field])
    network.save()
    _appoint(person(about["leader"]), Role.NETWORK_LEADER, network)
    for home in about["homes"]:
        _appoint(person(_member(network, home)), Role.NETWORK_PARTICIPANT, network)
    KeyFigure.objects.create(network=network, name=about["figure"])
    Informed.objects.create(network=network, name="Registrator i Orust", email="registrator@example.org")
    return network


def _member(network: Network, home: str) -> str:
    people = STAFF[home]
    wanted = CHIEF if network.slug == "fou-rum-ifo" else PRACTITIONER
    return people[min(wanted, len(people) - 1)]


def _appoint(who: Person, role: Role, network: Network) -> None:
    Appointment.objects.create(person=who, role=role, body=network, starts_on=SINCE)


def _finished(network: Network, about: dict[str, Any], number: int, chance: random.Random) -> None:
    leader = person(about["leader"])
    meeting = _recorded(network, about, number, chance)
    editions.finalise(meeting=meeting, confirmed={}, by=leader)
    if network.is_public:
        editions.publish(meeting=meeting, number=meeting.editions.count(), by=leader)


def _draft(network: Network, about: dict[str, Any], chance: random.Random) -> None:
    meeting = _recorded(network, about, DRAFT, chance)
    waiting = Answer.objects.filter(item__meeting=meeting, organisation__name__in=about["homes"][5:])
    waiting.update(state=Answer.State.WAITING, body="")
    FigureValue.objects.filter(answer__in=waiting).delete()


def _planned(network: Network, about: dict[str, Any]) -> None:
    _plan(network, person(about["leader"]), _day_of(PLANNED), TOPICS)


def _recorded(network: Network, about: dict[str, Any], number: int, chance: random.Random) -> Meeting:
    day = _day_of(number)
    meeting = _plan(network, person(about["leader"]), day, "")
    _attend(meeting, chance)
    heading, text = INFORMATION[(number + len(network.slug)) % len(INFORMATION)]
    told = _add(meeting, Item.Kind.INFORMATION, heading=heading, body=text, held_on=day + dt.timedelta(days=40))
    if number == DRAFT - 1:
        accessories.attach(item=told, answer=None, file=_programme(), by=person(about["leader"]))
    _round(meeting, about, number, chance)
    question, contributions = DISCUSSIONS[(number + len(network.slug)) % len(DISCUSSIONS)]
    listed = "".join(f"<li><p>{one}</p></li>" for one in contributions)
    _add(meeting, Item.Kind.DISCUSSION, heading=question, body=f"<ul>{listed}</ul>")
    if number == DRAFT - 1:
        _follow_up(meeting)
    _close(meeting, number + 1)
    return meeting


def _plan(network: Network, leader: Person, day: dt.date, topics: str) -> Meeting:
    return meetings.plan(network=network, key=uuid.uuid4(), facts=_when(day) | {"topics": topics}, by=leader)


def _when(day: dt.date) -> dict[str, Any]:
    return {"held_on": day, "starts": dt.time(9), "ends": dt.time(12), "place": PLACES[day.month % len(PLACES)]}


def _attend(meeting: Meeting, chance: random.Random) -> None:
    for attendee in meeting.attendees.order_by("name"):
        attendee.is_present = chance.random() < 0.85
        attendee.save(update_fields=["is_present"])
    guest = {"organisation_name": "Högskolan Väst", "email": "maj.lundin@example.org", "is_present": True}
    Attendee.objects.update_or_create(meeting=meeting, name="Maj Lundin", defaults=guest)


def _add(meeting: Meeting, kind: str, **values: Any) -> Item:
    item = items.add(meeting=meeting, kind=kind, by=None)
    for name, value in values.items():
        setattr(item, name, value)
    item.save()
    return item


def _round(meeting: Meeting, about: dict[str, Any], number: int, chance: random.Random) -> None:
    heading, question = THEMES[(number + len(meeting.network.slug)) % len(THEMES)]
    item = _add(meeting, Item.Kind.ROUND, heading=heading, body=question)
    figure = meeting.network.key_figures.get()
    present = set(meeting.attendees.filter(is_present=True).values_list("organisation__name", flat=True))
    for place, answer in enumerate(item.answers.select_related("organisation").order_by("position")):
        there = answer.where in present
        answer.state = Answer.State.DONE if there else Answer.State.ABSENT
        answer.body = SAID[(place * 3 + number * 5 + len(meeting.network.slug)) % len(SAID)] if there else ""
        answer.save()
        if there:
            _value(answer, figure, chance)


def _value(answer: Answer, figure: KeyFigure, chance: random.Random) -> None:
    low = chance.randint(1, 9)
    text = chance.choice([str(low), f"{low}–{low + 1}", f"ca {low}"])
    read = figures.read(text)
    FigureValue.objects.create(
        answer=answer,
        key_figure=figure,
        label=figure.name,
        text=text,
        low=read.low if read else None,
        high=read.high if read else None,
        approximate=bool(read and read.approximate),
        period=str(answer.item.meeting.held_on.year),
    )


def _programme() -> File:
    return ContentFile(write_xlsx({"Program": PROGRAMME}), name="Program för dagen.xlsx")


def _follow_up(meeting: Meeting) -> None:
    owner = Organisation.objects.get(name="Barnhuset")
    text = "<p>Får materialet till föräldragruppen spridas till alla kommuner?</p>"
    _add(meeting, Item.Kind.FOLLOW_UP, body=text, owner_name=owner.name, owner_organisation=owner)


def _close(meeting: Meeting, following: int) -> None:
    """Say when the next one is, as it then came to be."""
    topics = TOPICS if following == PLANNED else "Vi följer upp dagens frågor"
    coming = _when(_day_of(following)) | {"topics": topics}
    meeting.items.filter(kind=Item.Kind.NEXT_MEETING).update(**coming)


def _day_of(number: int) -> dt.date:
    """A Wednesday: what has been moves back to a week when people meet, and a plan forward."""
    there = timezone.localdate() + dt.timedelta(weeks=WEEKS[number])
    day = there + dt.timedelta(days=2 - there.weekday())
    while _nobody_meets(day):
        day += dt.timedelta(weeks=1 if number == PLANNED else -1)
    return day


def _nobody_meets(day: dt.date) -> bool:
    """In summer, at Christmas, and on the two red days that can be Wednesdays."""
    date = (day.month, day.day)
    return (6, 15) <= date <= (8, 9) or date >= (12, 20) or date <= (1, 8) or date in {(5, 1), (6, 6)}
