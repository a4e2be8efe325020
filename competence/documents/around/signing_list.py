"""The list that those who come sign, day by day."""

from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext as _

from competence.documents.around.practical import name_of, when_and_where
from competence.models import Day, Occasion, Place
from fyrbodal.documents.document import Document
from fyrbodal.ordering import SwedishOrder

WIDEST = 4  # days beside each other that there is room to sign


def signing_list(occasion: Occasion) -> Document:
    """Everybody with a place, whoever has no name yet last; no addresses, for it lies on a table."""
    title = _("Deltagarlista: %s") % name_of(occasion)
    days = list(Day.objects.filter(occasion=occasion))
    sheets = [days[at : at + WIDEST] for at in range(0, len(days), WIDEST)] or [[]]
    context = {
        "occasion": occasion,
        "lines": when_and_where(occasion),
        "sheets": sheets,
        "places": list(_all(occasion)),
    }
    return Document("competence/around/signing_list.html", f"deltagarlista-{slugify(str(occasion))}", title, context)


def _all(occasion: Occasion) -> Any:
    rows = Place.objects.filter(occasion=occasion).taken().select_related("person", "organisation")
    return rows.order_by(SwedishOrder("person__name").asc(nulls_last=True), SwedishOrder("organisation__name"), "pk")
