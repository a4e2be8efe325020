"""What of competence waits for a person, the menu, and the doors of the first page."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from competence import doors
from competence.doors import Door
from competence.models import Plan, PlanStatus
from competence.rules import is_course_administrator
from fyrbodal.home import SHOWN, Waiting, section
from fyrbodal.menu import Entry, offer


@section(gettext_lazy("Kompetensplaner som inte är antagna"), order=70)
def to_adopt(person: Any) -> Iterator[Waiting]:
    """Drafts, to those who write them; the one that is to begin first stands first."""
    if not is_course_administrator(person):
        return
    drafts = Plan.objects.visible_to(person).filter(status=PlanStatus.DRAFT)
    for plan in drafts.order_by("starts_on", "name", "pk")[:SHOWN]:
        area = plan.get_area_display()
        yield Waiting(plan.name, plan.get_absolute_url(), plan.starts_on, area, _("Skriv"), plan.get_status_display())


offer(Entry(gettext_lazy("Kompetens"), "competence:start", order=40))
doors.offer(
    Door(
        gettext_lazy("Kompetensplaner"),
        gettext_lazy("Vad som behövs i varje skede av yrket, vilka utbildningar som föreslås och hur ofta."),
        "competence:plans",
        order=10,
    )
)
doors.offer(
    Door(
        gettext_lazy("Kurser"),
        gettext_lazy("Allt som ges och har getts: innehåll, längd, för vem och när nästa gång är."),
        "competence:courses",
        order=20,
    )
)
doors.offer(
    Door(
        gettext_lazy("När kurserna ges"),
        gettext_lazy("Kurstillfällen framöver, med dagar och lediga platser."),
        "competence:occasions",
        order=30,
    )
)
doors.offer(
    Door(
        gettext_lazy("Filmer och länkar"),
        gettext_lazy("Att visa på arbetsplatsen eller se själv, ordnade efter tema."),
        "competence:films",
        order=40,
    )
)
doors.offer(
    Door(
        gettext_lazy("De som kan lära ut"),
        gettext_lazy("Specialister i kommunerna som har sagt ja till att undervisa."),
        "competence:specialists",
        order=60,
        shown=lambda who: bool(who.is_authenticated),
    )
)
