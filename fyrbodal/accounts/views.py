from allauth.account.internal import flows
from allauth.account.models import Login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from fyrbodal import links
from fyrbodal.access import open_to_all, viewer
from fyrbodal.accounts.forms import SetPasswordForm
from fyrbodal.accounts.invitations import accept, invited
from fyrbodal.asking import answer, question
from fyrbodal.organisation.models import Appointment, Person


@require_safe
def account(request: HttpRequest) -> HttpResponse:
    person = viewer(request)
    held = Appointment.objects.visible_to(person).filter(person=person).on()
    appointments = held.select_related("body", "deputy_for")
    return render(request, "account/account.html", {"person": person, "appointments": appointments})


@require_POST
def stay(_request: HttpRequest) -> HttpResponse:
    """Having been asked is enough: the session has been used."""
    return HttpResponse(status=204)


@open_to_all("an invitation is how a person gets a first password")
@question
@never_cache
@sensitive_post_parameters("password1", "password2")
def accept_invitation(request: HttpRequest, token: str) -> HttpResponse:
    try:
        person = invited(token)
        if not person.is_active:
            return render(request, "account/account_inactive.html", status=403)
        form = SetPasswordForm(person, answer(request))
        if form.is_valid():
            return _sign_in(request, accept(token, form))
    except links.Dead:
        return render(request, "account/invitation_dead.html", status=410)
    other = request.user if request.user.is_authenticated and request.user != person else None
    return render(request, "account/invitation.html", {"form": form, "person": person, "other": other})


def _sign_in(request: HttpRequest, person: Person) -> HttpResponse:
    """Through allauth's own steps, so that a second factor is asked for where one is demanded."""
    flows.logout.logout(request, show_message=False)
    flows.login.record_authentication(request, person, method="password", email=person.email)
    response: HttpResponse = flows.login.perform_login(request, Login(user=person, email=person.email))
    request.session.set_expiry(0)
    return response
