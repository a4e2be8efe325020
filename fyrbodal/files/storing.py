"""Taking a file: looked at, written to the disk, then noted in the database."""

import hashlib
from collections.abc import Collection
from contextlib import suppress
from typing import Any

from django.conf import settings
from django.core.files.base import File
from django.db import transaction
from django.db.models import ProtectedError

from fyrbodal.files import disk, kinds, names
from fyrbodal.files.content import recognised
from fyrbodal.files.kinds import Kind
from fyrbodal.files.models import Upload
from fyrbodal.files.refusals import TooLarge, TooMany
from fyrbodal.organisation.models import Person


def store(file: File, *, allowed: Collection[Kind] = kinds.ALL, by: Any) -> Upload:
    """Keep a file; `by` is a Person, or None when the program brings it. Raises Refused (TooLarge, TooMany, NoRoom).

    The disk comes first, so that no row is without its file. If the caller's transaction is rolled back later, the
    file has no row: `sweep_files` takes it away.
    """
    data, kind = checked(file, allowed)
    with transaction.atomic():
        _require_patience(by)
        return _noted(file.name or "", data, kind, by)


def content_of(upload: Upload) -> bytes:
    """The whole file, for a program that reads it."""
    return (disk.root() / upload.path).read_bytes()


def discard(upload: Upload) -> None:
    """Take a file away that nothing points at; it leaves the disk when the transaction holds."""
    path = upload.path
    upload.delete()
    transaction.on_commit(lambda: disk.remove(path))


def let_go(upload: Upload) -> None:
    """Take a file away unless something still points at it."""
    with suppress(ProtectedError):
        discard(upload)


def checked(file: File, allowed: Collection[Kind] = kinds.ALL) -> tuple[bytes, Kind]:
    """The whole content and what it is. Raises Refused, TooLarge."""
    if file.size > settings.UPLOAD_MAX_BYTES:
        raise TooLarge(settings.UPLOAD_MAX_BYTES)
    file.seek(0)
    data = file.read()
    file.seek(0)  # whoever asked may want to read it too
    return data, recognised(data, names.extension(names.cleaned(file.name or "")), allowed)


def _require_patience(by: Any) -> None:
    if by is None:
        return
    # Uploads of one person wait for each other here, or all of fifty at once would count none before them.
    Person.objects.select_for_update(no_key=True).get(pk=by.pk)
    if Upload.objects.lately(by).count() >= settings.UPLOADS_PER_MINUTE:
        raise TooMany


def _noted(name: str, data: bytes, kind: Kind, by: Any) -> Upload:
    path = disk.write(data)
    try:
        with transaction.atomic():
            return Upload.objects.create(
                name=names.shown(name, kind.extensions[0]),
                content_type=kind.content_type,
                size=len(data),
                sha256=hashlib.sha256(data).hexdigest(),
                path=path,
                uploaded_by=by,
            )
    except BaseException:
        disk.remove(path)
        raise
