"""What the database says against a row, put where the person can read it."""

from typing import Any

from django.core.exceptions import ValidationError


class Blaming:
    """Mixin for forms whose rows are checked as a whole when they are written."""

    fields: dict[str, Any]

    def blame(self, refused: ValidationError) -> None:
        """Beside the fields that the form has, else above them."""
        for name, errors in refused.update_error_dict({}).items():
            self.add_error(name if name in self.fields else None, errors)  # type: ignore[attr-defined]
