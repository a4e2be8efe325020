"""The statistics as a document to print or to send on."""

from django.utils import timezone
from django.utils.translation import gettext as _

from competence.documents.statistics.drawn import drawn
from competence.documents.statistics.gathered import Gathered
from competence.documents.statistics.reported import reports
from fyrbodal.documents.document import Document

TEMPLATE = "competence/statistics/document.html"


def document(found: Gathered) -> Document:
    title = _("Deltagande i utbildningar")
    if found.chosen:
        title = f"{title} {found.chosen}"
    context = {
        "reports": reports(found.counts, found.chosen),
        "charts": drawn(found.known),
        "excluded": found.excluded,
        "undated": found.undated,
        "today": timezone.localdate(),
    }
    return Document(TEMPLATE, _("deltagande"), title, context)
