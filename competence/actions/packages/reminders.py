"""Reminding those who are waited for, once for each of the days before and after a last day.

A day on which no worker ran is caught up with; of two reminders that were missed only the later is sent.
"""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from competence.actions.packages.holding import held
from competence.actions.packages.mails import address_of, button_to
from competence.actions.places.telling import leaders
from competence.documents.enrolment.wanted import wanted_in
from competence.documents.packages.answering import answering, sheets_of
from competence.models import EnrolmentSheet, Offer, PackageStatus, Place, TermPackage
from competence.models.package import BEING_ANSWERED
from fyrbodal import journal, outbox
from fyrbodal.organisation.models import Appointment, Person
from fyrbodal.organisation.roles import Role
from fyrbodal.outbox.buttons import with_button
from fyrbodal.outbox.models import Message
from fyrbodal.swedish import date_in_words

BEFORE, AFTER = (14, 3), 1  # days from the last day to sign up
TO_NAME = (7, 1)  # days before names are to be there


def falls_due(last: dt.date, day: dt.date, offsets: Iterable[int]) -> int | None:
    """Which of the offsets a day is, unless a later one has come too while no worker ran."""
    today = timezone.localdate()
    come = [offset for offset in offsets if last - dt.timedelta(days=offset) <= today]
    latest = min(come, default=None)
    return latest if latest is not None and last - dt.timedelta(days=latest) == day else None


def remind_of_packages(day: dt.date) -> None:
    """Chiefs before the last day; and the day after it the course administrator, of who has not answered."""
    for package in TermPackage.objects.filter(status=PackageStatus.SENT).order_by("year", "half", "pk"):
        offset = falls_due(package.last_sign_up_on, day, BEFORE)
        if offset is not None and package.takes_wishes(timezone.now()):
            remind_chiefs(package, offset)
    over = TermPackage.objects.filter(status__in=BEING_ANSWERED)
    for package in over.filter(last_sign_up_on=day - dt.timedelta(days=AFTER)).order_by("year", "half", "pk"):
        tell_who_is_silent(package)


@transaction.atomic
def remind_chiefs(package: TermPackage, offset: int) -> int:
    """Those whose municipality's sheet is not sent in; how many mails."""
    found = held(package)
    since = found.last_sign_up_on - dt.timedelta(days=offset)
    silent = [one for one in sheets_of(found) if one.status == EnrolmentSheet.Status.OPEN]
    chiefs, wishes = answering([one.organisation for one in silent], chiefs_only=True), _wished_in(silent)
    reached = 0
    for sheet in silent:
        people = chiefs[sheet.organisation_id]
        if people and not _is_sent(_kind(offset), sheet, since):
            _remind(sheet, found, people, wishes[sheet.pk], _kind(offset))
            reached += len(people)
    if reached:
        journal.record(None, "reminded", found, recipients=reached)
    return reached


def _wished_in(sheets: list[EnrolmentSheet]) -> Counter[Any]:
    """Sheet → how many places its units wish for."""
    together: Counter[Any] = Counter()
    for (sheet, _offer), one in wanted_in([one.pk for one in sheets]).items():
        together[sheet] += one.wished
    return together


def _remind(sheet: EnrolmentSheet, package: TermPackage, people: list[Person], wishes: int, kind: str) -> None:
    stand = ngettext("Där står %(number)s önskad plats.", "Där står %(number)s önskade platser.", wishes)
    words = {
        "package": package,
        "place": sheet.organisation,
        "day": date_in_words(package.last_sign_up_on),
        "stand": stand % {"number": wishes} if wishes else _("Där står inga önskemål än."),
        "address": address_of(sheet, named=False),
    }
    text = _(
        "Hej!\n\nAnmälan för %(place)s till %(package)s är inte inskickad än. %(stand)s Sista dagen är %(day)s.\n\n"
        "%(address)s\n\nHälsningar\nFyrbodal\n"
    )
    subject, said = _("%(package)s: anmälan för %(place)s väntar") % words, text % words
    html = with_button(subject, said, *button_to(sheet))
    to = [outbox.Recipient.of(person) for person in people]
    outbox.send(kind=kind, subject=subject, text=said, html=html, to=to, about=sheet)


@transaction.atomic
def tell_who_is_silent(package: TermPackage) -> None:
    """To the course administrators, once."""
    found = held(package)
    kind, since = _kind(-AFTER), found.last_sign_up_on
    if _is_sent(kind, found, since):
        return
    silent = [one for one in sheets_of(found) if one.status == EnrolmentSheet.Status.OPEN]
    names = "\n".join(f"- {one.organisation}" for one in silent)
    said = _("De här kommunerna har inte skickat in:\n%s") % names if silent else _("Alla kommuner har skickat in.")
    address = settings.SITE_URL + found.get_absolute_url()
    words = {"package": found, "said": said, "address": address}
    text = _("Hej!\n\nSista dagen att anmäla till %(package)s har varit. %(said)s\n\n%(address)s\n") % words
    subject = _("%(package)s: vilka som har svarat") % words
    html = with_button(subject, text, _("Öppna utbildningspaketet"), address)
    outbox.send(kind=kind, subject=subject, text=text, html=html, to=_administrators(), about=found)


def _administrators() -> list[outbox.Recipient]:
    held_today = Appointment.objects.on().to(Role.COURSE_ADMINISTRATOR)
    people = Person.objects.active().filter(appointments__in=held_today).distinct()
    return [outbox.Recipient.of(person) for person in people.in_order()]


def remind_of_names(day: dt.date) -> None:
    """Those who have places without a name on a course, before names are to be there."""
    nameless = Place.objects.taken().filter(person=None, offer__isnull=False, name_by_on__gte=timezone.localdate())
    due: dict[tuple[Any, dt.date, int], list[Place]] = defaultdict(list)
    for place in nameless.select_related("offer__course", "wish__unit", "organisation").order_by("offer", "pk"):
        if (offset := falls_due(place.name_by_on, day, TO_NAME)) is not None:
            due[place.offer, place.name_by_on, offset].append(place)
    for (offer, last, offset), places in due.items():
        _remind_of_names(offer, last, places, f"competence.names.{offset}.{last}")


def _remind_of_names(offer: Offer, last: dt.date, places: list[Place], kind: str) -> None:
    if _is_sent(kind, offer, dt.date.min):
        return
    alike: dict[int, list[Person]] = defaultdict(list)
    for person, number in _to_name(places).items():
        alike[number].append(person)
    for number, people in sorted(alike.items()):
        said = ngettext("%(number)s plats saknar namn", "%(number)s platser saknar namn", number) % {"number": number}
        address = settings.SITE_URL + reverse("competence:offer_places", args=[offer.pk])
        words = {"said": said, "course": offer, "day": date_in_words(last), "address": address}
        text = _("Hej!\n\n%(course)s: %(said)s. Skriv vilka som ska gå senast %(day)s.\n\n%(address)s\n") % words
        subject = _("%(course)s: %(said)s") % words
        html = with_button(subject, text, _("Skriv namnen"), address)
        outbox.send(kind=kind, subject=subject, text=text, html=html, to=map(outbox.Recipient.of, people), about=offer)


def _to_name(places: list[Place]) -> Counter[Person]:
    """How many of them each is to name; those that one unit wished for have the same leaders."""
    wished_by: dict[tuple[Any, Any], list[Place]] = defaultdict(list)
    for one in places:
        wished_by[one.organisation_id, one.wish and one.wish.unit_id].append(one)
    numbers: Counter[Person] = Counter()
    for its in wished_by.values():
        numbers.update(dict.fromkeys(leaders(its[0]), len(its)))
    return numbers


def _kind(offset: int) -> str:
    return f"competence.reminder.{offset}"


def _is_sent(kind: str, about: Any, since: dt.date) -> bool:
    """A last day that is moved on is reminded of anew."""
    return bool(Message.objects.about(about).filter(kind=kind, created_at__date__gte=since).exists())
