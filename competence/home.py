"""What of competence waits for a person, the menu, and the doors of the first page."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Count, Min
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from competence import doors
from competence.doors import Door, Room
from competence.models import CourseWish, Plan, PlanStatus
from competence.models.participation import led_by
from competence.rules import is_chief, is_course_administrator, leads_a_unit
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


@section(gettext_lazy("Önskade kurser att komma överens om"), order=72)
def to_agree_on(person: Any) -> Iterator[Waiting]:
    """To those who lead somebody: what her people wish for, the oldest first; one line for each person."""
    if not leads_a_unit(person):
        return
    open_still = CourseWish.objects.filter(agreed_at=None, person__in=led_by(person)).exclude(person=person)
    rows = open_still.values("person", "person__name").annotate(first=Min("wished_at"), number=Count("pk"))
    for row in rows.order_by("first", "person")[:SHOWN]:
        url = reverse("competence:person_plan", args=[row["person"]]) + "#onskade"
        note = ngettext("%(number)s kurs", "%(number)s kurser", row["number"]) % {"number": row["number"]}
        yield Waiting(row["person__name"], url, timezone.localdate(row["first"]), note, _("Läs"))


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
        room=Room.STAFF,
        shown=lambda who: bool(who.is_authenticated),
    )
)
doors.offer(
    Door(
        gettext_lazy("Min kompetensplan"),
        gettext_lazy("Ditt steg, vad du har läst och har kvar, din introduktion och det ni har kommit överens om."),
        "competence:my_plan",
        order=1,
        room=Room.MINE,
        shown=lambda who: bool(who.is_authenticated),
    )
)
doors.offer(
    Door(
        gettext_lazy("Vilka kurser behövs"),
        gettext_lazy("Hur många som saknar varje kurs på sitt steg, och om ett tillfälle skulle bli fullt."),
        "competence:forecast",
        order=110,
        room=Room.KEPT,
        shown=lambda who: is_course_administrator(who) or is_chief(who),
    )
)
doors.offer(
    Door(
        gettext_lazy("Föreskrifter om behörighet"),
        gettext_lazy("Vem som får utreda barn och unga, och vilken föreskrift som gällde när."),
        "competence:regulations",
        order=80,
        room=Room.STAFF,
        shown=lambda who: bool(who.is_authenticated),
    )
)
doors.offer(
    Door(
        gettext_lazy("Deltagande"),
        gettext_lazy("Hur många som har deltagit: per år, kommun och utbildning, med förbehåll."),
        "competence:statistics",
        order=70,
        room=Room.STAFF,
        shown=lambda who: bool(who.is_authenticated),
    )
)
doors.offer(
    Door(
        gettext_lazy("Önskemål"),
        gettext_lazy("Vad kommunerna önskar att utbilda sig i, år för år."),
        "competence:wishes",
        order=80,
        room=Room.STAFF,
        shown=lambda who: bool(who.is_authenticated),
    )
)
doors.offer(
    Door(
        gettext_lazy("Personalsituation"),
        gettext_lazy("Hur tjänsterna är besatta: utbildning, erfarenhet och vakanser, halvår för halvår."),
        "competence:surveys",
        order=90,
        room=Room.STAFF,
        shown=lambda who: bool(who.is_authenticated),
    )
)
doors.offer(
    Door(
        gettext_lazy("Årscykeln"),
        gettext_lazy("Vad som kommer tillbaka varje år, som lista, hjul och kalender."),
        "competence:cycle",
        order=50,
    )
)
doors.offer(
    Door(
        gettext_lazy("Andra regioner"),
        gettext_lazy("Hur andra tar emot nya socialsekreterare."),
        "competence:regions",
        order=55,
    )
)
doors.offer(
    Door(
        gettext_lazy("Uppföljningar"),
        gettext_lazy("Vad som blev av planerna: effekter, utmaningar och siffror."),
        "competence:reports",
        order=15,
    )
)
