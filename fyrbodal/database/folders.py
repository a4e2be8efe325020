"""Folders that hold data: modes and owners are set on what we make ourselves, never on what is already there."""

import os
from pathlib import Path


def make(folder: Path, mode: int, owner: int | None = None) -> None:
    """The folder, if need be; given to `owner` (a uid) if it is ours to give."""
    try:
        folder.mkdir(parents=True, mode=mode)
        folder.chmod(mode)  # mkdir subtracts the umask
    except FileExistsError:
        pass
    if owner is not None and folder.lstat().st_uid == os.geteuid() != owner:
        os.lchown(folder, owner, -1)


def make_data_dir(folder: Path) -> None:
    """Closed to others; as root it can be passed through, for the user that runs the database."""
    make(folder, mode=0o711 if os.geteuid() == 0 else 0o700)
