"""Plans, read as prose: draft(), in_force(by=karin)."""

import datetime as dt

from competence.actions import plans
from competence.areas import Area
from competence.models import Line, Need, Plan, Section
from fyrbodal.sealed.models import Copy
from tests.access.world import drawn

YEARS = {"starts_on": dt.date(2027, 1, 1), "ends_on": dt.date(2028, 12, 31)}
DECIDED_ON = dt.date(2026, 9, 4)


def draft(name="Plan för ungdomsstöd", area=Area.CHILDREN_YOUTH, **facts):
    """With one step, a need of each kind and two lines."""
    plan = Plan.objects.create(name=name, area=area, **YEARS | facts)
    with_section(plan)
    return plan


def with_section(plan, heading="De första två åren", step="introduction", lines=(("Samtalsteknik", "1-1½ år"),)):
    section = Section.objects.create(plan=plan, position=plan.sections.count(), heading=heading, step=step)
    Need.objects.create(section=section, position=0, met="locally", text="En egen introduktion", points=["Rutiner"])
    Need.objects.create(section=section, position=0, met="jointly", text="Regelverket")
    for place, (theme, frequency) in enumerate((*lines, ("Mentorskap", ""))):
        Line.objects.create(section=section, position=place, theme=theme, frequency=frequency)
    return section


def proposed(name="Plan som föreslås", area=Area.CHILDREN_YOUTH):
    return draft(name, area, proposed_on=DECIDED_ON)


def adopted(plan, *, by, replaces=()):
    """With its PDF kept already, so that no question waits for one to be drawn."""
    plans.adopt(plan=plan, by_whom="IFO-cheferna", where="FoU-rum", on=DECIDED_ON, replaces=list(replaces), by=by)
    drawn(Copy.objects.of(plan).get())
    return plan


def in_force(*, by, name="Plan för familjearbete", **facts):
    return adopted(draft(name, **facts), by=by)


def superseded(*, by, name="Plan för familjer", area=Area.OTHER):
    old = in_force(by=by, name=name, area=area)
    adopted(draft(f"{name}, ny", area), by=by, replaces=[old])
    old.refresh_from_db()
    return old
