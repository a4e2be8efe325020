"""Who would be let in if a place were given back, or if there were more of them: what is said before it is done."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from competence.documents.queues import freed, queue
from competence.documents.queues_said import why
from competence.models import Offer, Place
from competence.queueing import Said
from fyrbodal.swedish import joined


def why_kept(place: Place) -> str:
    """Empty while it can be given back."""
    if place.has_been:
        return _("Kursen har varit, så platsen kan inte avbokas längre.")
    if place.attendances.exists():  # she would be in no list of those who took part
        return _("Närvaron är redan noterad, så platsen kan inte avbokas.")
    return ""


def if_given_back(place: Place, viewer: Any) -> str:
    """A sentence. Names are said to those who may read them."""
    left = freed(place)
    if left is None:
        return _("Ställer du dig i kön igen hamnar du sist.")
    return _followed(queue(place.course_id, left, {left.room: 1}), left.room, viewer)


def if_more(offer: Offer, number: int, viewer: Any) -> str:
    """With so many places more than today, or fewer."""
    if number <= 0:
        return _("Ingen av dem som har en plats blir av med den.")
    said = queue(offer.course_id, more={offer.pk: number})
    names = _names(_let_in(said, offer.pk), viewer)
    return _("De nya platserna går till %(names)s.") % {"names": names} if names else _("De nya platserna blir lediga.")


def _followed(said: dict[Any, Said], room: Any, viewer: Any) -> str:
    if names := _names(_let_in(said, room), viewer):
        return _("Platsen går till %(names)s.") % {"names": names}
    waiting = Place.objects.waiting().filter(pk__in=said).first()
    reason = said[waiting.pk].reason if waiting else None
    if reason is None:
        return _("Ingen står på kö, så platsen blir ledig.")
    return _("Ingen på kön kan få platsen: %(why)s.") % {"why": why(reason)}


def _let_in(said: dict[Any, Said], room: Any) -> list[Any]:
    return [key for key, one in said.items() if one.room == room]


def _names(keys: Iterable[Any], viewer: Any) -> str:
    rows = Place.objects.filter(pk__in=list(keys)).select_related("person", "organisation", "wish__unit")
    seen = set(rows.visible_to(viewer).values_list("pk", flat=True))
    return joined(named(one) if one.pk in seen else unnamed(one) for one in rows.order_by("turn", "asked_at", "pk"))


def named(place: Place) -> str:
    if place.person:
        return f"{place.person} ({place.organisation})"
    return str((place.wish and place.wish.unit) or place.organisation)


def unnamed(place: Place) -> str:
    return _("någon i %(where)s") % {"where": place.organisation}
