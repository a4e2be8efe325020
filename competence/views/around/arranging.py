"""What the course administrator does around an occasion."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from competence.actions.around import attendance, holding, invitations
from competence.documents.around.attended import Attended
from competence.documents.around.letters import invitation
from competence.documents.around.people import booked, nameless
from competence.documents.around.signing_list import signing_list
from competence.documents.around.standing import may_invite, may_settle, to_invite
from competence.forms.around import AttendanceForm, SettleForm
from competence.models import Day, Occasion, WrongTurn
from competence.views.catalogue.occasions import trail_course
from fyrbodal.access import permitted
from fyrbodal.asking import answer, question
from fyrbodal.documents.http import pdf_response
from fyrbodal.documents.later import or_later


def arranged(request: HttpRequest, pk: UUID) -> Occasion:
    rows = Occasion.objects.select_related("course", "part")
    shown: Occasion = permitted(request, "competence.arrange_occasion", rows, pk=pk)
    return shown


def trail(occasion: Occasion) -> list[dict[str, str]]:
    return [*trail_course(occasion), {"label": str(occasion), "url": occasion.get_absolute_url()}]


@question
def invite(request: HttpRequest, pk: UUID) -> HttpResponse:
    shown = arranged(request, pk)
    if request.method == "POST":
        return _invited(request, shown)
    context = {
        "occasion": shown,
        "may_go": may_invite(shown),
        "people": to_invite(shown),
        "booked": booked(shown).count(),
        "nameless": nameless(shown),
        "letter": invitation(shown),
        "trail": trail(shown),
    }
    return render(request, "competence/around/invite.html", context)


def _invited(request: HttpRequest, occasion: Occasion) -> HttpResponse:
    try:
        number = invitations.invite(occasion=occasion, by=request.user)
    except WrongTurn as wrong:
        messages.error(request, str(wrong))
    else:
        said = ngettext(
            "Inbjudan är på väg till %(number)s person.", "Inbjudan är på väg till %(number)s personer.", number
        )
        messages.success(request, said % {"number": number})
    return redirect(occasion)


@require_safe
@or_later
def list_pdf(request: HttpRequest, pk: UUID) -> HttpResponse:
    paper = signing_list(arranged(request, pk))
    return pdf_response(paper.pdf(), f"{paper.filename}.pdf", inline=True)


@question
def noted(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Who was there: all of a day in one press, or each by herself."""
    shown = arranged(request, pk)
    found = Attended(shown)
    form = AttendanceForm(answer(request), found=found)
    if request.method == "POST" and "alla" in request.POST:
        return _all_noted(request, shown, [one for one in found.days if str(one.pk) == request.POST["alla"]])
    if form.is_valid():
        attendance.note(occasion=shown, marks=form.marks, by=request.user)
        messages.success(request, _("Närvaron är sparad."))
        return redirect("competence:occasion_attendance", shown.pk)
    days = [(day, found.counted(day) if day in found.begun else "") for day in found.days]
    context = {"occasion": shown, "form": form, "days": days, "rows": form.rows(found), "begun": found.begun}
    context |= {"may_settle": may_settle(shown), "trail": trail(shown)}
    return render(request, "competence/around/attendance.html", context, status=422 if form.errors else 200)


def _all_noted(request: HttpRequest, occasion: Occasion, days: list[Day]) -> HttpResponse:
    if not days:
        raise Http404
    try:
        are_there = attendance.all_were_there(day=days[0], by=request.user)
    except WrongTurn as wrong:
        messages.error(request, str(wrong))
    else:
        done = _("Alla som inget var noterat om var med. Tryck igen för att ångra.")
        messages.success(request, done if are_there else _("Ingen är längre noterad som att hon var med den dagen."))
    return redirect("competence:occasion_attendance", occasion.pk)


@question
def hold(request: HttpRequest, pk: UUID) -> HttpResponse:
    shown = arranged(request, pk)
    found = Attended(shown)
    form = SettleForm(answer(request), found=found)
    if form.is_valid() and _settled(request, shown, form):
        return redirect(shown)
    context = {"occasion": shown, "form": form, "may_settle": may_settle(shown), "lacks": found.lacks}
    context |= {"is_held": shown.status == Occasion.Status.HELD, "trail": trail(shown)}
    return render(request, "competence/around/hold.html", context, status=422 if form.errors else 200)


def _settled(request: HttpRequest, occasion: Occasion, form: SettleForm) -> bool:
    try:
        number = holding.settle(occasion=occasion, said=form.said, by=request.user)
    except WrongTurn as wrong:
        form.add_error(None, str(wrong))
        return False
    messages.success(request, _("Noterat: %(number)s deltog.") % {"number": number})
    return True
