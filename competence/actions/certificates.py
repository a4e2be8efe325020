"""Certificates and their files."""

from typing import Any

from django.core.files.base import File
from django.db import transaction

from competence.models import Certificate
from fyrbodal import journal
from fyrbodal.files import kinds
from fyrbodal.files.storing import let_go, store

KINDS = (kinds.PDF, *kinds.PICTURES)


@transaction.atomic
def note(*, row: Certificate, file: File | None, by: Any) -> Certificate:
    """Raises Refused where the file is not taken; then nothing is noted."""
    row.upload = store(file, allowed=KINDS, by=by) if file else None
    row.noted_by = by
    row.save(force_insert=True)
    journal.record(by, "noted a certificate", row.person)
    return row


@transaction.atomic
def remove(*, row: Certificate, by: Any) -> None:
    """The file goes too."""
    gone, _each = Certificate.objects.filter(pk=row.pk).delete()
    if row.upload:
        let_go(row.upload)
    if gone:
        journal.record(by, "removed a certificate", row.person)
