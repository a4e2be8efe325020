"""What has been around two courses: one that is held and that people have answered about, and one that was yesterday."""

import datetime as dt

from django.utils import timezone

from competence.actions import catalogue, places
from competence.actions.around import attendance, evaluating, holding
from competence.attending import Presence
from competence.documents.around.attended import Attended
from competence.evaluating import Asked
from competence.models import Course, Day, Evaluation, Occasion, Participation, Place
from fyrbodal.loading import demo
from fyrbodal.organisation.demo import person
from fyrbodal.outbox.models import Message

KEEPER = "Gunnar Tall"
CAME = ("Moa Fors", "Wilma Strömkarl", "Zara Ljungskile", "Frida Varekil", "Hanna Smögen", "Olivia Skaftö")
AWAY = "Olivia Skaftö"
ANSWERS = ((5, "Att få prova i grupp."), (4, ""), (4, "Mer tid för frågor på slutet."), (5, ""), (3, ""))
DAY = dt.timedelta(days=1)


@demo(order=47)
def load_around() -> None:
    """The earlier was so long ago that the time to answer is over."""
    today = timezone.localdate()
    _held(_given("Mentorsutbildning", "Mentorsutbildning, i höstas", today - 40 * DAY))
    _given("Klarspråk", "Klarspråk för nya", today - DAY)


def _given(course: str, name: str, day: dt.date) -> Occasion:
    """Whoever comes signs up until today, which is then forgotten: nobody signs up for what has been."""
    keeper = person(KEEPER)
    facts = {"status": "planned", "sign_up": "open", "seats": 12, "place": "Museigatan 2, Uddevalla"}
    occasion = Occasion(
        course=Course.objects.get(name=course),
        name=name,
        trainers="Linnea Frid",
        last_sign_up_on=timezone.localdate(),
        **facts,
    )
    catalogue.keep_occasion(occasion=occasion, by=keeper)
    held = Day(occasion=occasion, held_on=day, starts_at=dt.time(9), ends_at=dt.time(16))
    catalogue.keep_day(day=held, by=keeper)
    for one in CAME:
        places.ask(occasion=occasion, person=person(one), by=person(one))
    Occasion.objects.filter(pk=occasion.pk).update(last_sign_up_on=day - 7 * DAY)
    return Occasion.objects.get(pk=occasion.pk)


def _held(occasion: Occasion) -> None:
    """Those who were there have been asked the day after, and have answered."""
    keeper, found, asked = person(KEEPER), Attended(occasion), occasion.days.get().held_on + DAY
    marks = {(one.pk, day.pk): _presence(one) for one in found.places for day in found.days}
    attendance.note(occasion=occasion, marks=marks, by=keeper)
    holding.settle(occasion=occasion, said={one.pk: _outcome(one) for one in found.places}, by=keeper)
    evaluating.ask_all(asked)
    there = [one for one in found.places if not _is_away(one)]
    for place, (grade, text) in zip(there, ANSWERS, strict=True):
        said = Evaluation(kind=Asked.AFTERWARDS, grade=grade, text=text)
        evaluating.answer(place=place, evaluation=said)
    when = timezone.make_aware(dt.datetime.combine(asked, dt.time(6)))
    Message.objects.about(occasion).update(created_at=when)


def _is_away(place: Place) -> bool:
    return str(place.person) == AWAY


def _presence(place: Place) -> str:
    return str(Presence.ABSENT if _is_away(place) else Presence.PRESENT)


def _outcome(place: Place) -> str:
    return str(Participation.Status.MISSED if _is_away(place) else Participation.Status.TAKEN)
