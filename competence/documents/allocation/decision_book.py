"""The decision as a workbook: a row for each course and municipality, and one for each course."""

from typing import Any

from django.utils.translation import gettext as _

from competence.documents.allocation.decision import Data, why
from fyrbodal.documents.spreadsheets import Value, write_xlsx


def book_of(content: Data) -> bytes:
    """Out of what was sealed."""
    courses = content["courses"]
    return write_xlsx(
        {
            _("Platser"): [_headings(), *(_row(one, row) for one in courses for row in one["municipalities"])],
            _("Kurser"): [_course_headings(), *(_course(one) for one in courses)],
            _("Om filen"): _about(content),
        }
    )


def _headings() -> list[Value]:
    return [
        _("Kurs"), _("Kommun"), _("Önskade"), _("Vikt"), _("Nekade förut"), _("Önskade förut"), _("Enligt metoden"),
        _("Platser"), _("Varför"),
    ]  # fmt: skip


def _row(course: Data, row: Data) -> list[Value]:
    weight = None if row["weight"] is None else float(row["weight"])
    numbers = [row["wanted"], weight, row["refused_before"], row["wished_before"], row["computed"], row["places"]]
    return [course["course"], row["municipality"], *numbers, why(row)]


def _course_headings() -> list[Value]:
    return [
        _("Kurs"), _("Platser"), _("Minst"), _("Fördelas efter"), _("Först till var"), _("Lott"), _("Önskade"),
        _("Utdelade"), _("Ges inte, för att"),
    ]  # fmt: skip


def _course(one: Data) -> list[Value]:
    names = ("course", "seats", "minimum", "key", "floor", "seed", "wanted", "places")
    return [*(one[name] for name in names), one["not_given_because"] or None]


def _about(content: Data) -> list[list[Value]]:
    about: list[tuple[str, Any]] = [
        (_("Paket"), content["package"]["title"]),
        (_("Beslutat den"), content["decided_on"]),
        (_("Beslutat vid"), content["decided_where"]),
        (_("Skickade inte in"), ", ".join(content["silent"]) or None),
    ]
    return [[name, value] for name, value in about]
