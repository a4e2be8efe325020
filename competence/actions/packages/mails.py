"""What the municipalities are told of a package by mail. Somebody who answers for several gets one mail of them all."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from competence.documents.packages.answering import answering, sheets_of
from competence.models import EnrolmentSheet, TermPackage
from fyrbodal import outbox
from fyrbodal.organisation.models import Person
from fyrbodal.outbox.buttons import with_buttons
from fyrbodal.swedish import date_in_words

SENT, LATER = "competence.package", "competence.package.later"


def tell_all(package: TermPackage, by: Any) -> int:
    """That it is there to answer; how many were told."""
    subject = _("%(package)s: anmäl senast %(day)s")
    text = _(
        "Hej!\n\n%(package)s har kommit, med %(courses)s. De som leder enheterna önskar platser, och IFO-chefen går "
        "igenom önskemålen och skickar in kommunens samlade anmälan senast %(day)s.\n\n%(sheets)s\n\n%(words)s"
        "Hälsningar\n%(name)s\n"
    )
    return _tell(package, sheets_of(package), SENT, subject, text, by)


def tell_of_the_later_day(package: TermPackage, because: str, by: Any) -> int:
    """To those who have not sent in."""
    subject = _("%(package)s: anmäl nu senast %(day)s")
    text = _(
        "Hej!\n\nDet går att anmäla till %(package)s till och med %(day)s. Skälet är: %(because)s\n\n%(sheets)s\n\n"
        "Hälsningar\n%(name)s\n"
    )
    silent = [one for one in sheets_of(package) if one.status == EnrolmentSheet.Status.OPEN]
    return _tell(package, silent, LATER, subject, text, by, because=because)


def _tell(
    package: TermPackage, sheets: list[EnrolmentSheet], kind: str, subject: str, text: str, by: Any, **more: str
) -> int:
    """One message for those who answer for the same sheets; how many people they are."""
    about = _words(package, by) | more
    reached = 0
    for same, people in _by_sheets(sheets).items():
        buttons = {address_of(one, named=len(same) > 1): button_to(one) for one in same}
        said = text % (about | {"sheets": "\n".join(buttons)})
        outbox.send(
            kind=kind,
            subject=subject % about,
            text=said,
            html=with_buttons(subject % about, said, buttons),
            to=[outbox.Recipient.of(person) for person in people],
            about=package,
            by=by,
        )
        reached += len(people)
    return reached


def button_to(sheet: EnrolmentSheet) -> tuple[str, str]:
    return _("Öppna anmälan för %s") % sheet.organisation, address_of(sheet, named=False)


def _words(package: TermPackage, by: Any) -> dict[str, str]:
    number = package.offers.count()
    return {
        "package": str(package),
        "day": date_in_words(package.last_sign_up_on),
        "courses": _("en kurs") if number == 1 else _("%(number)s kurser") % {"number": number},
        "words": f"{package.words.strip()}\n\n" if package.words.strip() else "",
        "name": by.name,
    }


def _by_sheets(sheets: list[EnrolmentSheet]) -> Mapping[tuple[EnrolmentSheet, ...], list[Person]]:
    answer = answering([one.organisation for one in sheets])
    mine: dict[Person, list[EnrolmentSheet]] = defaultdict(list)
    for one in sheets:
        for person in answer[one.organisation_id]:
            mine[person].append(one)
    found: dict[tuple[EnrolmentSheet, ...], list[Person]] = defaultdict(list)
    for person, theirs in mine.items():
        found[tuple(theirs)].append(person)
    return found


def address_of(sheet: EnrolmentSheet, *, named: bool) -> str:
    address = f"{settings.SITE_URL}{sheet.get_absolute_url()}"
    return f"{sheet.organisation}: {address}" if named else address
