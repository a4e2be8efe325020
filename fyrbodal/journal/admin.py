from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from fyrbodal.backend import AboutSomething, KindFilter
from fyrbodal.journal.models import Entry
from fyrbodal.journal.words import VERBS, details_in_words


class VerbFilter(admin.SimpleListFilter):
    title = _("vad")
    parameter_name = "verb"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return sorted(VERBS.items(), key=lambda one: str(one[1]))

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        return queryset.filter(verb=self.value()) if self.value() else queryset


@admin.register(Entry)
class EntryAdmin(AboutSomething):
    list_display = ("at", "by_name", "verb_in_words", "about", "thing_name", "details_in_words")
    list_display_links = ("at",)
    list_filter = (VerbFilter, KindFilter)
    search_fields = ("by_name", "thing_name", "thing_id")
    date_hierarchy = "at"
    ordering = ("-id",)
    fields = ("at", "by_name", "verb_in_words", "about", "thing_name", "details_in_words")

    @admin.display(description=_("vad"), ordering="verb")
    def verb_in_words(self, entry: Entry) -> Any:
        return VERBS.get(entry.verb, entry.verb)

    @admin.display(description=_("närmare"))
    def details_in_words(self, entry: Entry) -> str:
        return details_in_words(entry.details)
