"""Somebody's own plan on paper, to have between her and her leader when they talk."""

from django.utils.text import slugify
from django.utils.translation import gettext as _

from competence.documents.people.own_plan import OwnPlan
from fyrbodal.documents.document import Document


def paper_of(own: OwnPlan) -> Document:
    title = _("Kompetensplan för %s") % own.person
    return Document("competence/people/document.html", slugify(title), title, {"own": own})
