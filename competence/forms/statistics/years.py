"""Which years the statistics are to show."""

from typing import Any

from django.utils.translation import gettext_lazy as _

FROM, TO = "fran", "till"


class Years:
    """What is asked for in the address. What is no year is passed over, for it is only a way of looking."""

    def __init__(self, asked: Any) -> None:
        self.first, self.last = _year(asked.get(FROM)), _year(asked.get(TO))

    @staticmethod
    def selects(years: list[int], chosen: Any) -> list[dict[str, Any]]:
        if not chosen:
            return []
        return [
            {"name": FROM, "label": _("Från och med"), "years": years, "chosen": chosen.first},
            {"name": TO, "label": _("Till och med"), "years": years, "chosen": chosen.last},
        ]


def _year(said: str | None) -> int | None:
    return int(said) if said and said.isascii() and said.isdecimal() and len(said) == len("2017") else None
