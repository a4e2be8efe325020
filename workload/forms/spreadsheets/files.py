"""The files that are sent in: a sheet's workbook, and lists of cases."""

from django.utils.translation import gettext_lazy as _

from fyrbodal.bringing_in.kept import SentForm
from fyrbodal.files import kinds
from fyrbodal.files.forms import UploadField


class BookForm(SentForm):
    file = UploadField(
        label=_("Excelfil som du har hämtat här"),
        allowed=(kinds.XLSX,),
        help_text=_(
            "Bladet, hela periodens fil eller den tomma mallen (.xlsx). Ingenting skrivs förrän du har sett vad som ändras."
        ),
    )


class ListForm(SentForm):
    file = UploadField(
        label=_("Ärendelista"),
        allowed=(kinds.XLSX, kinds.CSV),
        help_text=_(
            "Excel (.xlsx) eller CSV med en rad per ärende. Kolumnerna får heta vad som helst och stå i vilken ordning som helst."
        ),
    )
