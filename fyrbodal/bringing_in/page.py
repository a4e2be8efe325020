"""A page where a file comes in: chosen, looked through, then written, all of it or nothing."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from fyrbodal.asking import answer, files
from fyrbodal.bringing_in.change import Change
from fyrbodal.bringing_in.kept import TOO_OLD, Kept, SeenForm, SentForm, forget, keep, kept_as
from fyrbodal.documents.spreadsheets import BadFile
from fyrbodal.files.forms import status_of
from fyrbodal.seen import NotAsSeen


class BringingIn(ABC):
    """`name` is that of the page's address, and says which kept files are its own; `thing` is what the file is about."""

    name: str
    form: type[SentForm]
    template: str

    def __init__(self, request: HttpRequest, thing: Any) -> None:
        self.request, self.thing = request, thing

    @abstractmethod
    def change_of(self, content: bytes, name: str) -> Change:
        """Raises BadFile for a file that is none of this page's."""

    @abstractmethod
    def bring_in(self, make: Callable[[], Change], seen: str) -> Change:
        """Write what `make` finds, where it is what was `seen`. Raises NotAsSeen."""

    @abstractmethod
    def home(self) -> str:
        """The address of what the file is about."""

    def context(self) -> dict[str, Any]:
        return {}

    def respond(self) -> HttpResponse:
        if self.request.method == "POST" and "key" in self.request.POST:
            return self._go_on()
        form = self.form(answer(self.request), files(self.request))
        if form.is_valid():
            file = form.cleaned_data["file"]
            try:
                return self.take(file.read(), file.name)
            except BadFile as bad:
                form.add_error("file", str(bad))
        return self.show(form=form, status=status_of(form))

    def take(self, content: bytes, name: str) -> HttpResponse:
        change = self.change_of(content, name)
        # What cannot be written is not kept: it may say more of people than it should.
        return self.look(change, None if change.faults else self.keep(content, name))

    def go_on(self, kept: Kept) -> HttpResponse:
        return self.write(kept)

    def write(self, kept: Kept) -> HttpResponse:
        form = SeenForm(self.request.POST)
        if not form.is_valid():
            return self.again()
        try:
            change = self.bring_in(lambda: self.change_of(kept.content, kept.name), form.cleaned_data["seen"])
        except NotAsSeen as other:
            messages.info(self.request, _("Något har ändrats medan du tittade. Gå igenom det en gång till."))
            return self.look(other.now, kept)
        forget(kept, self.thing, by=self.request.user)
        messages.success(self.request, _("Filen är inläst. %s") % change)
        return redirect(self.home())

    def look(self, change: Change, kept: Kept | None) -> HttpResponse:
        return self.show(change=change, kept=kept, status=422 if change.faults else 200)

    def show(self, *, status: int, **more: Any) -> HttpResponse:
        context = {"form": self.form(), "back": self.home(), **self.context(), **more}
        return render(self.request, self.template, context, status=status)

    def keep(self, content: bytes, name: str) -> Kept:
        return keep(self.name, self.thing, name, content, by=self.request.user)

    def again(self, why: str = "") -> HttpResponse:
        messages.error(self.request, why or str(TOO_OLD))
        return redirect(self.request.path)

    def _go_on(self) -> HttpResponse:
        kept = kept_as(self.name, self.request.POST["key"], self.thing, by=self.request.user)
        if kept is None:
            return self.again()
        try:
            return self.go_on(kept)
        except BadFile as bad:  # what it is read by, such as the period's model, is another since it was looked at
            return self.again(str(bad))
