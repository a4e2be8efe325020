"""What of competence waits for a person, and its place in the menu."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from django.db.models import Count, Min, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from competence.documents.around.answering import asked_of
from competence.documents.catalogue import days_in_words
from competence.documents.enrolment.taking import open_sheets, wished_by
from competence.documents.enrolment.wanted import wanted_in
from competence.documents.packages.page import answered_in_words, comes_next, mark, with_answers
from competence.documents.people.certificates import held_by
from competence.documents.places import nameless_of, undecided
from competence.models import CourseWish, EnrolmentSheet, Occasion, PackageStatus, Place, Plan, PlanStatus, TermPackage
from competence.models.participation import led_by
from competence.rules import LEADERS, is_chief, is_course_administrator, leads_a_unit
from fyrbodal.home import SHOWN, Waiting, section
from fyrbodal.menu import Entry, offer
from fyrbodal.organisation.models import Unit
from fyrbodal.organisation.roles import Role
from fyrbodal.swedish import day_and_month

FOR_CHIEFS = (PackageStatus.PROPOSED, PackageStatus.CLOSED)


@section(gettext_lazy("Anmälan att skicka in"), order=64)
def to_send_in(person: Any) -> Iterator[Waiting]:
    """To IFO chiefs and their deputies: the sheets of their municipalities that are still open."""
    sheets = open_sheets(person.bodies(Role.IFO_CHIEF))
    wanted: Counter[Any] = Counter()
    for (sheet, _offer), one in wanted_in([one.pk for one in sheets]).items() if sheets else ():
        wanted[sheet] += one.number
    for sheet in sheets[:SHOWN]:
        number = wanted[sheet.pk]
        note = ngettext("%(number)s önskad plats", "%(number)s önskade platser", number) % {"number": number}
        yield _until(sheet, str(sheet), note, _("Granska och skicka in"))


@section(gettext_lazy("Kurser att önska till enheten"), order=66)
def to_wish_for(person: Any) -> Iterator[Waiting]:
    """To those who lead units: the open sheets of their municipalities, and whether each unit has wished."""
    led = list(Unit.objects.filter(pk__in=person.bodies(*LEADERS)).in_order()) if leads_a_unit(person) else []
    sheets = {one.organisation_id: one for one in open_sheets({unit.organisation_id for unit in led})}
    courses = wished_by(led) if sheets else {}
    for unit in [one for one in led if one.organisation_id in sheets][:SHOWN]:
        sheet, number = sheets[unit.organisation_id], courses.get(unit.pk, 0)
        said = ngettext("har önskat %(number)s kurs", "har önskat %(number)s kurser", number) % {"number": number}
        note = said if number else _("har inte önskat något än")
        yield _until(sheet, f"{unit}, {sheet.package.term}", note, _("Önska kurser"))


def _until(sheet: EnrolmentSheet, title: str, note: str, action: str) -> Waiting:
    """With the last day said."""
    day = sheet.package.last_sign_up_on
    said = _("%(note)s · senast %(day)s") % {"note": note, "day": day_and_month(day)}
    return Waiting(title, sheet.get_absolute_url(), day, said, action)


@section(gettext_lazy("Kompetensplaner som inte är antagna"), order=70)
def to_adopt(person: Any) -> Iterator[Waiting]:
    """Drafts, to those who write them; the one that is to begin first stands first."""
    if not is_course_administrator(person):
        return
    drafts = Plan.objects.visible_to(person).filter(status=PlanStatus.DRAFT)
    for plan in drafts.order_by("starts_on", "name", "pk")[:SHOWN]:
        area, state = plan.get_area_display(), plan.get_status_display()
        yield Waiting(plan.name, plan.get_absolute_url(), plan.starts_on, area, _("Skriv"), state, kind="draft")


@section(gettext_lazy("Utbildningspaket"), order=71)
def packages_ahead(person: Any) -> Iterator[Waiting]:
    """To the course administrator until the places are given out; to chiefs when they have something to decide."""
    keeps, rows = is_course_administrator(person), TermPackage.objects.visible_to(person)
    if not (keeps or is_chief(person)):
        return
    open_still = rows.exclude(status=PackageStatus.ALLOCATED) if keeps else rows.filter(status__in=FOR_CHIEFS)
    for one in with_answers(open_still).in_order()[:SHOWN]:
        note = f"{comes_next(one, timezone.now())} {answered_in_words(one)}".strip()
        state, kind = one.get_status_display(), mark(one)
        yield Waiting(str(one), one.get_absolute_url(), one.last_sign_up_on, note, _("Läs"), state, kind)


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


@section(gettext_lazy("Intyg att förnya"), order=74)
def to_renew(person: Any) -> Iterator[Waiting]:
    """Her own, from half a year before they end and until a newer one is noted."""
    for one in [held for held in held_by(person, timezone.localdate()) if held.is_due][:SHOWN]:
        url = reverse("competence:my_plan") + "#intyg"
        yield Waiting(one.row.name, url, one.row.valid_until_on, one.row.issued_by_whom, _("Läs"), one.word)


@section(gettext_lazy("Platser utan namn"), order=67)
def to_name(person: Any) -> Iterator[Waiting]:
    """To those who are to say who goes, until the course has been; one line for each course and last day."""
    if not (is_chief(person) or leads_a_unit(person)):
        return
    today = timezone.localdate()
    rows = nameless_of(person).exclude(occasion__last_on__lt=today).values("offer", "course__name", "name_by_on")
    for row in rows.annotate(number=Count("pk")).order_by("name_by_on", "course__name", "offer")[:SHOWN]:
        last, url = row["name_by_on"], reverse("competence:offer_places", args=[row["offer"]])
        said = ngettext("%(number)s plats", "%(number)s platser", row["number"]) % {"number": row["number"]}
        note = _("%(said)s · senast %(day)s") % {"said": said, "day": day_and_month(last)} if last else said
        late = last is not None and last < today
        yield Waiting(
            row["course__name"], url, last or today, note, _("Skriv namn"), _("för sent") if late else "", "overdue"
        )


@section(gettext_lazy("Kurser som kommer"), order=68)
def to_come_to(person: Any) -> Iterator[Waiting]:
    """Where she has a place; last those of which the day is not decided."""
    mine = Place.objects.filter(person=person).taken()
    coming = mine.filter(occasion__in=Occasion.objects.coming()).select_related("occasion__course")
    for one in coming.order_by("occasion__first_on", "pk")[:SHOWN]:
        about = one.occasion
        said = ", ".join(part for part in (days_in_words(about), about.place) if part)
        yield Waiting(str(about), about.get_absolute_url(), about.first_on, said, _("Läs"))
    for one in undecided(mine)[:SHOWN]:
        of: Any = one.offer
        url, last = reverse("competence:offer_places", args=[of.pk]), of.package.term.last_on
        yield Waiting(str(of), url, last, _("Tillfället bestäms senare."), _("Läs"))


@section(gettext_lazy("Kurser att säga något om"), order=69)
def to_answer(person: Any) -> Iterator[Waiting]:
    """Without her name."""
    for question in asked_of(person)[:SHOWN]:
        url = reverse(question.page, args=[question.occasion.pk])
        yield Waiting(question.words, url, question.closes_on, str(question.occasion), _("Svara"))


@section(gettext_lazy("Närvaro att notera"), order=73)
def to_settle(person: Any) -> Iterator[Waiting]:
    """What is given today, and what is over and not settled; to those who settle it, the oldest first."""
    if not is_course_administrator(person):
        return
    today = timezone.localdate()
    given = Occasion.objects.filter(Q(last_on__lt=today) | Q(days__held_on=today), status=Occasion.Status.PLANNED)
    booked = given.filter(places__status=Place.Status.BOOKED).distinct()
    for one in booked.select_related("course").order_by("last_on", "pk")[:SHOWN]:
        url = reverse("competence:occasion_attendance", args=[one.pk])
        yield Waiting(str(one), url, one.last_on, days_in_words(one), _("Notera"))


offer(Entry(gettext_lazy("Kompetens"), "competence:start", order=40))
