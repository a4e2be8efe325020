"""Swedish order, the same whatever locale the database server was made with."""

from typing import Any

from django.db.models import CharField, F, Func


class SwedishOrder(Func):
    """Sorts text A–Z, Å, Ä, Ö without regard to case; give it the name of a field."""

    # The old SE-ASCII places of Å Ä Ö are the three signs after Z, so a plain C sort of them is Swedish.
    template = "translate(upper(%(expressions)s), 'ÅÄÖÉÜ', '[\\]EU') COLLATE \"C\""
    output_field = CharField()

    def __init__(self, field: str, **extra: Any) -> None:
        super().__init__(F(field), **extra)
