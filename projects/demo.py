"""Three invented projects: one in its third year, one that has been sent in, and one that has just begun."""

import datetime as dt
from decimal import Decimal
from typing import Any, NamedTuple
from uuid import uuid4

from django.utils import timezone

from fyrbodal.loading import demo
from fyrbodal.organisation.demo import person
from fyrbodal.organisation.models import Appointment, Organisation, Unit
from fyrbodal.organisation.roles import Role
from projects.actions import projects, reports
from projects.models import Budgeted, BudgetRow, Goal, Grant, Programme, Project, Report

REVIEWER = "Cecilia Rönn"
SINCE = dt.date(2024, 1, 1)


class Aim(NamedTuple):
    """A goal, what one thought of it and what one did; `deviation` where it became something else."""

    title: str
    thought: str
    did: str = ""
    outcome: str = "as_thought"
    deviation: str = ""


class Planned(NamedTuple):
    """`years` are counted back from this one; the last of them is the one that is being written."""

    name: str
    home: str
    about: str
    people: dict[Role, tuple[str, ...]]
    years: tuple[int, ...]
    granted: int
    own: int
    goals: tuple[Aim, ...]


PROJECTS = (
    Planned(
        "Samma bord",
        "Trollhättan",
        "Handläggare för barn och för vuxna möter familjen tillsammans, i stället för var för sig.",
        {
            Role.PROJECT_LEADER: ("Wilma Strömkarl",),
            Role.CO_WRITER: ("Amir Rahimi",),
            Role.REFERENCE_GROUP: ("Petra Håverud", "Olivia Skaftö"),
            Role.STEERING_GROUP: ("Lars Högsby",),
            Role.RESPONSIBLE_CHIEF: ("Kerstin Sluss",),
        },
        (-2, -1, 0),
        500_000,
        87_720,
        (
            Aim(
                "Gemensamma samråd i alla ärenden där två enheter möter samma familj",
                "Vi räknade med ett samråd när ärendet öppnas och ett efter tre månader.",
                "Vi har haft 41 samråd. I sju ärenden blev det bara det första.",
                "partly",
                "Familjerna flyttade innan tre månader hade gått.",
            ),
            Aim(
                "En enkät till föräldrar och en till medarbetare varje år",
                "Samma frågor som året före, så att svaren går att jämföra.",
                "Båda enkäterna gick ut i oktober. 22 av 30 föräldrar svarade.",
            ),
            Aim(
                "Djupintervjuer med fem familjer",
                "Två personer från referensgruppen skulle göra dem under våren.",
                "Vi hann med tre.",
                "partly",
                "Två familjer avböjde och vi fann inga i deras ställe.",
            ),
        ),
    ),
    Planned(
        "Först ett samtal",
        "Uddevalla",
        "Den som söker stöd första gången får ett samtal inom två dagar, innan något utreds.",
        {
            Role.PROJECT_LEADER: ("Zara Ljungskile",),
            Role.CO_WRITER: ("Daniel Kuröd",),
            Role.RESPONSIBLE_CHIEF: ("Lena Byfjord",),
        },
        (-1,),
        280_000,
        40_000,
        (
            Aim(
                "Ett samtal inom två dagar för alla som söker första gången",
                "Två medarbetare skulle ha var sin halvdag fri varje dag.",
                "Åtta av tio fick sitt samtal inom två dagar.",
                "partly",
                "På sommaren var det för få av oss.",
            ),
        ),
    ),
    Planned(
        "Kvällsöppet",
        "Åmål",
        "Familjerådgivning två kvällar i veckan, för dem som inte kan komma på dagen.",
        {
            Role.PROJECT_LEADER: ("Camilla Tösse",),
            Role.RESPONSIBLE_CHIEF: ("David Ånimskog",),
        },
        (0,),
        150_000,
        0,
        (Aim("Öppet två kvällar i veckan från mars", "Måndag och onsdag till klockan 20."),),
    ),
)
TEXTS = {
    "1": "Projektet ville att familjer som har flera kontakter i socialtjänsten ska mötas av en plan och inte av flera. "
    "Vi har prövat gemensamma samråd, en enkel rutin för vem som kallar och en enkät till föräldrarna. De flesta "
    "föräldrar säger att de nu vet vem som ansvarar för vad, och medarbetarna att de oftare bestämmer tillsammans.",
    "2": "Före projektet kunde en familj ha tre utredningar med var sin handläggare. Vi sökte i kunskapsbanken efter "
    "samverkan kring familjer och fann två arbeten om barn, men inget om vuxna och barn i samma plan.",
    "3": "Att familjen möter en sammanhållen socialtjänst, och att barnets behov syns också i den vuxnes utredning.",
    "4": "Vi har arbetat med tre enheter. Boendestöd och hemtjänst ingick inte.",
    "5": "Samråd efter en mall, två enkäter och en genomgång av akter. Arbetsgruppen möttes varannan vecka.",
    "6": "Samråden har blivit vanligare under året, och fler planer är skrivna tillsammans.",
    "6.1": "Rutinen för vem som kallar kan tas över av andra kommuner som den är. Mallen finns som bilaga.",
    "6.2": "Bland föräldrarna som svarade är 13 kvinnor och 9 män. Männen kom oftare till samråden än året före.",
    "7": "Samråden fungerar när någon har i uppdrag att kalla. Vi föreslår att uppdraget läggs i mottagningen.",
}


@demo(order=70)
def load_projects() -> None:
    programme = Programme.objects.get(name="Lokala utvecklingsmedel")
    reviewer = person(REVIEWER)
    Appointment.objects.create(person=reviewer, role=Role.GRANT_REVIEWER, body=programme.funder, starts_on=SINCE)
    for planned in PROJECTS:
        _load(planned, programme, reviewer)


def _load(planned: Planned, programme: Programme, reviewer: Any) -> None:
    home = Organisation.objects.get(name=planned.home)
    leader = person(planned.people[Role.PROJECT_LEADER][0])
    project = Project(
        name=planned.name,
        programme=programme,
        organisation=home,
        based_at=Unit.objects.filter(organisation=home).in_order().first(),
        about=planned.about,
        contact=leader,
    )
    projects.add(project=project, key=uuid4(), by=reviewer)
    for role, names in planned.people.items():
        for name in names:
            Appointment.objects.create(person=person(name), role=role, body=project, starts_on=SINCE)
    this_year = timezone.localdate().year
    for back in planned.years:
        _year(planned, project, this_year + back, is_over=back < 0, reviewer=reviewer)


def _year(planned: Planned, project: Project, year: int, *, is_over: bool, reviewer: Any) -> None:
    leader, chief = (person(planned.people[role][0]) for role in (Role.PROJECT_LEADER, Role.RESPONSIBLE_CHIEF))
    grant = Grant(
        project=project, year=year, amount=planned.granted, registration_number=f"4.2.1-{year % 100}/{year - 1990}"
    )
    projects.grant(grant=grant, goals=[aim.title for aim in planned.goals], by=reviewer)
    for aim in planned.goals:
        Goal.objects.filter(grant=grant, title=aim.title).update(thought=aim.thought)
    for kind, text, amount in _budget(planned):
        projects.put(row=BudgetRow(grant=grant, kind=kind, text=text, amount=amount), by=reviewer)
    report = reports.begin(grant=grant, by=leader)
    _write(planned, report, leader, whole=is_over)
    if is_over:
        reports.certify(report=report, by=chief)
        reports.submit(report=report, by=leader)
        if planned.name == PROJECTS[0].name:
            reports.approve(report=report, words="Tack för en tydlig redovisning.", by=reviewer)


def _budget(planned: Planned) -> list[tuple[Budgeted, str, Decimal]]:
    whole = Decimal(planned.granted + planned.own)
    led = (whole * Decimal("0.6")).quantize(Decimal(1))
    return [
        (Budgeted.OWN, "arbetstid i enheterna", Decimal(planned.own)),
        (Budgeted.PERSONNEL, "projektledare", led),
        (Budgeted.PERSONNEL, "arbetsgruppens tid", whole - led),
    ]


def _write(planned: Planned, report: Report, by: Any, *, whole: bool) -> None:
    """All of it for a year that is over, else how far one has come in the autumn."""
    written = TEXTS if whole else {number: TEXTS[number] for number in ("2", "3", "4")}
    for section in report.sections.filter(of__number__in=written).select_related("of"):
        section.save_on(section.revision, {"text": written[section.of.number]}, by=by)
    for aim in planned.goals if whole else planned.goals[:1]:
        if aim.did:
            done = report.done.get(goal__title=aim.title)
            said = {"outcome": aim.outcome, "did": aim.did, "deviation": aim.deviation}
            done.save_on(done.revision, said, by=by)
    for row in report.economy.all() if whole else ():
        row.save_on(row.revision, {"amount": row.planned or Decimal(0)}, by=by)
