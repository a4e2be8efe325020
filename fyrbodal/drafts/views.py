"""The one answer to every save of a part, whichever app it belongs to.

The browser saves by fetch while one writes (static/js/part.js, header `X-Requested-With: part`) and is answered
JSON, or the two texts as a fragment; a form that is sent as a form is answered with a page.
"""

from collections.abc import Callable, Mapping
from functools import wraps

from django.core.exceptions import BadRequest
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from fyrbodal.access import View
from fyrbodal.drafts.forms import LARGEST, PartForm
from fyrbodal.drafts.models import Conflict, NotOpen, Saved

Fragments = Mapping[str, str]


def save(
    request: HttpRequest,
    form: PartForm,
    *,
    home: str,
    again: Callable[[PartForm], HttpResponse],
    done: Callable[[], HttpResponse] | None = None,
    fragments: Callable[[], Fragments] | None = None,
) -> HttpResponse:
    """Save a part and answer for it.

    `home` is the page that it stands on, `again` shows that page with what was typed, `done` answers a sent form
    (a redirect home if not given), and `fragments` are the places of the page that have changed: selector → HTML.
    """
    revision = _revision(request)
    if not form.is_valid():
        return _faulty(request, form, again)
    try:
        result = form.instance.save_on(revision, form.values(), then=form.then, same=form.same, by=request.user)
    except NotOpen:
        form.closed = True
        return _refused(request, form, home, again)
    except IntegrityError:
        # The form found no fault, so somebody else wrote the same in between.
        form.add_error(None, _("Någon annan sparade samma sak samtidigt. Läs om sidan och försök igen."))
        return _faulty(request, form, again)
    if isinstance(result, Conflict):
        form.meet(result.theirs)
        return _refused(request, form, home, again)
    if by_script(request):
        return _saved(result, fragments() if fragments else {})
    return done() if done else redirect(home)


def by_script(request: HttpRequest) -> bool:
    return request.headers.get("X-Requested-With") == "part"


def while_open(view: View) -> View:
    """For the buttons beside a part: say in plain words that what it belongs to has been closed meanwhile."""

    @wraps(view)
    def asked(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)  # type: ignore[return-value]
        except NotOpen:
            return render(request, "drafts/closed.html", status=409)

    return asked


def _revision(request: HttpRequest) -> int:
    """The one that was read or, where both texts have been shown, the one that is chosen to be written over."""
    sent = request.POST.get("over") or request.POST.get("revision", "")
    if not (sent.isascii() and sent.isdigit() and len(sent) <= len(str(LARGEST)) and int(sent) <= LARGEST):
        raise BadRequest("The form carries no revision.")
    return int(sent)


def _saved(result: Saved, fragments: Fragments) -> HttpResponse:
    now = timezone.localtime().strftime("%H.%M")
    return JsonResponse({"revision": result.revision, "saved": now, "status": "", "fragments": dict(fragments)})


def _faulty(request: HttpRequest, form: PartForm, again: Callable[[PartForm], HttpResponse]) -> HttpResponse:
    if by_script(request):
        errors = {name: [str(text) for text in texts] for name, texts in form.errors.items()}
        return JsonResponse({"errors": errors}, status=422)
    return _with_status(again(form), 422)


def _refused(
    request: HttpRequest, form: PartForm, home: str, again: Callable[[PartForm], HttpResponse]
) -> HttpResponse:
    form.home = home
    if by_script(request):
        return render(request, "drafts/conflict.html", {"form": form}, status=409)
    return _with_status(again(form), 409)


def _with_status(response: HttpResponse, status: int) -> HttpResponse:
    response.status_code = status
    return response
