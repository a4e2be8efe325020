"""What would be wrong with the places: rules that every change of them keeps, asked of the rows themselves."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Count, F, Q, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from competence.documents.queues import promoted
from competence.models import Course, Occasion, Offer, PackageStatus, Place

READ = ("person", "organisation", "occasion", "course")
BOOKED = Q(places__status=Place.Status.BOOKED)


def breaches() -> list[str]:
    """A sentence for each; none while all is well."""
    checks = (_oversold, _elsewhere, _twice, _let_in_nobody, _decided_too_much, _too_early, _undated, _split)
    return [sentence for check in checks for sentence in check()]


def warnings() -> list[str]:
    """What somebody should see to, and that is nobody's fault."""
    late = Place.objects.taken().filter(person=None, name_by_on__lt=timezone.localdate())
    rows = late.order_by().values("offer__course__name", "organisation__name").annotate(number=Count("pk"))
    return [_unnamed(row) for row in rows.order_by("offer__course__name", "organisation__name")]


def _unnamed(row: dict[str, Any]) -> str:
    words = {"where": row["organisation__name"], "number": row["number"], "course": row["offer__course__name"]}
    return (
        ngettext(
            "%(number)s plats på %(course)s skulle ha fått namn (%(where)s).",
            "%(number)s platser på %(course)s skulle ha fått namn (%(where)s).",
            row["number"],
        )
        % words
    )


def _oversold() -> Iterator[str]:
    said = _("%(thing)s har %(booked)s bokade platser och bara %(seats)s att ge.")
    models: tuple[Any, ...] = (Offer, Occasion)
    for model in models:
        counted = model.objects.select_related("course").annotate(booked=Count("places", filter=BOOKED))
        for one in counted.filter(booked__gt=F("seats")).order_by("pk"):
            yield said % {"thing": one, "booked": one.booked, "seats": one.seats}


def _elsewhere() -> Iterator[str]:
    """Somebody with a place of a package who goes to an occasion of another, or a place in another course's queue."""
    said = _("%(place)s hör till ett annat paket eller en annan kurs än tillfället.")
    held = _held().filter(offer__isnull=False, occasion__isnull=False)
    wrong = held.exclude(occasion__offer=F("offer"))
    other = _held().exclude(Q(offer=None) | Q(offer__course=F("course"))) | _held().exclude(
        Q(occasion=None) | Q(occasion__course=F("course"))
    )
    for place in (wrong | other).order_by("pk"):
        yield said % {"place": place}


def _twice() -> Iterator[str]:
    said = _("%(person)s har fler än en plats på %(course)s.")
    for of in ("offer", "occasion"):
        rows = _held().filter(person__isnull=False, **{f"{of}__isnull": False}).order_by()
        found = (
            rows.values(of, "person", "person__name", "course__name").annotate(number=Count("pk")).filter(number__gt=1)
        )
        for row in found.order_by("course__name", "person__name", "person", of):
            yield said % {"person": row["person__name"], "course": row["course__name"]}


def _let_in_nobody() -> Iterator[str]:
    said = _("%(place)s (%(where)s) står på kö fast det finns en ledig plats.")
    waiting = Place.objects.filter(status=Place.Status.WAITING)
    for course in Course.objects.filter(pk__in=waiting.values("course")).order_by("pk"):
        stuck = _held().filter(pk__in=promoted(course.pk))
        for place in stuck.order_by("pk"):
            yield said % {"place": place, "where": place.organisation}


def _decided_too_much() -> Iterator[str]:
    """More than the seats: unless they have become fewer since, which takes that places were given back first."""
    said = _("Beslutet gav %(awarded)s platser på %(offer)s, som har %(seats)s.")
    back = dict(
        Place.objects.filter(status=Place.Status.CANCELLED, offer__isnull=False)
        .order_by()
        .values_list("offer")
        .annotate(Count("pk"))
    )
    counted = Offer.objects.select_related("course").annotate(awarded=Coalesce(Sum("awards__places"), 0))
    for one in counted.order_by("pk"):
        if one.awarded > one.seats + back.get(one.pk, 0):
            yield said % {"awarded": one.awarded, "offer": one, "seats": one.seats}


def _too_early() -> Iterator[str]:
    """Places of a package before the chiefs have given them out."""
    said = _("%(offer)s har platser fast de inte är fördelade.")
    early = Offer.objects.exclude(package__status=PackageStatus.ALLOCATED).select_related("course")
    for one in early.filter(pk__in=_held().filter(offer__isnull=False).values("offer")).order_by("pk"):
        yield said % {"offer": one}


def _undated() -> Iterator[str]:
    said = _("%(place)s är avbokad utan att det står när.")
    for place in Place.objects.filter(status=Place.Status.CANCELLED, cancelled_at=None).order_by("pk"):
        yield said % {"place": place}


def _split() -> Iterator[str]:
    """Of those who go together or not at all, some have a place and some wait."""
    said = _("En grupp från %(where)s på %(course)s är delad: %(booked)s har plats och %(waiting)s står på kö.")
    groups = _held().filter(group__isnull=False).order_by().values("group", "organisation__name", "course__name")
    booked = Count("pk", filter=Q(status=Place.Status.BOOKED))
    found = groups.annotate(booked=booked, waiting=Count("pk") - booked).filter(booked__gt=0, waiting__gt=0)
    for row in found.order_by("course__name", "organisation__name", "group"):
        words = {"where": row["organisation__name"], "course": row["course__name"]}
        yield said % (words | {"booked": row["booked"], "waiting": row["waiting"]})


def _held() -> Any:
    return Place.objects.exclude(status=Place.Status.CANCELLED).select_related(*READ)
