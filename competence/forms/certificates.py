"""What somebody says of a certificate, and its file."""

from typing import Any

from django.utils.translation import gettext_lazy

from competence.actions.certificates import KINDS
from competence.forms.people import OfPersonForm
from competence.models import Certificate
from fyrbodal.files.forms import UploadField


class CertificateForm(OfPersonForm):
    class Meta:
        model = Certificate
        fields = ["name", "issued_by_whom", "issued_on", "valid_until_on"]
        help_texts = {
            "name": gettext_lazy("Till exempel en metod eller ett instrument som man blir godkänd i."),
            "valid_until_on": gettext_lazy("Lämna tomt om det gäller tills vidare. Annars säger planen till i tid."),
        }

    file = UploadField(label=gettext_lazy("Intyget som fil"), allowed=KINDS, required=False)

    def clean_issued_on(self) -> Any:
        return self.not_yet("issued_on")
