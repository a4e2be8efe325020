from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from fyrbodal.access import permitted, require, viewer
from fyrbodal.outbox.models import Message

PER_PAGE = 50


@require_safe
def message_list(request: HttpRequest) -> HttpResponse:
    require(request, "outbox.view_message")
    rows = Message.objects.visible_to(viewer(request)).counted().newest_first().select_related("sent_by")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("sida"))
    return render(request, "outbox/messages.html", {"page": page})


@require_safe
def message(request: HttpRequest, pk: str) -> HttpResponse:
    shown = permitted(request, "outbox.view_message", Message.objects.counted().select_related("sent_by"), pk=pk)
    page = Paginator(shown.deliveries.in_order(), PER_PAGE).get_page(request.GET.get("sida"))
    names = shown.attachments.values_list("name", flat=True)
    return render(request, "outbox/message.html", {"message": shown, "page": page, "attachments": names})


@require_POST
def resend(request: HttpRequest, pk: str) -> HttpResponse:
    shown = permitted(request, "outbox.resend_message", Message.objects.all(), pk=pk)
    number = shown.resend_failed(by=request.user)
    if number:
        text = ngettext("Skickas igen till %(number)s adress.", "Skickas igen till %(number)s adresser.", number)
        messages.success(request, text % {"number": number})
    else:
        messages.info(request, _("Det finns ingen som utskicket inte gick fram till."))
    return redirect(shown)
