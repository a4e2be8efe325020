"""Compare every sealed copy and every PDF with its checksum."""

from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from fyrbodal.sealed.models import Copy, Rendering

AT_A_TIME = 50  # a copy is some tens of kilobytes, a PDF some hundreds


class Command(BaseCommand):
    help = "Compares every sealed copy and PDF with its checksum; exits non-zero when one differs."

    def handle(self, *args: Any, **options: Any) -> None:
        breaches = list(self._breaches())
        for row in breaches:
            self.stdout.write(_("BRUTEN: %(row)s, %(id)s") % {"row": row, "id": row.pk})
        if breaches:
            raise CommandError(_("%(count)d förseglade rader stämmer inte.") % {"count": len(breaches)})
        self.stdout.write(_("Alla förseglade rader stämmer."))

    def _breaches(self) -> Iterator[Copy | Rendering]:
        copies = Copy.objects.order_by("sealed_at").iterator(chunk_size=AT_A_TIME)
        renderings = Rendering.objects.select_related("copy").order_by("id").iterator(chunk_size=AT_A_TIME)
        yield from (copy for copy in copies if not copy.verify())
        yield from (rendering for rendering in renderings if not rendering.verify())
