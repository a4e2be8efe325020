"""What is mailed to those who come, and to those who lead them."""

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from competence.documents.around.practical import When, name_of, when_and_where
from competence.models import Film, Occasion, Place
from fyrbodal.paging import MOST
from fyrbodal.swedish import date_in_words

INVITATION, CHANGED = "competence.invitation", "competence.changed_occasion"
BEFORE, AFTER = "competence.brief_before", "competence.brief_after"
EVALUATION, USE = "competence.evaluation", "competence.use"


class Letter(NamedTuple):
    """The address stands once in the text; where a mail program shows buttons, it is one that says `button`."""

    subject: str
    text: str
    address: str
    button: str


def address(occasion: Occasion) -> str:
    return settings.SITE_URL + occasion.get_absolute_url()


def _letter(occasion: Occasion, subject: str, *paragraphs: str) -> Letter:
    return Letter(subject % name_of(occasion), _paragraphs(*paragraphs), address(occasion), _("Till tillfället"))


def invitation(occasion: Occasion) -> Letter:
    return _letter(
        occasion,
        _("Inbjudan: %s"),
        _("Hej!"),
        _("Du har en plats på %s.") % name_of(occasion),
        _list(_("När och var:"), (one.words for one in when_and_where(occasion))),
        *_practical(occasion),
        _("Allt om tillfället:") + "\n" + address(occasion),
        _("Dagarna finns i kalenderfilen som följer med."),
        _("Kan du inte komma? Avboka på sidan, så går platsen vidare."),
    )


def _practical(occasion: Occasion) -> list[str]:
    course = occasion.course
    said = {
        _("Utbildare:"): occasion.trainers or course.trainers,
        _("Att ha med sig eller ha gjort före:"): course.requirements,
    }
    return [f"{label} {words}" for label, words in said.items() if words]


def moved(occasion: Occasion, gone: Iterable[When], new: Iterable[When]) -> Letter:
    return _letter(
        occasion,
        _("Ändrat: %s"),
        _("Hej!"),
        _("%s har ändrats.") % name_of(occasion),
        _list(_("Förut:"), (one.words for one in gone)),
        _list(_("Nu:"), (one.words for one in new)) or _("Inget kommer i stället."),
        _("Allt om tillfället:") + "\n" + address(occasion),
    )


def called_off(occasion: Occasion, gone: Iterable[When]) -> Letter:
    return _letter(
        occasion,
        _("Inställt: %s"),
        _("Hej!"),
        _("%s är inställt.") % name_of(occasion),
        _list(_("Det skulle ha varit:"), (one.words for one in gone)),
        _("Läs mer här:") + "\n" + address(occasion),
    )


def on_again(occasion: Occasion, new: Iterable[When]) -> Letter:
    return _letter(
        occasion,
        _("Blir av: %s"),
        _("Hej!"),
        _("%s var inställt men blir av.") % name_of(occasion),
        _list(_("När och var:"), (one.words for one in new)),
        _("Allt om tillfället:") + "\n" + address(occasion),
    )


def with_people(letter: Letter, places: Iterable[Place]) -> Letter:
    """The same, to somebody who leads them."""
    return letter._replace(text=f"{letter.text}\n{_list(_('Det gäller dem som du leder:'), roll(places))}\n")


def roll(places: Iterable[Place]) -> list[str]:
    """Names in order, with what is not a place yet; and how many have no name."""
    found = list(places)
    named = sorted(_named(one) for one in found if one.person)
    lacking = sum(one.person is None for one in found)
    words = ngettext("%(number)s plats som saknar namn", "%(number)s platser som saknar namn", lacking)
    return [*named, *([words % {"number": lacking}] if lacking else [])]


def _named(place: Place) -> str:
    waits = f" ({place.get_status_display()})" if place.status == Place.Status.WAITING else ""
    return f"{place.person}{waits}"


def brief_before(occasion: Occasion, places: Iterable[Place]) -> Letter:
    course = occasion.course
    return _letter(
        occasion,
        _("Snart: %s"),
        _("Hej!"),
        _("%s börjar snart.") % name_of(occasion),
        _list(_("De som du leder och som går:"), roll(places)),
        _list(_("När och var:"), (one.words for one in when_and_where(occasion))),
        *_practical(occasion),
        _("Ta gärna ett kort möte före: Varför går du kursen? Vad vill du kunna efteråt? Vad behöver vi ordna?"),
        _("Boka redan nu två samtal efter kursen, ett inom två veckor och ett om tre månader."),
        _list(_("Att titta på tillsammans:"), guides(course.name)),
        _("Allt om tillfället:") + "\n" + address(occasion),
    )


def guides(course: str) -> list[str]:
    """Films and links with a study guide whose theme is in the name of the course."""
    films = Film.objects.exclude(study_guide_url="").order_by("theme", "position", "title", "pk")[:MOST]
    return [f"{one.title}, {one.study_guide_url}" for one in films if one.theme.casefold() in course.casefold()]


def brief_after(occasion: Occasion, there: list[str], away: list[str], unknown: list[str]) -> Letter:
    """Of those who are `unknown` it is not noted whether they were there."""
    return _letter(
        occasion,
        _("Efter kursen: %s"),
        _("Hej!"),
        _("%s har nu varit.") % name_of(occasion),
        _list(_("De som du leder och som var med:"), there),
        _list(_("Var inte med:"), away),
        _list(_("Närvaron är inte noterad än för:"), unknown),
        _list(_("Det här handlade kursen om:"), [occasion.course.content.strip()]),
        _list(_("Fråga gärna när ni talas vid:"), _to_talk_of() if there or unknown else []),
        _("Allt om tillfället:") + "\n" + address(occasion),
    )


def _to_talk_of() -> list[str]:
    return [
        _("Vad tar du med dig?"),
        _("Vad vill du pröva, och när?"),
        _("Vad behöver du för att det ska gå?"),
        _("Vad skulle fler på enheten ha nytta av?"),
    ]


def asked_afterwards(occasion: Occasion, until: dt.date) -> Letter:
    question = _("Du har varit på %s. Vad tyckte du? Det är två frågor.")
    return _asking(occasion, "evaluate", _("Vad tyckte du om %s?"), question, until)


def asked_later(occasion: Occasion, until: dt.date) -> Letter:
    question = _("För tre månader sedan var du på %s. Använder du det i dag?")
    return _asking(occasion, "use", _("Använder du det du lärde dig på %s?"), question, until)


def _asking(occasion: Occasion, page: str, subject: str, question: str, until: dt.date) -> Letter:
    name, where = name_of(occasion), settings.SITE_URL + reverse(f"competence:occasion_{page}", args=[occasion.pk])
    text = _paragraphs(
        _("Hej!"),
        f"{question % name}\n{where}",
        _("Svara senast %s.") % date_in_words(until),
        _("Du svarar anonymt. Ditt svar sparas utan namn, kommun och tid, och visas först när tiden är ute."),
    )
    return Letter(subject % name, text, where, _("Svara"))


def _paragraphs(*parts: str) -> str:
    return "\n\n".join(part for part in parts if part) + "\n"


def _list(heading: str, lines: Iterable[str]) -> str:
    """Nothing where there are no lines."""
    said = [f"– {line}" for line in lines if line]
    return "\n".join([heading, *said]) if said else ""
