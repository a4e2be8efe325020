"""When those with a place of a package go: each is seated at an occasion."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from competence.actions.places.holding import held
from competence.actions.places.seats import free_of
from competence.actions.places.telling import tell
from competence.models import Occasion, Place, WrongTurn
from fyrbodal import journal


@transaction.atomic
def seat(*, place: Place, occasion: Occasion | None, by: Any) -> Place:
    """At an occasion of the same course in the package, or at none. Raises WrongTurn where there is no room."""
    mine = held(place)
    chosen = Occasion.objects.get(pk=occasion.pk) if occasion else None
    if mine.occasion_id == (chosen and chosen.pk):
        return mine
    _demand_possible(mine, chosen)
    Place.objects.filter(pk=mine.pk).update(occasion=chosen)
    seated = held(mine)
    journal.record(by, "seated", seated.about, municipality=str(mine.organisation))
    if chosen and chosen.status == Occasion.Status.PLANNED:
        tell("seated", [seated], by)
    return seated


def _demand_possible(mine: Place, chosen: Occasion | None) -> None:
    if mine.offer is None or mine.status != Place.Status.BOOKED:
        raise WrongTurn(_("Bara en plats ur utbildningspaketet kan placeras vid ett tillfälle."))
    if mine.attendances.exists():  # it would be of days on which she was not to come
        words = {"person": mine.person}
        raise WrongTurn(_("Närvaron är redan noterad för %(person)s, så platsen flyttas inte.") % words)
    if chosen:
        _demand_room(mine, chosen)


def _demand_room(mine: Place, chosen: Occasion) -> None:
    if chosen.offer_id != mine.offer_id or not chosen.is_to_be_given:
        raise WrongTurn(_("Tillfället hör inte till kursen i paketet, eller ges inte längre."))
    if free_of(chosen) == 0:
        words = {"occasion": chosen, "seats": chosen.seats}
        full = ngettext(
            "%(occasion)s är fullt: den enda platsen är tagen.",
            "%(occasion)s är fullt: alla %(seats)s platser är tagna.",
            chosen.seats or 0,
        )
        raise WrongTurn(full % words)
    if mine.person and chosen.places.filter(person=mine.person).exclude(status=Place.Status.CANCELLED).exists():
        raise WrongTurn(_("%(person)s har redan en plats vid tillfället.") % {"person": mine.person})
