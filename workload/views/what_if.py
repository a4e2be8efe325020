"""What if: changes tried on a copy of a period. They stand in the address, and nothing is stored until it is carried out."""

from collections.abc import Iterable
from functools import cached_property
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fyrbodal.access import permitted
from fyrbodal.asking import question
from workload.actions import sheets
from workload.actions import what_if as carrying_out
from workload.addressing import MOST, parsed, spelled
from workload.documents.what_if import Trial, named, sentences
from workload.forms.what_if import KINDS, CarryOutForm, GiveForm, PercentageForm, TryForm
from workload.models import Period, Reduction, WrongTurn
from workload.trying import Operation, Standings, room, spread
from workload.weighing import Calc, Weighed, explanation
from workload.weighing.explaining import weight

SUGGESTED = 3


@question
def what_if(request: HttpRequest, pk: UUID) -> HttpResponse:
    rows = Period.objects.select_related("unit__organisation", "version__family")
    period = permitted(request, "workload.change_period", rows, pk=pk)
    if request.method == "POST":
        return _apply(request, period)
    operations, unread = _operations(request.GET)
    trial = Trial(period, operations)
    page = Page(request, trial, unread)
    if "fordela" in request.GET:
        return redirect(page.address(page.spread()))
    if request.GET.get("gor") in KINDS:
        return _another(page, KINDS[request.GET["gor"]](request.GET, trial=trial))
    return page.respond()


def _operations(said: QueryDict) -> tuple[list[Operation], int]:
    """Those that can be read, and how many cannot or are too many."""
    texts = said.getlist("op")
    found = []
    for text in texts[:MOST]:
        try:
            found.append(parsed(text))
        except ValueError:
            continue
    return found, len(texts) - len(found)


def _another(page: "Page", form: TryForm) -> HttpResponse:
    """One more change, unless it cannot be; then the page says why."""
    if len(page.trial.operations) >= MOST:
        form.add_error(
            None, _("Pröva högst %(most)s ändringar på en gång. Genomför dem eller ta bort någon.") % {"most": MOST}
        )
    if form.is_valid():
        return redirect(page.address([*page.trial.operations, form.operation()]))
    return page.respond(form, status=422)


def _apply(request: HttpRequest, period: Period) -> HttpResponse:
    operations, unread = _operations(request.POST)
    if unread:
        messages.error(request, _("Ändringarna gick inte att läsa. Inget är genomfört."))
        return redirect(_address(period, operations, request.POST.get("visa", "")))
    chosen = CarryOutForm({"reason": Reduction.Reason.OTHER} | request.POST.dict())
    if not chosen.is_valid():
        raise BadRequest("The reason is one of those that were offered.")
    said = {"seal": request.POST.get("seal", ""), "reason": chosen.cleaned_data["reason"]}
    try:
        done = carrying_out.apply(period=period, operations=operations, **said, by=request.user)
    except WrongTurn as refused:
        messages.error(request, str(refused))
        return redirect(_address(period, operations, request.POST.get("visa", "")))
    told = ngettext("En ändring är genomförd.", "%(count)s ändringar är genomförda.", done)
    messages.success(request, told % {"count": done})
    return redirect(period)


def _address(period: Period, operations: Iterable[Operation], shown: str) -> str:
    said = QueryDict(mutable=True)
    said.setlist("op", [spelled(one) for one in operations])
    if shown:
        said["visa"] = shown
    return f"{reverse('workload:what_if', args=[period.pk])}?{said.urlencode(safe='~')}"


class Page:
    """The copy as it is shown: `shown` is the sheet whose lines stand open."""

    def __init__(self, request: HttpRequest, trial: Trial, unread: int) -> None:
        self.request, self.trial, self.unread = request, trial, unread
        asked = request.GET.get("visa", "")
        self.shown = asked if asked in trial.sheets else ""

    def address(self, operations: Iterable[Operation]) -> str:
        return _address(self.trial.period, operations, self.shown)

    def spread(self) -> list[Operation]:
        """What is tried, and then the shown sheet's lines to those who have room."""
        trial = self.trial
        if not self.shown:
            return trial.operations
        left = MOST - len(trial.operations)
        return [*trial.operations, *spread(trial.after, trial.model, self.shown, trial.takers, left)]

    def tried(self) -> list[dict[str, str]]:
        """Each change with the address of the page without it; those after it that build on it fall with it."""
        made = self.trial.operations
        return [
            {"words": words, "without": self.address(made[:number] + made[number + 1 :])}
            for number, words in enumerate(sentences(self.trial))
        ]

    @cached_property
    def lines(self) -> list[dict[str, Any]]:
        """Those of the shown sheet as they stand on the copy, each with a few who have room for it."""
        if not self.shown:
            return []
        desk = self.trial.after[self.shown]
        weighed = desk.weighed(self.trial.model).lines
        now = self.trial.standings
        return [self._line(key, one, now) for key, one in zip(desk.lines, weighed, strict=True)]

    def _line(self, key: str, weighed: Weighed, now: Standings) -> dict[str, Any]:
        trial = self.trial
        others = [one for one in trial.takers if one != self.shown]
        fit = room(now, weighed.weekly, weighed.activity.key, others)[:SUGGESTED]
        return {
            "key": key,
            "name": named(trial, key),
            "weight": weight(weighed.weekly, trial.model.unit),
            "explanation": explanation(weighed, trial.model.unit, trial.period.weeks),
            "room": [{"desk": one, "name": trial.sheets[one].name, "after": after} for one, after in fit],
            "turns": weighed.activity.calc is Calc.TURN,
            "often": _often(weighed) if weighed.activity.calc is Calc.OCCASION else None,
        }

    def context(self, wrong: TryForm | None) -> dict[str, Any]:
        trial = self.trial
        return {
            "page": self,
            "period": trial.period,
            "trial": trial,
            "unit": trial.model.unit.value,
            "operations": [spelled(one) for one in trial.operations],
            "give": wrong if isinstance(wrong, GiveForm) else GiveForm(trial=trial, auto_id="ge_%s"),
            "carry_out": CarryOutForm(auto_id="genomfor_%s") if trial.taken_off else None,
            "percentage": wrong
            if isinstance(wrong, PercentageForm)
            else PercentageForm(trial=trial, auto_id="procent_%s"),
            "wrong": wrong if wrong and not isinstance(wrong, GiveForm | PercentageForm) else None,
            "others": [(key, sheet.name) for key, sheet in trial.sheets.items() if key != self.shown],
            "form_show_errors": True,
        }

    def respond(self, wrong: TryForm | None = None, *, status: int = 200) -> HttpResponse:
        self._note()
        return render(self.request, "workload/what_if/what_if.html", self.context(wrong), status=status)

    def _note(self) -> None:
        """Whose lines stand on the page, and of whom else it says what she has or would have."""
        trial = self.trial
        read = {self.shown, *trial.shown(trial.operations)} & set(trial.sheets)
        saw = {*trial.concerned, *(one["desk"] for line in self.lines for one in line["room"])} - read
        sheets.read_all(sheets=[trial.sheets[key] for key in trial.sheets if key in read], by=self.request.user)
        sheets.saw_all(sheets=[trial.sheets[key] for key in trial.sheets if key in saw], by=self.request.user)


def _often(weighed: Weighed) -> dict[str, Any]:
    """How often a line comes back now."""
    line, activity, _weekly = weighed
    unit = "month" if activity.is_monthly(line) else "week"
    return {"occasions": activity.occasions_of(line), "every": activity.every_of(line), "unit": unit}
