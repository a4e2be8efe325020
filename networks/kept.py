"""The PDF of an edition as it is kept. Who may read it, which copy, and its bytes are one question, prepared."""

from typing import Any, NamedTuple

from django.db.models import Case, IntegerField, OuterRef, Subquery, UUIDField, When
from django.db.models.query import QuerySet

from fyrbodal.organisation.prepared import Given, Prepared
from fyrbodal.sealed.models import Rendering
from networks.models import Edition


class Kept(NamedTuple):
    """`pdf` and `title` are of the copy that is read by those concerned, or else of the public one."""

    for_the_concerned: bool
    title: str
    pdf: bytes


def kept_pdf(viewer: Any, *, meeting: Any, number: int) -> Kept | None:
    """None for whom it is hidden from, and when there is no such edition or nobody has made its PDF yet."""
    if not (found := _KEPT.one(viewer, meeting=meeting, number=number)):
        return None
    concerned, title, public_title, pdf = found
    return Kept(concerned, title if concerned else public_title, bytes(pdf)) if pdf else None


def _kept(viewer: Any) -> QuerySet[Any]:
    shown = Edition.objects.visible_to(viewer).filter(
        meeting=Given("meeting", UUIDField()), number=Given("number", IntegerField())
    )
    read = Case(When(for_the_concerned=True, then="copy"), default="public_copy", output_field=UUIDField())
    pdf = Subquery(Rendering.objects.filter(copy=OuterRef("read")).values("pdf"))
    told: QuerySet[Any] = shown.annotate(read=read, pdf=pdf)
    return told.values_list("for_the_concerned", "copy__title", "public_copy__title", "pdf")


_KEPT = Prepared(_kept)
