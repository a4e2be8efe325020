"""Lists by the page, at the same cost however long the list has become."""

from functools import cached_property
from typing import Any

from django.core.paginator import Paginator

PER_PAGE = 20
MOST = 300  # rows; whoever looks further back narrows the list first


class Pages(Paginator):
    """Rows are counted as far as anybody leafs, and no further."""

    def __init__(self, rows: Any) -> None:
        super().__init__(rows, PER_PAGE)
        self.rows = rows

    @cached_property
    def count(self) -> int:
        return min(self.reached, MOST)

    @cached_property
    def reached(self) -> int:
        # In their order: without it PostgreSQL reads whole tables where the index that a page goes by gives so many.
        return int(self.rows.values("pk")[: MOST + 1].count())

    @property
    def goes_on(self) -> bool:
        """Whether there is more than can be leafed to."""
        return self.reached > MOST
