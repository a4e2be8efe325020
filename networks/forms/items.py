"""A form for each kind of part, with just that kind's columns."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fyrbodal.drafts.forms import PartForm
from fyrbodal.organisation.models import Organisation, Person
from networks.models import Attendee, Item, Report

NO_CASES = _("Skriv om arbetet, aldrig om ett barn eller en familj som kan kännas igen.")


class AttendanceForm(PartForm):
    """Who of the list was there; only those whom the page showed can be ticked."""

    present = forms.MultipleChoiceField(label=_("Närvarande"), required=False, widget=forms.CheckboxSelectMultiple)

    class Meta:
        model = Item
        fields = ["body"]
        labels = {"body": _("Anmärkning om närvaron")}

    def __init__(self, *args: Any, attendees: Sequence[Attendee], **options: Any) -> None:
        super().__init__(*args, **options)
        self.attendees = attendees
        present = self.fields["present"]
        present.choices = [(str(one.pk), one.name) for one in attendees]  # type: ignore[attr-defined]
        present.initial = [str(one.pk) for one in attendees if one.is_present]
        present.error_messages["invalid_choice"] = _("Listan har ändrats. Ladda om sidan och kryssa i igen.")

    def of(self, part: Any) -> "AttendanceForm":
        attendees = Attendee.objects.filter(meeting=part.meeting_id).order_by("name")
        return AttendanceForm(instance=part, attendees=list(attendees))

    def then(self, part: Item) -> None:
        shown = part.meeting.attendees.filter(pk__in=[one.pk for one in self.attendees])
        present = self.cleaned_data["present"]
        shown.filter(pk__in=present, is_present=False).update(is_present=True)
        shown.exclude(pk__in=present).filter(is_present=True).update(is_present=False)


class FollowUpsForm(PartForm):
    class Meta:
        model = Item
        fields = ["body"]
        labels = {"body": _("Mer om det som följs upp")}


class ReportForm(PartForm):
    class Meta:
        model = Report
        fields = ["status", "body"]
        widgets = {"status": forms.RadioSelect}


class InformationForm(PartForm):
    class Meta:
        model = Item
        fields = ["heading", "body", "held_on", "audience", "contact"]


class RoundForm(PartForm):
    class Meta:
        model = Item
        fields = ["heading", "body", "answer_form"]
        labels = {"heading": _("Fråga"), "body": _("Mer om frågan")}
        widgets = {"answer_form": forms.RadioSelect}


class DiscussionForm(PartForm):
    class Meta:
        model = Item
        fields = ["heading", "body"]
        labels = {"heading": _("Fråga"), "body": _("Vad som sades")}
        help_texts = {
            "body": _(
                "Ett inlägg per punkt eller stycke. Vem som sade vad skrivs inte, och det sparas inte vem som skrev."
            )
        }


class TextForm(PartForm):
    class Meta:
        model = Item
        fields = ["heading", "body"]


class FollowUpForm(PartForm):
    """What is to be followed up and by whom; a name that is known points at the person or the organisation."""

    class Meta:
        model = Item
        fields = ["body", "owner_name"]
        labels = {"body": _("Vad")}
        help_texts = {"owner_name": _("En person eller en organisation.")}
        widgets = {"owner_name": forms.TextInput(attrs={"list": "vem", "autocomplete": "off"})}

    def values(self) -> dict[str, Any]:
        return super().values() | _owner(self.cleaned_data["owner_name"].strip(), self.instance)


class NextMeetingForm(PartForm):
    class Meta:
        model = Item
        fields = ["held_on", "starts", "ends", "place", "topics", "body"]
        labels = {"body": _("Mer om nästa träff")}
        help_texts = {"topics": _("En fråga per rad.")}

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        starts, ends = self.cleaned_data.get("starts"), self.cleaned_data.get("ends")
        if ends and (not starts or ends <= starts):
            self.add_error("ends", _("Sluttiden ska ligga efter starttiden."))
        return cleaned


class SecretaryForm(PartForm):
    class Meta:
        model = Item
        fields = ["name", "title", "body"]
        labels = {"body": _("Något mer under anteckningarna")}


FORMS: dict[str, type[PartForm]] = {
    Item.Kind.ATTENDANCE: AttendanceForm,
    Item.Kind.FOLLOW_UPS: FollowUpsForm,
    Item.Kind.INFORMATION: InformationForm,
    Item.Kind.ROUND: RoundForm,
    Item.Kind.DISCUSSION: DiscussionForm,
    Item.Kind.TEXT: TextForm,
    Item.Kind.FOLLOW_UP: FollowUpForm,
    Item.Kind.NEXT_MEETING: NextMeetingForm,
    Item.Kind.SECRETARY: SecretaryForm,
}


def _owner(name: str, item: Item) -> dict[str, Any]:
    """The one whom the name can only mean: a person, else an organisation."""
    person = _person(name, item) if name else None
    organisation = Organisation.objects.filter(name__iexact=name).first() if name and not person else None
    return {"owner_person": person, "owner_organisation": organisation}


def _person(name: str, item: Item) -> Person | None:
    """Somebody on the meeting's list before a namesake who is not."""
    named = Person.objects.filter(name__iexact=name)
    listed = named.filter(attended__meeting=item.meeting_id).distinct()
    people = list(listed[:2]) or list(named.active()[:2])
    return people[0] if len(people) == 1 else None
