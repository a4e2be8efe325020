"""The page of a sheet: its lines, what they weigh, and what can be done with it."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import escape, format_html

from fyrbodal.drafts.forms import PartForm
from fyrbodal.drafts.views import Fragments
from fyrbodal.journal.models import Entry
from workload.actions.sheets import READ, SAW, read
from workload.documents.sheets import Reading, Told
from workload.documents.weighing import Reckoned, reckoned, reckoned_as_read
from workload.forms.lines import AddForm
from workload.forms.periods import BackForm
from workload.forms.sheets import HeadForm
from workload.forms.talks import CommentForm
from workload.models import Sheet
from workload.rules import leads
from workload.views.rows import Rows

REMOVED = "workload_removed"  # in the session: the line that was taken away last
READERS = 20
Bound = Mapping[Any, Any]


class Grid:
    """`bound` are forms with what was typed, by the key of their row; "add" and "back" for those that have none."""

    def __init__(self, request: HttpRequest, sheet: Sheet, *, bound: Bound | None = None) -> None:
        self.request, self.bound = request, bound or {}
        # A form writes what was typed on the row, so what was read is read again.
        [found] = reckoned([sheet]) if self.bound else reckoned_as_read([sheet])
        self.reading = Reading(found)
        self.sheet = found.sheet

    @property
    def model(self) -> Any:
        return self.reading.model

    @cached_property
    def may(self) -> dict[str, bool]:
        """By the verb of the permission."""
        verbs = ("change", "submit", "send_back", "delete")
        return {verb: self.request.user.has_perm(f"workload.{verb}_sheet", self.sheet) for verb in verbs}

    @property
    def writable(self) -> bool:
        return (self.sheet.is_draft and not self.sheet.disposed_at) or any(
            isinstance(form, PartForm) for form in self.bound.values()
        )

    def lines(self) -> Iterator[str]:
        return Rows(self.request, self.reading, self.bound, self.request.GET.get("fokus", "")).lines()

    @property
    def head(self) -> HeadForm:
        made: HeadForm | None = self.bound.get(self.sheet.pk)
        return made or HeadForm(instance=self.sheet, model=self.model, by=self.request.user)

    @cached_property
    def comment(self) -> Any:
        """Hers, as she may write it; to others what she has written."""
        written = getattr(self.sheet, "comment", None)
        if written is None or not self.is_own:
            return written
        return self.bound.get("comment") or CommentForm(instance=written)

    @cached_property
    def removed(self) -> str:
        """The name of the line that was just taken away from this sheet, to offer it back."""
        kept = self.request.session.get(REMOVED, {})
        offered = "borttagen" in self.request.GET and kept.get("sheet") == str(self.sheet.pk)
        return str(kept["name"]) if offered else ""

    @property
    def is_own(self) -> bool:
        return bool(self.request.user.pk == self.sheet.person_id)

    @property
    def may_lead(self) -> bool:
        return leads(self.request.user, self.sheet.period.unit_id)

    @cached_property
    def readers(self) -> list[Any]:
        """Who else has read one's own sheet, or what it weighs, the latest first."""
        return list(Entry.objects.about(self.sheet).filter(verb__in=(READ, SAW)).newest_first()[:READERS])

    def before(self) -> Sheet | None:
        """Last time's."""
        if self.sheet.person_id is None:
            return None
        earlier = Sheet.objects.filter(person=self.sheet.person_id, period__unit=self.sheet.period.unit_id)
        earlier = earlier.filter(period__starts_on__lt=self.sheet.period.starts_on).newest_first()
        found: Sheet | None = earlier.select_related("period", "outcome").first()
        return found

    def context(self) -> dict[str, Any]:
        return {
            "grid": self,
            "sheet": self.sheet,
            "period": self.sheet.period,
            "reading": self.reading,
            "may": self.may,
            "time": self.reading.found.time,
            "before": self.before(),
            "add": self.bound.get("add") or AddForm(model=self.model),
            "back": self.bound.get("back") or BackForm(),
            "form_show_errors": True,
        }

    def respond(self, status: int = 200, **more: Any) -> HttpResponse:
        """Whatever it is the answer to, it shows the sheet, so the reading is noted."""
        read(sheet=self.sheet, by=self.request.user)
        name = "workload/sheets/sheet.html" if self.writable else "workload/sheets/read.html"
        return render(self.request, name, self.context() | more, status=status)


def home(sheet: Sheet, *, focus: str = "", place: str = "", query: str = "") -> str:
    """The address of the page: `focus` is what one is to write in or press, `place` what is to be in sight."""
    # Never both: browsers put the focus nowhere by themselves on a page whose address names a place.
    address = reverse("workload:sheet", args=[sheet.pk])
    asked = f"fokus={focus}" if focus else query
    return address + (f"?{asked}" if asked else "") + (f"#{place}" if place else "")


def changed(sheet: Sheet, found: Reckoned | None, line: Any = None) -> Fragments:
    """What of the page says something else when a line, or the head, has been saved."""
    reading = Reading(found or reckoned([sheet])[0])
    places: dict[str, str] = {"#summering": render_to_string("workload/sheets/_totals.html", {"reading": reading})}
    if line:
        told, key = reading.line(line.pk), line.pk.hex
        places[f"[data-weight='{key}']"] = _weight(told)
        places[f"[data-explanation='{key}']"] = escape(told.explanation or told.lacks)
    return places


def _weight(told: Told) -> str:
    """As templates/workload/sheets/_line.html has it."""
    return format_html('<span class="lacks">{}</span>', told.lacks) if told.lacks else escape(told.weight)
