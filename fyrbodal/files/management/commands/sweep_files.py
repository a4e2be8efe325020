"""Compare the disk with the database: take away files that no row knows, and say which rows have lost their file."""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from fyrbodal.files import disk
from fyrbodal.files.models import Upload

DAY = 24 * 60 * 60  # younger files may belong to a transaction that is still open


class Command(BaseCommand):
    help = "Removes files that no upload knows and that are older than a day; exits non-zero when a file is missing."

    def handle(self, *args: Any, **options: Any) -> None:
        known = set(Upload.objects.values_list("path", flat=True))
        for orphan in self._orphans(known):
            orphan.unlink()
            self.stdout.write(_("Borttagen: %(path)s") % {"path": orphan.relative_to(disk.root())})
        missing = [upload for upload in Upload.objects.iterator() if not (disk.root() / upload.path).is_file()]
        for upload in missing:
            self.stdout.write(_("SAKNAS: %(name)s, %(path)s") % {"name": upload.name, "path": upload.path})
        if missing:
            raise CommandError(_("%(count)d filer saknas på disken.") % {"count": len(missing)})

    def _orphans(self, known: set[str]) -> Iterator[Path]:
        yesterday = time.time() - DAY
        for path in list(disk.lying()):
            if str(path.relative_to(disk.root())) not in known and path.stat().st_mtime < yesterday:
                yield path
