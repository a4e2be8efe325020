"""The decision on who gets the places: as data, and as the paper that is sealed; numbers by municipality, no names."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext as _

from competence.allocation import adjusted
from competence.models import Award, Offer, TermPackage
from fyrbodal.documents.document import Document
from fyrbodal.ordering import SwedishOrder
from fyrbodal.swedish import day_and_month, decimal

TEMPLATE = "competence/allocation/document.html"
Data = dict[str, Any]


@dataclass(frozen=True)
class Decision:
    """When and where it was made; `silent` did not send in, and `not_given` is the reason by the key of the offer."""

    package: TermPackage
    where: str
    silent: list[str]
    not_given: dict[Any, str] = field(default_factory=dict)


def content_of(decision: Decision) -> Data:
    """Everything on the paper; nothing in it depends on the day it is asked for."""
    package = decision.package
    awards = Award.objects.filter(offer__package=package).select_related("organisation")
    rows: dict[Any, list[Data]] = {}
    for one in awards.order_by(SwedishOrder("organisation__name"), "pk"):
        rows.setdefault(one.offer_id, []).append(_award(one))
    offers = package.offers.select_related("course").in_order()
    return {
        "package": {"id": str(package.pk), "title": str(package), "term": str(package.term)},
        "decided_on": package.allocated_on.isoformat() if package.allocated_on else None,
        "decided_where": decision.where,
        "silent": decision.silent,
        "courses": [_course(one, rows.get(one.pk, []), decision.not_given.get(one.pk, "")) for one in offers],
    }


def _course(offer: Offer, rows: list[Data], not_given_because: str) -> Data:
    return {
        "course": str(offer),
        "seats": offer.seats,
        "minimum": offer.minimum,
        "key": str(offer.get_key_display()),
        "floor": offer.floor,
        "seed": offer.seed,
        "not_given_because": not_given_because,
        "wanted": sum(one["wanted"] for one in rows),
        "places": sum(one["places"] for one in rows),
        "municipalities": rows,
    }


def _award(award: Award) -> Data:
    return {
        "municipality": str(award.organisation),
        "wanted": award.wanted,
        "weight": None if award.weight is None else f"{award.weight:f}",
        "refused_before": award.refused_before,
        "wished_before": award.wished_before,
        "computed": award.computed,
        "places": award.places,
        "reason": award.reason,
        "adjusted_because": award.adjusted_because,
    }


def why(row: Data) -> str:
    """The sentence of the method; what the meeting said goes before it."""
    if not row["adjusted_because"]:
        return str(row["reason"])
    said = adjusted(row["municipality"], row["places"], row["computed"], row["adjusted_because"])
    return _("%(said)s Så räknade metoden: %(reason)s") % {"said": said, "reason": row["reason"]}


def weighed(row: Data) -> str:
    """vikt 31,5, nekades 3 av 6: what the quotients are made of; empty where nothing was weighed."""
    if row["weight"] is None:
        return ""
    said = _("vikt %s") % decimal(Decimal(row["weight"]).normalize())
    if not row["refused_before"]:
        return said
    return _("%(weight)s, nekades %(refused_before)s av %(wished_before)s förut") % (row | {"weight": said})


class DecisionDocument:
    """`data` and `html` are what is sealed."""

    def __init__(self, package: TermPackage, content: Data) -> None:
        self.package, self.content = package, content
        self.title = _("Fördelning av platser %(term)s") % {"term": package.term}

    def data(self) -> Data:
        return self.content

    def document(self) -> Document:
        courses = [
            one | {"rows": [row | {"why": why(row), "weighed": weighed(row)} for row in one["municipalities"]]}
            for one in self.content["courses"]
        ]
        context = {
            "package": self.content["package"],
            "decided": self.decided,
            "silent": self.content["silent"],
            "courses": courses,
            "totals": {name: sum(one[name] for one in courses) for name in ("seats", "wanted", "places")},
        }
        return Document(TEMPLATE, slugify(self.title), self.title, context)

    @property
    def decided(self) -> str:
        """vid FoU-rum IFO den 3 juni 2027"""
        day = self.package.allocated_on
        said = f"{day_and_month(day)} {day.year}" if day else ""
        return _("vid %(where)s den %(day)s") % {"where": self.content["decided_where"], "day": said}
