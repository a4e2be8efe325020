"""A file under a part or an answer."""

from fyrbodal.files.forms import UploadField
from fyrbodal.forms import Form
from django.utils.translation import gettext_lazy as _


class AttachmentForm(Form):
    file = UploadField(label=_("Fil"))
