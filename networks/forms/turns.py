"""What is asked before a turn is taken."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from fyrbodal.forms import Form
from networks.actions.mailings import Addressee
from networks.privacy import Finding


class FinaliseForm(Form):
    """A field for every finding; one that is left empty stops the turn."""

    def __init__(
        self, *args: Any, findings: list[Finding], places: Sequence[str], remembered: Mapping[str, str], **kwargs: Any
    ) -> None:
        """`places` are the addresses of the parts, and `remembered` the reasons that were given before."""
        super().__init__(*args, **kwargs)
        for one in findings:
            label = _("%(where)s: %(text)s") % {"where": one.where, "text": one.text}
            hint = format_html('{} <a href="{}">{}</a>', REASON_HINT, _place(one, places), SHOW)
            self.fields[f"finding_{one.key}"] = forms.CharField(
                label=label, max_length=200, help_text=hint, initial=remembered.get(one.key)
            )
            self.fields[f"finding_{one.key}"].error_messages["required"] = NO_REASON

    def confirmed(self) -> dict[str, str]:
        return {name.removeprefix("finding_"): reason for name, reason in self.cleaned_data.items()}


def _place(finding: Finding, places: Sequence[str]) -> str:
    """The head of the meeting comes last."""
    return places[-1] if finding.part is None else places[finding.part]


SHOW = _("Visa stället i anteckningarna")
REASON_HINT = _("Det ser ut som ett personnummer. Ta bort det ur texten, eller skriv varför det inte är ett.")
NO_REASON = _("Skriv varför det inte är ett personnummer, eller gå tillbaka och ta bort det.")


class CorrectForm(Form):
    reason = forms.CharField(
        label=_("Varför rättas anteckningarna?"),
        max_length=300,
        help_text=_("Skälet står överst i den nya utgåvan, så att alla ser det."),
        error_messages={"required": _("Skriv ett skäl, till exempel ”fel antal för Orust”.")},
    )


class MailForm(Form):
    recipients = forms.MultipleChoiceField(
        label=_("Mottagare"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Kryssa för minst en mottagare.")},
    )
    note = forms.CharField(
        label=_("En rad från dig"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )

    sent_before = forms.IntegerField(widget=forms.HiddenInput, min_value=0, required=False)

    def __init__(self, *args: Any, people: Sequence[Addressee], sent_before: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sent_before"].initial = sent_before
        choices = [(one.address.lower(), _line(one)) for one in people]
        self.fields["recipients"].choices = choices  # type: ignore[attr-defined]
        self.fields["recipients"].initial = [address for address, _line in choices]


def _line(one: Addressee) -> SafeString:
    """The address on a line of its own, where it is not broken."""
    return format_html("<span>{}, {} <small>{}</small></span>", one.name, one.why, one.address)
