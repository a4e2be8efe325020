from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from fyrbodal.backend import ReadOnlyAdmin
from fyrbodal.journal.models import Entry
from fyrbodal.journal.words import VERBS, details_in_words, kind_in_words


class VerbFilter(admin.SimpleListFilter):
    title = _("vad")
    parameter_name = "verb"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return sorted(VERBS.items(), key=lambda one: str(one[1]))

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        return queryset.filter(verb=self.value()) if self.value() else queryset


class KindFilter(admin.SimpleListFilter):
    title = _("slag")
    parameter_name = "thing_kind"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        kinds = Entry.objects.order_by().values_list("thing_kind", flat=True).distinct()
        return sorted(((kind, kind_in_words(kind)) for kind in kinds), key=lambda one: one[1])

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        return queryset.filter(thing_kind=self.value()) if self.value() else queryset


@admin.register(Entry)
class EntryAdmin(ReadOnlyAdmin):
    list_display = ("at", "by_name", "verb_in_words", "kind", "thing_name", "details_in_words")
    list_display_links = ("at",)
    list_filter = (VerbFilter, KindFilter)
    search_fields = ("by_name", "thing_name", "thing_id")
    date_hierarchy = "at"
    ordering = ("-id",)
    fields = ("at", "by_name", "verb_in_words", "kind", "thing_name", "details_in_words")

    @admin.display(description=_("vad"), ordering="verb")
    def verb_in_words(self, entry: Entry) -> Any:
        return VERBS.get(entry.verb, entry.verb)

    @admin.display(description=_("slag"), ordering="thing_kind")
    def kind(self, entry: Entry) -> str:
        return kind_in_words(entry.thing_kind)

    @admin.display(description=_("närmare"))
    def details_in_words(self, entry: Entry) -> str:
        return details_in_words(entry.details)
