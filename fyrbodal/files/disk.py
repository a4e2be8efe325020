"""Files on the disk: whole or not at all, under random names in two levels of folders below MEDIA_ROOT."""

import errno
import os
import secrets
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from fyrbodal.files.refusals import NoRoom

FULL = {errno.ENOSPC, errno.EDQUOT}
UNFINISHED = ".part"


def root() -> Path:
    return Path(settings.MEDIA_ROOT)


def write(data: bytes) -> str:
    """Where the file lies below MEDIA_ROOT; it has reached the disk when this returns. Raises NoRoom."""
    name = secrets.token_hex(16)
    path = f"{name[:2]}/{name[2:4]}/{name}"
    try:
        _write(root() / path, data)
    except OSError as error:
        if error.errno in FULL:
            raise NoRoom from error
        raise
    return path


def remove(path: str) -> None:
    (root() / path).unlink(missing_ok=True)


def lying() -> Iterator[Path]:
    """Every file below MEDIA_ROOT, also those that were never finished."""
    return (path for path in root().rglob("*") if path.is_file())


def _write(path: Path, data: bytes) -> None:
    unfinished = path.with_suffix(UNFINISHED)
    _make_folder(path.parent)
    try:
        _write_through(unfinished, data)
        unfinished.rename(path)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
    _flush_folder(path.parent)


def _write_through(path: Path, data: bytes) -> None:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _make_folder(folder: Path) -> None:
    """mkdir's own `parents` gives the folders above another mode."""
    if not folder.is_dir():
        _make_folder(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)


def _flush_folder(folder: Path) -> None:
    """So that the name outlives a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
