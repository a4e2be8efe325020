"""A file under a part or an answer."""

from django.utils.translation import gettext_lazy as _

from fyrbodal.files.forms import UploadField
from fyrbodal.forms import Form


class AttachmentForm(Form):
    file = UploadField(label=_("Fil"))
