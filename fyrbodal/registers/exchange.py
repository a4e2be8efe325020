"""The two pages of a register that goes to and from spreadsheets."""

import uuid
from typing import Any

from django.contrib import messages
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.core.exceptions import BadRequest, PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from fyrbodal import journal
from fyrbodal.asking import answer, files, question
from fyrbodal.backend import RegisterAdmin
from fyrbodal.bringing_in.kept import TOO_OLD
from fyrbodal.documents import http
from fyrbodal.registers.forms import FileForm, FormatForm, table_of
from fyrbodal.registers.reading import Outcome
from fyrbodal.registers.resources import RegisterResource

KEPT_SECONDS = 60 * 60  # between the preview of a file and the button that writes it
TYPES = {"xlsx": http.XLSX, "csv": http.CSV}
asked = method_decorator(question)


class ExchangeAdmin(RegisterAdmin):
    """A register whose rows can be taken in from a file, after a look at what changes, and taken out to one."""

    change_list_template = "registers/list.html"
    resource: type[RegisterResource]

    def get_urls(self) -> list[URLPattern]:
        site, info = self.admin_site, f"{self.opts.app_label}_{self.opts.model_name}"
        return [
            path("las-in/", site.admin_view(self.take_in), name=f"{info}_import"),
            path("hamta/", site.admin_view(self.take_out), name=f"{info}_export"),
            *super().get_urls(),
        ]

    def has_import_permission(self, request: HttpRequest) -> bool:
        return self.has_add_permission(request) and self.has_change_permission(request)

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        more = {"may_take_in": self.has_import_permission(request)}
        return super().changelist_view(request, {**(extra_context or {}), **more})

    @asked
    def take_out(self, request: HttpRequest) -> HttpResponse:
        """The rows that the list shows: what this person sees, as it was filtered."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        rows = self._filtered(request)
        form = FormatForm(answer(request))
        if form.is_valid():
            return self._file(request, rows, form.chosen())
        return self._page(request, "registers/take_out.html", _("Hämta"), {"form": form, "number": rows.count()})

    def _filtered(self, request: HttpRequest) -> Any:
        try:
            return self.get_changelist_instance(request).get_queryset(request)
        except IncorrectLookupParameters as wrong:
            raise BadRequest("The filter is not one of the register's.") from wrong

    def _file(self, request: HttpRequest, rows: Any, kind: Any) -> HttpResponse:
        table = self.resource().export(rows)
        table.title = capfirst(str(self.opts.verbose_name_plural))
        filters = {name: request.GET.getlist(name) for name in request.GET}
        journal.record(request.user, "exported", self._register(), filter=filters, rows=len(table))
        name = f"{table.title}-{timezone.localdate()}.{kind.ending}"
        return http.file_response(kind.export_data(table), name, content_type=TYPES[kind.ending])

    @asked
    def take_in(self, request: HttpRequest) -> HttpResponse:
        if not self.has_import_permission(request):
            raise PermissionDenied
        if request.POST.get("key"):
            return self._write(request, request.POST["key"])
        resource = self.resource()
        form = FileForm(answer(request), files(request), resource=resource)
        if request.method != "POST" or not form.is_valid():
            return self._take_in_page(request, form)
        outcome = self._imported(request, resource, form.table, form.cleaned_data["file"].name, dry_run=True)
        key = "" if outcome.faults else self._keep(request, form.cleaned_data["file"].name, form.content)
        return self._take_in_page(request, form, outcome=outcome, key=key)

    def _write(self, request: HttpRequest, key: str) -> HttpResponse:
        kept = cache.get(self._place(request, key))
        if kept is None:
            messages.error(request, str(TOO_OLD))
            return redirect(self._address("import"))
        resource = self.resource()
        with transaction.atomic():
            table = table_of(kept["content"], kept["name"])
            outcome = self._imported(request, resource, table, kept["name"], dry_run=False)
            if outcome.faults:
                return self._take_in_page(request, FileForm(resource=resource), outcome=outcome)
            counts = {"new": outcome.new, "changed": outcome.changed, "same": outcome.same}
            journal.record(request.user, "imported", self._register(), file=kept["name"], **counts)
        cache.delete(self._place(request, key))
        messages.success(
            request, _("Filen är inläst. Nya: %(new)s, ändrade: %(changed)s, som förut: %(same)s.") % counts
        )
        return redirect(self._address("changelist"))

    def _imported(
        self, request: HttpRequest, resource: RegisterResource, table: Any, name: str, *, dry_run: bool
    ) -> Outcome:
        result = resource.import_data(table, dry_run=dry_run, user=request.user, file_name=name)
        return Outcome.of(resource, result, table.numbers)

    def _keep(self, request: HttpRequest, name: str, content: bytes) -> str:
        key = uuid.uuid4().hex
        cache.set(self._place(request, key), {"name": name, "content": content}, KEPT_SECONDS)
        return key

    def _place(self, request: HttpRequest, key: str) -> str:
        # Bound to the person and the register: nobody writes a file that somebody else has looked at.
        return f"register:{self.opts.label_lower}:{request.user.pk}:{key[:32]}"

    def _take_in_page(self, request: HttpRequest, form: FileForm, **more: Any) -> HttpResponse:
        context = {"form": form, "headings": form.resource.headings().values(), **more}
        failed = form.errors or (more.get("outcome") and more["outcome"].faults)
        return self._page(request, "registers/take_in.html", _("Läs in"), context, 422 if failed else 200)

    def _page(self, request: HttpRequest, template: str, title: str, context: Any, status: int = 200) -> HttpResponse:
        whole = {**self.admin_site.each_context(request), "title": title, "opts": self.opts, **context}
        return TemplateResponse(request, template, whole, status=status)

    def _address(self, name: str) -> str:
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_{name}")

    def _register(self) -> ContentType:
        return ContentType.objects.get_for_model(self.model)
