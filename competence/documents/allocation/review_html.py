"""The rows of the review as HTML: there are hundreds of cells on a page, and a template would take longer over each than the rest."""

from collections.abc import Iterator
from functools import cached_property
from html import escape
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from competence.documents.allocation.review import Cell, Column, Review, Row
from competence.documents.allocation.review_rows import Line, Offered
from fyrbodal.documents.tables import together
from fyrbodal.swedish import decimal

ONE, OTHER = UUID(int=0), UUID(int=1)
FROM_REVIEW = "oversikt"  # in the address to which a line is sent that was written here, so that one comes back


def anchor(offer: Any, sheet: Any) -> str:
    """Of the field in which a chief says how many."""
    return f"approved-{offer}-{sheet}"


class Pen:
    """`token` is the hidden field of a form, for those in the viewer's own column."""

    def __init__(self, review: Review, token: str) -> None:
        self.review, self.token = review, token
        self._offer = reverse("competence:offer", args=[ONE])  # resolved once, not once a course
        self._columns = [(one, escape(one.home)) for one in review.columns]
        number = 'inputmode="numeric"'
        self._fields = (
            ("approved", _("Ert antal"), number),
            ("priority", _("Prioritet"), number),
            ("comment", _("Kommentar"), 'maxlength="300"'),
        )
        self._state, self._save = f" <small>{_('ej inskickad')}</small>", _("Spara")
        self._saved_at = _("Sparat %s")
        self._writing = sum(one.writes for one in review.columns)
        asked, given = _("%(seats)s platser, %(wanted)s önskas"), _("%(seats)s platser, %(places)s utdelade")
        self._asked = given if review.is_decided else asked
        self._over = "" if review.is_decided else f' <span class="over">{_("för få platser")}</span>'
        words = {"of": _("av %s"), "priority": _("prioritet %s"), "need": _("behov %s"), "before": _("förra %s av %s")}
        self._told: dict[tuple[Any, ...], str] = {}
        self._small = {name: f" <small>{said}</small>" for name, said in words.items()}

    @cached_property
    def _line(self) -> str:
        return f"{reverse('competence:enrolment_line', args=[ONE, OTHER])}?{FROM_REVIEW}"

    @property
    def head(self) -> SafeString:
        return together([f'<tr><th scope="col">{_("Kurs")}</th>', *map(self._heading, self.review.columns), "</tr>"])

    def _heading(self, column: Column) -> str:
        name = escape(column.home)
        if column.is_mine:
            name = f'<a href="{column.sheet.get_absolute_url()}">{name}</a>'
        state = "" if column.is_submitted else self._state
        return f'<th scope="col"{_class(mine=column.is_mine)}>{name}{state}</th>'

    @property
    def rows(self) -> SafeString:
        return together(map(self._row, self.review.rows))

    def _row(self, row: Row) -> str:
        address = self._offer.replace(str(ONE), row.offer.key)
        asked = self._asked % {"seats": row.offer.seats, "wanted": row.wanted, "places": row.places}
        over = self._over if row.is_too_much else ""
        named = f'<a href="{address}">{escape(row.offer.name)}</a> <small>{asked}{over}</small>'
        return f'<tr><th scope="row">{named}</th>{"".join(self._cells(row))}</tr>'

    def _cells(self, row: Row) -> Iterator[str]:
        for (column, name), cell in zip(self._columns, row.cells, strict=True):
            if column.is_mine:
                live, form = (self._live(row), self._form(row, column, cell)) if column.writes else ("", "")
                yield f'<td class="mine" data-label="{name}">{self._said(cell, live)}{form}</td>'
            else:
                nothing = ' class="nothing"' if cell.is_empty else ""
                yield f'<td{nothing} data-label="{name}">{self._said(cell)}</td>'

    def _live(self, row: Row) -> str:
        """By which the answer to a save finds the number; not where she writes for several municipalities."""
        return f' data-number="{UUID(row.offer.key).hex}"' if self._writing == 1 else ""

    def _said(self, cell: Cell, live: str = "") -> str:
        """What is wished stands first, or what came of it; the rest is small. Said once of all cells that are alike."""
        told = (live, cell.wanted, cell.line.priority, cell.need, cell.before, cell.places)
        if told not in self._told:
            self._told[told] = "".join(self._words(cell, live))
        return self._told[told]

    def _words(self, cell: Cell, live: str) -> Iterator[str]:
        small = self._small
        yield f"<b{live}>{cell.wanted if cell.places is None else cell.places}</b>"
        if cell.places is not None:
            yield small["of"] % cell.wanted
        if cell.line.priority:
            yield small["priority"] % cell.line.priority
        if cell.need:
            yield small["need"] % cell.need.in_words
        if cell.before:
            yield small["before"] % cell.before

    def _form(self, row: Row, column: Column, cell: Cell) -> str:
        """As a part is written: see templates/drafts/start.html and static/js/part.js."""
        line, key = cell.line, f"{row.offer.key}-{column.sheet.pk}"
        action = self._line.replace(str(ONE), str(column.sheet.pk)).replace(str(OTHER), row.offer.key)
        about = escape(f"{row.offer.name}, {column.home}")
        values = (line.approved, line.priority, line.comment)
        fields = [_field(key, *one, about, value) for one, value in zip(self._fields, values, strict=True)]
        return (
            f'<form data-part data-revision="{line.revision}" action="{action}" method="post" autocomplete="off" novalidate>'
            f'{self.token}<input type="hidden" name="revision" value="{line.revision}">{self._saved(line)}{"".join(fields)}'
            f'<div data-conflict></div><noscript><button class="button quiet">{self._save}</button></noscript></form>'
        )

    def _saved(self, line: Line) -> str:
        if line.saved_at is None:
            return '<p class="saved" role="status" data-saved></p>'
        said = self._saved_at % timezone.localtime(line.saved_at).strftime("%H.%M")
        return f'<p class="saved" role="status" data-saved data-state="saved">{said}</p>'

    @property
    def comments(self) -> SafeString:
        """A course after the other."""
        return together(map(_commented, self.review.comments))

    @property
    def foot(self) -> SafeString:
        totals = self.review.totals
        rows = [(_("Önskas"), [str(one.wanted) for one in totals])]
        if self.review.is_decided:
            rows.append((_("Får"), [str(one.places) for one in totals]))
        rows.append((_("Kostnad, kr"), [decimal(one.cost, 0) for one in totals]))
        return together(self._sums(heading, figures) for heading, figures in rows)

    def _sums(self, heading: str, figures: list[str]) -> str:
        told = zip(self._columns, figures, strict=True)
        cells = [f'<td{_class(mine=one.is_mine)} data-label="{name}">{figure}</td>' for (one, name), figure in told]
        return f'<tr><th scope="row">{heading}</th>{"".join(cells)}</tr>'


def _class(**names: bool) -> str:
    chosen = " ".join(name for name, is_so in names.items() if is_so)
    return f' class="{chosen}"' if chosen else ""


def _commented(of: tuple[Offered, list[tuple[str, str]]]) -> str:
    offer, said = of
    told = "".join(f"<dd>{escape(home)}: {escape(comment)}</dd>" for home, comment in said)
    return f"<div><dt>{escape(offer.name)}</dt>{told}</div>"


def _field(key: str, name: str, label: str, attributes: str, about: str, value: Any) -> str:
    shown = "" if value is None else escape(str(value))
    return (
        f'<div class="field"><label for="{name}-{key}">{label}<span class="unseen"> – {about}</span></label>'
        f'<input name="{name}" id="{name}-{key}" value="{shown}" {attributes}></div>'
    )
