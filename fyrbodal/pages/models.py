"""The accessibility statement: the eleven things that Digg asks for, in one row."""

from typing import Any, Self

from django.core.validators import URLValidator
from django.db import models
from django.db.models import CheckConstraint, Q
from django.utils.translation import gettext_lazy as _
from rules.contrib.models import RulesModel

from fyrbodal.editing.fields import RichTextModelField
from fyrbodal.fields import ChoiceField, DayField
from fyrbodal.organisation.rules import is_administrator
from fyrbodal.pages.first import STATEMENT

THE_ONE = 1
over_https = URLValidator(["https"])


class Conformity(models.TextChoices):
    FULL = "full", _("helt förenlig")
    PARTIAL = "partial", _("delvis förenlig")
    NONE = "none", _("inte förenlig")


def filled(field: str) -> CheckConstraint:
    """A statement without one of its parts is not a statement."""
    return CheckConstraint(
        condition=Q(**{f"{field}__regex": r"\S"}),
        name=f"accessibilitystatement_{field}_filled",
        violation_error_message=_("Alla delar av tillgänglighetsredogörelsen måste vara ifyllda."),
    )


class AccessibilityStatementQuerySet(models.QuerySet[Any]):
    def visible_to(self, viewer: Any) -> Self:
        return self

    def current(self) -> "AccessibilityStatement":
        """The administrator's statement, or the first one where none is kept."""
        return self.filter(pk=THE_ONE).first() or self.model(**STATEMENT)  # type: ignore[no-any-return]


class AccessibilityStatement(RulesModel):
    """What works for everybody, what does not, and whom to tell. https://www.digg.se, tillgänglighetsredogörelse."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=THE_ONE, editable=False)
    actor = models.CharField(_("vem som ansvarar"), max_length=200)
    service = models.CharField(_("tjänstens namn"), max_length=200)
    conformity = ChoiceField(_("hur förenlig"), choices=Conformity)
    faults = RichTextModelField(_("kända brister och varför de finns"))
    assessed_on = DayField(_("dag för bedömningen"))
    updated_on = DayField(_("senast uppdaterad"))
    method = RichTextModelField(_("hur tjänsten har bedömts"))
    feedback = RichTextModelField(_("hur man hör av sig om brister"))
    supervision_url = models.CharField(
        _("anmälan till Digg"), max_length=200, default="https://www.digg.se/tdosanmalan", validators=[over_https]
    )
    disproportionate = RichTextModelField(_("oskäligt betungande anpassning, 12 §"))
    exempt = RichTextModelField(_("innehåll som lagen inte gäller, 9 §"))

    objects = AccessibilityStatementQuerySet.as_manager()

    class Meta:
        verbose_name = _("tillgänglighetsredogörelse")
        verbose_name_plural = _("tillgänglighetsredogörelse")
        rules_permissions = {"view": is_administrator, "change": is_administrator}
        constraints = [
            CheckConstraint(
                condition=Q(pk=THE_ONE),
                name="accessibilitystatement_is_one",
                violation_error_message=_("Det finns bara en tillgänglighetsredogörelse."),
            ),
            *(
                filled(field)
                for field in (
                    "actor",
                    "service",
                    "faults",
                    "method",
                    "feedback",
                    "supervision_url",
                    "disproportionate",
                    "exempt",
                )
            ),
        ]

    def __str__(self) -> str:
        return str(_("Tillgänglighetsredogörelse för %(service)s")) % {"service": self.service}
