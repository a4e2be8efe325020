"""The rows about a person, each kind in its order."""

from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from fyrbodal.journal.models import Entry
from fyrbodal.labels import label_of
from fyrbodal.organisation.models import Person
from fyrbodal.outbox.models import Delivery
from workload.models import Measure, Sheet, Snapshot

READINGS = ("read", "saw_load")


def appointments(person: Person) -> Any:
    return person.appointments.select_related("body").order_by("-starts_on", "pk")


def employments(person: Person) -> Any:
    return person.employments.select_related("organisation", "unit").order_by("-starts_on", "pk")


def reductions(person: Person) -> Any:
    return person.reductions.select_related("unit").order_by("-starts_on", "pk")


def absences(person: Person) -> Any:
    return person.absences.select_related("unit").order_by("-starts_on", "pk")


def sheets(person: Person, *, locked: str = "") -> Any:
    """With all that hangs on them; `locked` names what of the sealed copies is fetched besides their checksums."""
    unread = [f"copy__{name}" for name in ("content", "html") if name != locked]
    told = Measure.objects.order_by("due_on", "created_at", "pk")
    return (
        Sheet.objects.with_all()
        .filter(person=person)
        .select_related(
            "outcome", "talk__manager_confirmed_by", "talk__employee_confirmed_by", "comment", "submitted_by"
        )
        .prefetch_related(
            "lines",
            Prefetch("measures", told),
            Prefetch(
                "snapshots", Snapshot.objects.select_related("copy", "locked_by").defer(*unread).order_by("number")
            ),
        )
        .newest_first()
    )


def measures(person: Person) -> QuerySet[Measure]:
    """Those that she is said to own, in other talks than her own. An owner is a name, so they are of her own units only:
    where she is or was employed, or has led somebody.
    """
    units = Q(sheet__period__unit__in=person.employments.values("unit"))
    units |= Q(sheet__period__unit__in=person.appointments.values("body"))
    others = Measure.objects.filter(units, owner__iexact=person.name).exclude(sheet__person=person)
    return others.select_related("sheet__period__unit").order_by("-due_on", "-created_at", "pk")


def readings(person: Person) -> QuerySet[Entry]:
    """Who has read her sheets, or what they weigh, the latest first."""
    hers = [str(key) for key in Sheet.objects.filter(person=person).values_list("pk", flat=True)]
    return Entry.objects.filter(verb__in=READINGS, thing_kind=label_of(Sheet()), thing_id__in=hers).newest_first()


def mails(person: Person) -> QuerySet[Delivery]:
    """What workload has sent to her, the latest first, until the text is disposed of."""
    hers = Delivery.objects.filter(person=person, message__kind__startswith=f"{Sheet._meta.app_label}.")
    return hers.select_related("message").order_by("-message__created_at", "pk")
