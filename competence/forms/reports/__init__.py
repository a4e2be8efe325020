"""The forms of a follow-up report."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from competence.models import FollowUpReport, Plan, PlanStatus, ReportSection
from fyrbodal.drafts.forms import PartForm
from fyrbodal.forms import ModelForm, WithoutIdentityNumbers

HEADINGS = (
    gettext_lazy("Bakgrund"), gettext_lazy("Vad som har genomförts"), gettext_lazy("Effekter"),
    gettext_lazy("Utmaningar"), gettext_lazy("Finansiering"), gettext_lazy("Slutsatser"),
)  # fmt: skip


class Ordered:
    """Mixin: the years stand in order."""

    cleaned_data: dict[str, Any]

    def demand_order(self) -> None:
        first, last = self.cleaned_data.get("first_year"), self.cleaned_data.get("last_year")
        if first and last and last < first:
            self.add_error("last_year", _("Perioden slutar innan den börjar."))  # type: ignore[attr-defined]


class BeginForm(Ordered, WithoutIdentityNumbers, ModelForm):
    class Meta:
        model = FollowUpReport
        fields = ["plan", "title", "first_year", "last_year"]

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        plan: Any = self.fields["plan"]
        plan.queryset = Plan.objects.exclude(status=PlanStatus.DRAFT).in_order()
        year = timezone.localdate().year
        self.initial = {"first_year": year - 1, "last_year": year, **self.initial}

    def clean(self) -> dict[str, Any] | None:
        cleaned: dict[str, Any] | None = super().clean()
        self.demand_order()
        return cleaned


class ReportPartForm(WithoutIdentityNumbers, PartForm):
    """What is said when somebody else has finished the report meanwhile."""

    closed_heading = gettext_lazy("Uppföljningen är färdig")
    closed_text = gettext_lazy(
        "Inget sparades, för en färdig uppföljning ändras inte. Din text ligger kvar här nedanför, kopiera den innan du "
        "lämnar sidan."
    )


class HeadForm(Ordered, ReportPartForm):
    class Meta:
        model = FollowUpReport
        fields = ["title", "first_year", "last_year"]

    def clean(self) -> dict[str, Any] | None:
        cleaned: dict[str, Any] | None = super().clean()
        self.demand_order()
        return cleaned


class SectionForm(ReportPartForm):
    class Meta:
        model = ReportSection
        fields = ["heading", "table", "text"]

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["table"].choices = [("", _("ingen tabell")), *ReportSection.Table.choices]  # type: ignore[attr-defined]


class AddSectionForm(WithoutIdentityNumbers, ModelForm):
    class Meta:
        model = ReportSection
        fields = ["heading"]
