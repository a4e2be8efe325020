"""What stands in a report, part by part."""

from typing import Any

from django import forms
from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fyrbodal.drafts.forms import PartForm
from fyrbodal.forms import ModelForm, WithoutIdentityNumbers
from projects.forms.figures import crowns, heading, share, worked_hours
from projects.models import Budgeted, Done, EconomyRow, Report, Section


class ReportPartForm(WithoutIdentityNumbers, PartForm):
    closed_heading = gettext_lazy("Redovisningen kan inte ändras nu")
    closed_text = gettext_lazy(
        "Inget sparades. Den är inskickad, godkänd eller bara öppen för annat. Din text ligger kvar här nedanför, "
        "kopiera den innan du lämnar sidan."
    )


class SectionForm(ReportPartForm):
    class Meta:
        model = Section
        fields = ["text"]

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["text"].label = str(self.instance)


class DoneForm(ReportPartForm):
    class Meta:
        model = Done
        fields = ["outcome", "did", "deviation"]
        widgets = {"did": forms.Textarea(attrs={"rows": 6}), "deviation": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["outcome"].choices = [("", _("Inte svarat än")), *Done.Outcome.choices]  # type: ignore[attr-defined]


class CoverForm(ReportPartForm):
    """The boxes of the cover."""

    repayment = crowns(gettext_lazy("Belopp att betala tillbaka, kronor"), required=False)

    class Meta:
        model = Report
        fields = ["money_left", "repayment", "repaid", "repaid_on"]

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["repaid"].choices = [("", _("Inget att betala tillbaka")), *Report.Repaid.choices]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any] | None:
        cleaned: dict[str, Any] | None = super().clean()
        said = self.cleaned_data
        if said.get("repaid_on") and said.get("repaid") != Report.Repaid.HAS_BEEN:
            self.add_error("repaid_on", _("Ta bort dagen, eller välj att pengarna har betalats tillbaka."))
        return cleaned


class EconomyRowForm(ReportPartForm):
    """`stands_under` offers the rows of the same report that have money of their own."""

    planned = crowns(gettext_lazy("Planerat, kronor"), required=False)
    amount = crowns(gettext_lazy("Belopp, kronor"), required=False)
    percentage = share(gettext_lazy("Procent"))
    whole_cost = crowns(gettext_lazy("av årskostnaden, kronor"), required=False)
    hours = worked_hours(gettext_lazy("Timmar"))
    rate = crowns(gettext_lazy("kronor i timmen"), required=False)

    class Meta:
        model = EconomyRow
        fields = [
            "kind", "text", "planned", "amount", "percentage", "whole_cost", "hours", "rate", "stands_under", "deviation",
        ]  # fmt: skip

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        field: Any = self.fields["stands_under"]
        others = self._others()
        field.queryset = EconomyRow.objects.filter(pk__in=[row.pk for row in others])
        field.widget.choices = [("", _("Har ett eget belopp")), *((row.pk, str(row)) for row in others)]

    def _others(self) -> list[EconomyRow]:
        """Asked for once, however many rows stand on the page."""
        report: Report = self.instance.report
        prefetch_related_objects([report], "economy")
        return [row for row in report.economy.all() if row.stands_under_id is None and row.pk != self.instance.pk]

    def clean(self) -> dict[str, Any] | None:
        cleaned: dict[str, Any] | None = super().clean()
        said = self.cleaned_data
        if said.get("stands_under") and _says(said, "amount", "whole_cost", "rate"):
            self.add_error("amount", _("Raden ryms i en annan rads belopp. Ta bort beloppet här."))
        if said.get("stands_under") and self.instance.covers.exists():
            self.add_error("stands_under", _("Andra rader ingår i den här radens belopp."))
        if _says(said, "percentage", "whole_cost") and _says(said, "hours", "rate"):
            self.add_error("hours", _("Ange en andel eller timmar, inte båda."))
        return cleaned


def _says(said: dict[str, Any], *names: str) -> bool:
    return any(said.get(name) is not None for name in names)


class NewRowForm(WithoutIdentityNumbers, ModelForm):
    kind = heading()

    class Meta:
        model = EconomyRow
        fields = ["kind", "text"]

    def row(self, report: Report) -> EconomyRow:
        return EconomyRow(report=report, kind=Budgeted(self.cleaned_data["kind"]), text=self.cleaned_data["text"])
