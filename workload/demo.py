"""Fourteen months of three units that measure with three models: locked talks, one month being talked about, one begun."""

import datetime as dt
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils import timezone

from fyrbodal.loading import demo
from fyrbodal.organisation.demo import SINCE, employ, person
from fyrbodal.organisation.models import Employment, Person, Unit
from workload.actions import models, periods, sheets, talks
from workload.actions.reckoning import reckon
from workload.actions.releases import release_due
from workload.documents.weighing import model_of
from workload.models import Family, Line, Measure, Period, Reduction, Sheet, SheetKind, Talk, Version
from workload.spans import month_of
from workload.weights import weights_of

MONTHS = 14
SELDOM, OFTEN = 0.1, 0.3
LEVELS = {"Edvin Lane-Ryr": "van", "Hedda Unda": "ny"}  # of a model that counts with experience; the others have most
OWN = {"key": "handledning", "label": "Handledning", "calc": "occasion"}  # which Bengtsfors adds, as in Trollhättan


@dataclass(frozen=True)
class Team:
    """A unit of `home`: its manager stands in the demo's organisation already; `staff` by percentage."""

    home: str
    manager: str
    template: str
    staff: tuple[tuple[str, int], ...]


TEAMS = (
    Team("Trollhättan", "Amir Rahimi", "Trollhättans timmar", (
        ("Alva Strandbacke", 100), ("Bror Sandhem", 75), ("Cajsa Hjulkvarn", 100), ("Egil Torpa", 80),
        ("Gerd Åsaka", 100), ("Hilding Velanda", 100), ("Iris Lextorp", 50),
    )),
    Team("Bengtsfors", "Jonas Berg", "Bengtsfors skattning", (
        ("Agda Ärtemark", 100), ("Bernt Laxsjö", 80), ("Disa Steneby", 100), ("Evald Tisselskog", 100),
        ("Gun Dalskog", 60), ("Hjalmar Vårvik", 100),
    )),
    Team("Uddevalla", "Daniel Kuröd", "Göteborgs poäng", (
        ("Alfhild Herrestad", 100), ("Börje Forshälla", 100), ("Dagny Bokenäs", 75), ("Edvin Lane-Ryr", 100),
        ("Frideborg Ammenäs", 100), ("Gottfrid Fräkne", 80), ("Hedda Unda", 100),
    )),
)  # fmt: skip


@demo(order=30)
def load_months() -> None:
    chance = random.Random(20270411)  # noqa: S311 - invented figures, the same every time
    for team in TEAMS:
        unit = Unit.objects.get(name=f"Barn och unga, {team.home}")
        manager = person(team.manager)
        for name, percentage in team.staff:
            employ(name, "familjebehandlare", unit, percentage)
        version = _published(team, unit, manager)
        for number, (first, last) in enumerate(_months()):
            period = periods.open_period(unit=unit, version=version, starts_on=first, ends_on=last, by=manager)
            _measured(period, manager, number, chance)
    release_due(timezone.localdate())


def _months() -> Iterator[tuple[dt.date, dt.date]]:
    """So many months, the present one last."""
    today = timezone.localdate()
    for back in reversed(range(MONTHS)):
        year, month = divmod(today.year * 12 + today.month - 1 - back, 12)
        yield month_of(dt.date(year, month + 1, 1))


def _published(team: Team, unit: Unit, manager: Person) -> Version:
    """The template, confirmed by the municipality and chosen by its unit."""
    origin = Version.objects.get(family__organisation=None, family__name=team.template)
    family = Family(organisation=unit.organisation, staff_kind=origin.family.staff_kind, name=team.template)
    version = models.copy(origin=origin, family=family, by=manager)
    if team.home == "Bengtsfors":
        version.definition["activities"].append(OWN)
        version.save(update_fields=["definition"])
    models.confirm(
        version=version,
        revision=version.revision,
        names=[one.name for one in weights_of(model_of(version), version.weights)],
        owner=str(manager),
        review_on=timezone.localdate() + dt.timedelta(days=300),
        ground="Bestämt på arbetsplatsträff.",
        by=manager,
    )
    models.publish(version=version, change_note="", by=manager)
    models.adopt(unit=unit, family=family, starts_on=SINCE, limit=Decimal(110), by=manager)
    version.refresh_from_db()
    return version


def _measured(period: Period, manager: Person, number: int, chance: random.Random) -> None:
    own = list(period.sheets.filter(kind=SheetKind.EMPLOYEE).select_related("person").order_by("person__name"))
    if number == 0:
        _begun(period, own, manager, chance)
    else:
        _moved(own, chance)
    reckon(period.sheets.all())
    if number < MONTHS - 2:
        _locked(own, manager, number, chance)
    elif number == MONTHS - 2:
        _half_way(own)


def _begun(period: Period, own: list[Sheet], manager: Person, chance: random.Random) -> None:
    """The first month is filled in from nothing; the others begin with what stood on the last."""
    lines = [line for sheet in own for line in _lines(sheet, chance)]
    if levels := list(model_of(period.version).experience):
        for sheet in own:
            sheet.experience = LEVELS.get(str(sheet.person), levels[-1])
        Sheet.objects.bulk_update(own, ["experience"])
    vacant = periods.add_row(
        row=Sheet(period=period, kind=SheetKind.UNASSIGNED, label="Väntar på fördelning", percentage=0), by=manager
    )
    lines.append(_line(vacant, 0, _main(vacant), "K1", chance))
    Line.objects.bulk_create(lines)
    first = period.sheets.exclude(person=None).order_by("person__name").values_list("person", flat=True)[0]
    Reduction.objects.create(unit=period.unit, person_id=first, reason="union", percent=10, starts_on=SINCE)


def _main(sheet: Sheet) -> dict[str, Any]:
    return KINDS[sheet.period.version.family.name][0]


# What a line of each model looks like; `often` is how many somebody with full time has.
KINDS: dict[str, tuple[dict[str, Any], ...]] = {
    "Trollhättans timmar": (
        {"activity": "normalarende", "often": 12},
        {"activity": "grupp_trygga_foraldrar", "often": 1},
        {"activity": "bim", "often": 0, "interval": 3},
        {"activity": "handledning", "often": 1, "amount": 3, "every": 2},
        {"activity": "paus", "often": 1},
    ),
    "Bengtsfors skattning": (
        {"activity": "skattat_arende", "often": 8, "amount": 2},
        {"activity": "umgange", "often": 1, "actuals": ["2", "2.5", "3"]},
        {"activity": "handledning", "often": 1, "amount": 2, "every": 2},
    ),
    "Göteborgs poäng": (
        {"activity": "utredning", "often": 5},
        {"activity": "insats", "often": 10},
        {"activity": "placering", "often": 3},
    ),
}


def _lines(sheet: Sheet, chance: random.Random) -> Iterator[Line]:
    """About as many as the percentage lets, give or take a few."""
    share = Employment.objects.get(person=sheet.person_id, unit=sheet.period.unit).percentage / 100
    position = 0
    for kind in KINDS[sheet.period.version.family.name]:
        often = round(kind["often"] * share * Decimal(chance.uniform(0.75, 1.2)))
        for _number in range(often):
            yield _line(sheet, position, kind, f"{chance.choice('ABCDEFGH')}{chance.randint(10, 99)}", chance)
            position += 1


def _line(sheet: Sheet, position: int, kind: dict[str, Any], label: str, chance: random.Random) -> Line:
    said = {name: value for name, value in kind.items() if name != "often"}
    travel = Decimal("0.5") if said["activity"] == "normalarende" and chance.random() < OFTEN else None
    met = sheet.period.starts_on + dt.timedelta(days=chance.randint(0, 20))
    return Line(sheet=sheet, position=position, label=label, travel=travel, last_contact_on=met, **said)


def _moved(own: Iterable[Sheet], chance: random.Random) -> None:
    """A month later: some cases are closed, about as many are new, and nearly all have been met."""
    for sheet in own:
        standing = list(sheet.lines.all())
        cases = [line for line in standing if line.activity == _main(sheet)["activity"]]
        closed = [line for line in cases if chance.random() < SELDOM]
        opened = len(closed) + chance.choice((-1, 0, 0, 1, 1))
        Line.objects.filter(pk__in=[line.pk for line in closed]).delete()
        Line.objects.bulk_create(
            _line(sheet, len(standing) + number, _main(sheet), f"N{chance.randint(10, 99)}", chance)
            for number in range(opened)
        )
        met = [line.pk for line in standing if chance.random() > SELDOM]
        sheet.lines.filter(pk__in=met).update(last_contact_on=sheet.period.starts_on + dt.timedelta(days=12))
        sheet.lines.filter(activity="umgange").update(actuals=["2", "2.25", "3"])  # what went by in the month


def _locked(own: Iterable[Sheet], manager: Person, number: int, chance: random.Random) -> None:
    """Talked about, confirmed by both, and locked."""
    for sheet in own:
        _rated(sheet, chance)
        sheets.submit(sheet=sheet, by=sheet.person)
        said = talks.begun(sheet)
        note = SAID[(number + sheet.lines.count()) % len(SAID)]
        Talk.objects.filter(sheet=sheet).update(note=note)
        Measure.objects.filter(followed_up_in=sheet).update(status=Measure.Status.DONE, outcome=OUTCOME)
        sheet.outcome.refresh_from_db()
        if sheet.outcome.load and sheet.outcome.load > Decimal(110):
            talks.agree(sheet=sheet, text=AGREED, owner=str(manager), due_on=sheet.period.ends_on, by=manager)
        for who in (manager, sheet.person):
            sheet.refresh_from_db()
            said = talks.begun(sheet)
            talks.confirm(sheet=sheet, seen=said.checksum(sheet), by=who)


def _rated(sheet: Sheet, chance: random.Random) -> None:
    heavy = sheet.outcome.load and sheet.outcome.load > Decimal(100)
    sheet.self_rating = min(5, chance.randint(2, 4) + bool(heavy))
    sheet.flex_hours = Decimal(chance.randint(-40, 160)) / 10
    sheet.save(update_fields=["self_rating", "flex_hours"])


def _half_way(own: list[Sheet]) -> None:
    """Most have sent in, and one waits for the talk with something written."""
    for sheet in own[:-2]:
        sheets.submit(sheet=sheet, by=sheet.person)
    talks.begun(own[0])
    Talk.objects.filter(sheet=own[0]).update(note=SAID[0])
    talks.written(own[0].pk)


OUTCOME = "Två ärenden gick över till en kollega."
AGREED = "Fördela om två ärenden och ta inga nya på fyra veckor"
SAID = (
    "Veckorna har varit jämna. Vi håller fast vid två planeringsförmiddagar i månaden.",
    "Mycket restid den här månaden. Vi prövar att lägga besöken i norr på samma dag.",
    "Två ärenden avslutas snart. Plats för ett nytt från och med nästa månad.",
    "Det känns tyngre än siffran säger: svåra samtal tätt. Extra handledning är bokad.",
)
