"""Questions whose SQL is written once in a process, and whose answers never are.

Django takes longer to write a question about rights than PostgreSQL to answer it. Where that is what a view costs, the
same `visible_to` is asked once about a stand-in, and then only the values differ.
"""

import datetime as dt
from collections.abc import Callable
from functools import cached_property
from typing import Any, ClassVar

from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from django.db.models import DateField, Expression, QuerySet, UUIDField
from django.utils import timezone

from fyrbodal.access import Visitor
from fyrbodal.organisation.models import Appointment
from fyrbodal.organisation.roles import Role

Written = tuple[str, tuple[Any, ...]]


class Given(Expression):
    """The place of a value that is named when the question is asked."""

    def __init__(self, name: str, output_field: Any) -> None:
        super().__init__(output_field=output_field)
        self.name = name

    def as_sql(self, compiler: Any, connection: Any, **_options: Any) -> tuple[str, list[Any]]:
        return "%s", [self]


class Somebody:
    """Whoever has signed in. There is no `holds`: a rule that must know beforehand who it is cannot be prepared."""

    pk: ClassVar = Given("viewer", UUIDField())
    is_authenticated: ClassVar[bool] = True

    def bodies(self, *roles: Role) -> QuerySet[Any]:
        """As Person.bodies, found where the question is answered."""
        day: Any = Given("day", DateField())
        held = Appointment.objects.on(day).filter(person=self.pk)
        return (held.filter(role__in=roles) if roles else held).values("body")


class Prepared:
    """`write` makes the queryset from a viewer; whatever else differs between two askings stands in it as Given."""

    def __init__(self, write: Callable[[Any], QuerySet[Any]]) -> None:
        self.write = write

    def one(self, viewer: Any, **given: Any) -> tuple[Any, ...] | None:
        """The only row for a Person or a Visitor, or None."""
        sql, parameters = self._for_somebody if viewer.is_authenticated else self._for_visitors
        values = given | {"viewer": viewer.pk, "day": _day(viewer)}
        with connection.cursor() as cursor:
            cursor.execute(sql, [values[one.name] if isinstance(one, Given) else one for one in parameters])
            found: tuple[Any, ...] | None = cursor.fetchone()
        return found

    @cached_property
    def _for_somebody(self) -> Written:
        return _written(self.write(Somebody()))

    @cached_property
    def _for_visitors(self) -> Written:
        return _written(self.write(Visitor()))


def _day(viewer: Any) -> dt.date | None:
    """Today; None, on which nothing is held, for somebody who may not sign in any more."""
    return timezone.localdate() if viewer.is_authenticated and viewer.is_active else None


def _written(queryset: QuerySet[Any]) -> Written:
    sql, parameters = queryset.query.sql_with_params()
    if any(isinstance(one, dt.date) for one in parameters):
        raise ImproperlyConfigured("The day on which a question is written is not the one on which it is asked.")
    return sql, parameters
