"""The credit for what a municipality was refused in the two terms before."""

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any

from django.db.models import F, Sum

from competence.models import Award, TermPackage
from competence.terms import Term


@dataclass(frozen=True)
class Credit:
    """`refused` of `wished` places in `terms`, those of the two before in which anything was wished."""

    refused: int = 0
    wished: int = 0
    terms: tuple[Term, ...] = ()

    @property
    def share(self) -> Fraction:
        return Fraction(self.refused, self.wished) if self.wished else Fraction(0)


class Credits:
    """Of a package, in one query."""

    def __init__(self, package: TermPackage) -> None:
        self.terms = package.term.two_before()

    @cached_property
    def _found(self) -> dict[Any, list[tuple[Term, int, int]]]:
        found: dict[Any, list[tuple[Term, int, int]]] = {}
        rows = Award.objects.of_terms(self.terms).values("organisation", "offer__package__year", "offer__package__half")
        sums = rows.annotate(refused=Sum(F("wanted") - F("places")), wished=Sum("wanted"))
        for home, year, half, refused, wished in sums.order_by("organisation", *ORDER).values_list(*COLUMNS):
            found.setdefault(home, []).append((Term(year, half), refused, wished))
        return found

    def of(self, organisation: Any) -> Credit:
        rows = self._found.get(organisation, [])
        return Credit(
            sum(refused for _term, refused, _wished in rows),
            sum(wished for _term, _refused, wished in rows),
            tuple(term for term, _refused, _wished in rows),
        )


ORDER = ("offer__package__year", "-offer__package__half")
COLUMNS = ("organisation", "offer__package__year", "offer__package__half", "refused", "wished")
