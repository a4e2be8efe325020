"""Why a file is not taken: sentences for the person who sent it. A form field or a view can show them as they are."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

MEGABYTE = 1024 * 1024


class Refused(ValidationError):
    """The file is not taken, and nothing is kept of it. `status` is the HTTP status of the answer."""

    status = 422
    reason = "refused"

    def __init__(self, message: str) -> None:
        super().__init__(message, code=self.reason)


class HasMacros(Refused):
    def __init__(self) -> None:
        super().__init__(_("Filen innehåller makron. Spara den utan makron, eller som PDF, och försök igen."))


class TooLarge(Refused):
    status = 413
    reason = "too_large"

    def __init__(self, limit: int) -> None:
        most = _("Filen är för stor. Den får vara högst %(limit)s. Det du har skrivit finns kvar.")
        super().__init__(most % {"limit": spelled_size(limit)})


class TooMany(Refused):
    status = 429
    reason = "too_many"

    def __init__(self) -> None:
        super().__init__(_("Du har laddat upp många filer på kort tid. Vänta en minut och försök igen."))


class NoRoom(Refused):
    status = 507
    reason = "no_room"

    def __init__(self) -> None:
        super().__init__(
            _("Filen kunde inte sparas, eftersom lagringen är full. Hör av dig till den som sköter driften.")
        )


def spelled_size(size: int) -> str:
    """Bytes as a reader says them: 512 byte, 84 kB, 2,5 MB."""
    if size < 1024:
        return f"{size} byte"
    if size < MEGABYTE:
        return f"{round(size / 1024)} kB"
    return f"{size / MEGABYTE:.1f}".removesuffix(".0").replace(".", ",") + " MB"
