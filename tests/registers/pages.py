"""Every page of the registers that there is something to see on."""

import html
import re

from django.contrib import admin
from django.urls import reverse

SUFFIXES = ("changelist", "add", "import", "export")


def address(model, name, *args):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{name}", args=args)


def of(model, register):
    """The pages of one register that it has, with the pages of one of its rows."""
    names = SUFFIXES if hasattr(register, "take_in") else SUFFIXES[:2]
    row = model._default_manager.first()
    return [address(model, name) for name in names] + [
        address(model, name, row.pk) for name in ("change", "delete") if row
    ]


def all_pages():
    return [reverse("admin:index")] + [page for one in admin.site._registry.items() for page in of(*one)]


def seen(answer):
    """The words that the page shows: without tags, with titles and buttons."""
    text = re.sub(r"(?s)<(script|style|svg)\b.*?</\1>|<!--.*?-->", " ", answer.text)
    spoken = re.findall(
        r'(?:title|aria-label|placeholder|alt)="([^"]*)"|<input[^>]*type="submit"[^>]*value="([^"]*)"', text
    )
    return html.unescape(" ".join([re.sub(r"<[^>]+>", " ", text), *(" ".join(one) for one in spoken)]))
