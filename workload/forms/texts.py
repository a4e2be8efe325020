"""What may be written on a sheet: nothing that says whose case it is."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fyrbodal import sensitive

CLOSED = gettext_lazy(
    "Inget sparades, för bladet har skickats in. Din text ligger kvar här, kopiera den om du vill ha den senare."
)


def without_identity_numbers(text: str) -> str:
    """Raises ValidationError for what looks like one."""
    if sensitive.finds(text):
        raise ValidationError(_("Det ser ut som ett personnummer. Ta bort det."))
    return text
