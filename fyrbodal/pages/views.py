"""The pages that everybody may read, signed in or not."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from fyrbodal.access import open_to_all
from fyrbodal.pages.models import AccessibilityStatement


@require_safe
@open_to_all("the first page says what this is and where to sign in")
def start(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated:
        return redirect(settings.LOGIN_REDIRECT_URL)
    return render(request, "pages/start.html")


@require_safe
@open_to_all("the law wants it to be readable before signing in")
def accessibility(request: HttpRequest) -> HttpResponse:
    statement = AccessibilityStatement.objects.current()
    return render(request, "pages/accessibility.html", {"statement": statement})


@require_safe
@open_to_all("everybody whose data are kept may know why")
def personal_data(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/personal_data.html")


@require_safe
@open_to_all("a visitor may know what the browser is asked to keep")
def cookies(request: HttpRequest) -> HttpResponse:
    context = {
        "session_cookie": settings.SESSION_COOKIE_NAME,
        "csrf_cookie": settings.CSRF_COOKIE_NAME,
        "idle_minutes": settings.SESSION_IDLE_SECONDS // 60,
        "hours": settings.SESSION_ABSOLUTE_SECONDS // 3600,
    }
    return render(request, "pages/cookies.html", context)
