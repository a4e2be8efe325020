"""The review as paper to have at the meeting: a table across the page, and what the chiefs have written under it."""

from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from competence.documents.allocation.review import Review
from fyrbodal.documents.document import Document

TEMPLATE = "competence/allocation/review_document.html"


def document(review: Review) -> Document:
    title = _("Översikt %(term)s") % {"term": review.package.term}
    context = {"review": review, "package": review.package, "today": timezone.localdate(review.now)}
    return Document(TEMPLATE, slugify(title), title, context)
