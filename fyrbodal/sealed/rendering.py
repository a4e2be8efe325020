"""The PDF of a copy. The worker makes it soon after the sealing; a reader who comes first makes it by reading.

Whoever comes first, one row is kept and everybody gets its bytes: the unique constraint settles a draw.
"""

import hashlib

from django.conf import settings
from django.utils.translation import gettext as _

from fyrbodal.documents.limits import TooSlow, render_within
from fyrbodal.documents.manuscript import Attachment, Manuscript
from fyrbodal.sealed.models import Copy, Rendering

READER_STARTS = 150_000  # characters of HTML; longer documents are left to the worker


class NotYet(TooSlow):
    """The PDF is not ready, and the worker is asked for it."""


def pdf_of(copy: Copy) -> bytes:
    """The kept bytes, made now if nobody has made them. Raises NotYet when that takes longer than a reader waits."""
    kept = getattr(copy, "rendering", None)  # at hand already in a copy of .printed()
    return bytes((kept or _made_for_reader(copy)).pdf)


def rendered(copy: Copy, *, within: float) -> Rendering:
    """The kept rendering, made if needed in `within` seconds. Raises TooSlow and Unprintable."""
    return Rendering.objects.filter(copy=copy).first() or _keep(copy, render_within(within, manuscript(copy)))


def manuscript(copy: Copy) -> Manuscript:
    """Nothing in it depends on the clock, so that the same copy prints the same bytes."""
    data = Attachment(
        name="innehall.json",
        content=copy.content.encode(),
        made_at=copy.sealed_at,
        description=_("Innehållet som data"),
    )
    return Manuscript(html=copy.html, title=copy.title, made_at=copy.sealed_at, attachment=data, site=settings.SITE_URL)


def _made_for_reader(copy: Copy) -> Rendering:
    later = NotYet(_("PDF:en görs i ordning. Kom tillbaka om en stund."))
    if len(copy.html) > READER_STARTS:
        raise later
    try:
        return rendered(copy, within=settings.READER_WAITS)
    except TooSlow as slow:
        raise later from slow


def _keep(copy: Copy, pdf: bytes) -> Rendering:
    found = {"pdf": pdf, "size": len(pdf), "sha256": hashlib.sha256(pdf).hexdigest()}
    return Rendering.objects.get_or_create(copy=copy, defaults=found)[0]
