"""The page that a talk is held on; manager and employee see the same, and each writes what is hers."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from fyrbodal.drafts.views import Fragments
from workload.actions import sheets, talks
from workload.documents.prompts import prompts_of
from workload.documents.sheets import Reading
from workload.documents.talk import Said
from workload.documents.weighing import reckoned
from workload.forms.talks import AgreeForm, CommentForm, NoteForm, measure_form
from workload.models import Sheet

CONFIRMATION = "workload/talks/_confirmation.html"
SEEN = "workload/talks/_seen.html"


class TalkPage:
    """`bound` are forms that were sent and could not be saved: by the key of the row, or "agree"."""

    def __init__(self, request: HttpRequest, sheet: Sheet, bound: Mapping[Any, Any] | None = None) -> None:
        self.request, self.sheet, self.bound = request, sheet, bound or {}
        self.said: Said = talks.begun(sheet)

    def respond(self) -> HttpResponse:
        """Whatever it is the answer to, it shows the sheet, so the reading is noted."""
        sheets.read(sheet=self.sheet, by=self.request.user)
        context = self._sides() | {
            "form_show_errors": True,
            "reading": self.reading,
            "prompts": prompts_of([self.sheet]).get(self.sheet.pk),
            "earlier": [self._of(one) for one in self.said.earlier],
            "measures": [self._of(one) for one in self.said.measures],
            "note_form": self.bound.get(self.said.talk.pk) or NoteForm(instance=self.said.talk),
            "comment_form": self.bound.get(self.said.comment.pk) or CommentForm(instance=self.said.comment),
            "agree_form": self.bound.get("agree") or AgreeForm(auto_id="ny_%s"),
            "focus": self.request.GET.get("fokus", ""),
        }
        return render(self.request, "workload/talks/talk.html", context)

    def _sides(self) -> dict[str, Any]:
        """Who looks, and what each has confirmed."""
        may = {turn: self.request.user.has_perm(f"workload.{turn}_sheet", self.sheet) for turn in ("talk", "confirm")}
        own = talks.side_of(self.sheet, self.request.user) == "employee"
        mine, other = ("employee", "manager") if own else ("manager", "employee")
        talk = self.said.talk
        return {
            "sheet": self.sheet,
            "said": self.said,
            "talk": talk,
            "own": own,
            "may_write": may["talk"],
            "may_confirm": may["confirm"] or may["talk"],
            "has_confirmed": getattr(talk, f"{mine}_confirmed_at"),
            "other_has_confirmed": getattr(talk, f"{other}_confirmed_at"),
            "seen": self.said.checksum(self.sheet),
        }

    def _of(self, measure: Any) -> dict[str, Any]:
        return {"measure": measure, "form": self.bound.get(measure.pk) or measure_form(measure)}

    @cached_property
    def reading(self) -> Reading:
        [found] = reckoned([self.sheet])
        return Reading(found)

    def fragments(self) -> Fragments:
        """What says something else when what is agreed has changed. The button may have the focus; what it sends has not."""
        context = self._sides()
        return {
            "[data-seen]": render_to_string(SEEN, context),
            "[data-confirmation]": render_to_string(CONFIRMATION, context, self.request),
        }
