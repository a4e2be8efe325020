"""A unit's wish for a course: who is to go, and how many whose names come later."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from competence.actions.enrolment import wishes
from competence.documents.enrolment.candidates import Candidates
from competence.documents.enrolment.closed import why_closed
from competence.forms.enrolment.judging import Judge, first_days
from competence.forms.enrolment.parts import WishForm
from competence.models import UnitWish, WrongTurn
from competence.views.enrolment.closed import while_open
from competence.views.enrolment.desk import home, trail_sheet, wish_of
from fyrbodal.access import viewer
from fyrbodal.asking import question
from fyrbodal.drafts.views import save


@question
def enrolment_wish(request: HttpRequest, pk: UUID, offer: UUID, unit: UUID | None = None) -> HttpResponse:
    """The people are judged as of today, whichever term the course is in: who has left is not enrolled."""
    wish = wish_of(request, pk, offer, unit)
    judge = Judge(wish.sheet, [wish.offer], timezone.localdate())
    if request.method != "POST":
        if closed := why_closed(wish.sheet, viewer(request), timezone.now()):
            messages.info(request, closed.text)
            return redirect(home(wish.sheet, offer))
        return _page(request, wish, WishForm(instance=wish, judge=judge, by=request.user))
    return save(
        request,
        WishForm(request.POST, instance=wish, judge=judge, by=request.user),
        home=home(wish.sheet, offer),
        again=lambda form: _page(request, wish, form),
    )


def _page(request: HttpRequest, wish: UnitWish, form: Any) -> HttpResponse:
    query = request.GET.get("sok", "")
    context = {
        "wish": wish,
        "form": form,
        "people": _candidates(request, wish, form, query),
        "query": query,
        "first_on": first_days([wish.offer]).get(wish.offer_id),
        "home": home(wish.sheet, wish.offer_id),
        "trail": trail_sheet(wish.sheet),
        "form_show_errors": True,
    }
    return render(request, "competence/enrolment/wish.html", context)


def _candidates(request: HttpRequest, wish: UnitWish, form: Any, query: str) -> Candidates:
    """What each has and wishes is told to those who may read the unit's matrix."""
    who = viewer(request)
    follows = who.has_perm("competence.follow_unit", wish.unit) if wish.unit else False
    within = form.judge.within(wish.unit) | form.named
    return Candidates(wish, within, form.chosen, timezone.localdate(), query=query, tells=follows)


@require_POST
@while_open
def enrolment_take(request: HttpRequest, pk: UUID, offer: UUID, unit: UUID) -> HttpResponse:
    """All in the unit who have wished for the course."""
    wish = wish_of(request, pk, offer, unit)
    try:
        number = wishes.take_wished(wish=wish, by=request.user)
    except WrongTurn as full:
        messages.error(request, str(full))
    else:
        messages.success(request, _taken(number) % {"number": number, "course": wish.offer})
    return redirect(home(wish.sheet, offer))


def _taken(number: int) -> str:
    if not number:
        return _("Alla som har önskat %(course)s står redan på anmälan.")
    return ngettext(
        "%(number)s person är med på anmälan till %(course)s.",
        "%(number)s personer är med på anmälan till %(course)s.",
        number,
    )
