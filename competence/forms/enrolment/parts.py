"""What is written on an enrolment sheet: a unit's wish for a course, and what the chief says of it."""

from typing import Any, Self

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from competence.actions.enrolment import wishes
from competence.documents.enrolment.closed import Closed, why_closed
from competence.documents.enrolment.wanted import Wanted, wanted_in
from competence.forms.enrolment.judging import Judge, Wished
from competence.models import EnrolmentSheet, SheetLine, UnitWish
from fyrbodal.drafts.forms import PartForm
from fyrbodal.forms import WithoutIdentityNumbers

TEXT_STAYS = gettext_lazy("Inget sparades. %s Din text ligger kvar här nedanför, kopiera den innan du lämnar sidan.")


class SheetPartForm(WithoutIdentityNumbers, PartForm):
    """Says, when it was too late, until when it was open and who can open it."""

    def __init__(self, *args: Any, by: Any, **options: Any) -> None:
        self.by = by
        super().__init__(*args, **options)

    def of(self, part: Any) -> Self:
        return type(self)(instance=part, by=self.by)

    @property
    def _why(self) -> Closed | None:
        sheets = EnrolmentSheet.objects.select_related("package", "submitted_by")
        return why_closed(sheets.get(pk=self.instance.sheet_id), self.by, timezone.now())

    @property
    def closed_heading(self) -> str:
        return self._why.heading if self._why else ""

    @property
    def closed_text(self) -> str:
        return str(TEXT_STAYS) % (self._why.text if self._why else "")


class LineForm(SheetPartForm):
    """The chief's own column."""

    class Meta:
        model = SheetLine
        fields = ["approved", "priority", "comment"]
        labels = {"approved": gettext_lazy("Ert antal")}
        widgets = {name: forms.TextInput(attrs={"inputmode": "numeric"}) for name in ("approved", "priority")}
        error_messages = {
            "priority": {"invalid": gettext_lazy("Skriv ett helt tal, till exempel 1.")},
            "approved": {"invalid": gettext_lazy("Skriv ett helt tal, eller lämna tomt för alla som önskas.")},
        }

    def clean_approved(self) -> int | None:
        approved: int | None = self.cleaned_data["approved"]
        wished = (
            wanted_in([self.instance.sheet_id]).get((self.instance.sheet_id, self.instance.offer_id), Wanted()).wished
        )
        if approved is not None and approved > wished:
            said = _("Enheterna önskar %s. Skriv högst så många, eller lämna tomt för alla.")
            raise ValidationError(said % wished)
        return approved


class PeopleField(forms.MultipleChoiceField):
    """Keys of people. Whether they may be named is judged with the rest of the wish, which says who and why not."""

    def valid_value(self, value: Any) -> bool:
        try:
            forms.UUIDField().clean(value)
        except ValidationError:
            return False
        return True


class WishForm(SheetPartForm):
    people = PeopleField(label=gettext_lazy("Namn"), required=False, widget=forms.CheckboxSelectMultiple)

    class Meta:
        model = UnitWish
        fields = ["unnamed", "name_by_on", "all_or_none", "note"]
        labels = {"unnamed": gettext_lazy("Platser utan namn"), "name_by_on": gettext_lazy("Namn senast")}
        help_texts = {
            "unnamed": gettext_lazy("Utöver dem som är kryssade. Namnen skrivs senare."),
            "note": gettext_lazy("Läses av IFO-chefen och utbildningssamordnaren."),
        }
        widgets = {"unnamed": forms.TextInput(attrs={"inputmode": "numeric", "class": "short"})}
        error_messages = {"unnamed": {"invalid": gettext_lazy("Skriv ett helt tal, till exempel 2.")}}

    field_order = ["people", "unnamed", "name_by_on", "all_or_none", "note"]

    def __init__(self, *args: Any, judge: Judge, named: dict[Any, str] | None = None, **options: Any) -> None:
        """`named` are those who stand there already, where they are known."""
        super().__init__(*args, **options)
        self.judge = judge
        wish: UnitWish = self.instance
        self.named = _named(wish) if named is None else named
        people: Any = self.fields["people"]
        people.initial = [str(key) for key in self.named]
        people.choices = [(str(key), name) for key, name in (judge.within(wish.unit) | self.named).items()]
        people.error_messages["invalid_choice"] = _("Listan har ändrats. Ladda om sidan och kryssa i igen.")
        self.fields["unnamed"].required = False
        usual = wish.offer.name_by_on
        if wish.is_new and usual and usual >= judge.on:
            self.initial["name_by_on"] = usual

    def of(self, part: Any) -> Self:
        return type(self)(instance=part, by=self.by, judge=self.judge)

    @property
    def chosen(self) -> list[Any]:
        """Keys of those who are ticked, as they were typed or as they are stored."""
        ticked = {str(one) for one in self["people"].value() or ()}
        known = self.judge.within(self.instance.unit) | self.named
        return [key for key in known if str(key) in ticked]

    def clean_unnamed(self) -> int:
        return self.cleaned_data["unnamed"] or 0

    def clean_people(self) -> list[str]:
        """Those who were named before stand where they stood."""
        chosen = list(dict.fromkeys(self.cleaned_data["people"]))
        before = [str(key) for key in self.named]
        return [*(one for one in before if one in chosen), *(one for one in chosen if one not in before)]

    def clean(self) -> dict[str, Any] | None:
        cleaned: dict[str, Any] | None = super().clean()
        if not self.errors:
            for field, said in self.judge.faults(self._wished()):
                self.add_error(field, said)
        return cleaned

    def _wished(self) -> Wished:
        said, as_key = self.cleaned_data, forms.UUIDField().to_python
        people = tuple(as_key(one) for one in said["people"])
        return Wished(self.instance.offer, self.instance.unit, people, said["unnamed"], said["name_by_on"])

    @property
    def chosen_people(self) -> list[Any]:
        return list(self._wished().people)

    def then(self, part: UnitWish) -> None:
        wishes.keep_people(wish=part, people=self.chosen_people)
        wishes.follow(sheet=part.sheet_id, offer=part.offer_id)


def _named(wish: UnitWish) -> dict[Any, str]:
    """Keys and names, in their order."""
    return {} if wish.is_new else dict(wish.people.values_list("person", "person__name"))
