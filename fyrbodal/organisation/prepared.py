"""Questions whose SQL is written once in a process, and whose answers never are.

Django takes longer to write a question than PostgreSQL to answer it. Where that is what a view costs, it is written
once, and then only the values differ; of rights, the same `visible_to` is asked about a stand-in.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from functools import cached_property, partial
from typing import Any, ClassVar, NamedTuple

from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from django.db.models import BooleanField, DateField, Expression, Func, QuerySet, TextField, UUIDField
from django.db.models.functions import Cast
from django.utils import timezone

from fyrbodal.access import Visitor
from fyrbodal.organisation.models import Appointment
from fyrbodal.organisation.roles import Role


class Given(Expression):
    """The place of a value that is named when the question is asked."""

    def __init__(self, name: str, output_field: Any) -> None:
        super().__init__(output_field=output_field)
        self.name = name

    def as_sql(self, compiler: Any, connection: Any, **_options: Any) -> tuple[str, list[Any]]:
        return "%s", [self]


class Keys(Given):
    """The place of a list of keys, which may be text: IsOneOf("person", Keys("people"))."""

    def __init__(self, name: str) -> None:
        super().__init__(name, UUIDField())

    def as_sql(self, compiler: Any, connection: Any, **_options: Any) -> tuple[str, list[Any]]:
        return "%s::uuid[]", [self]


class Key(Cast):
    """A key as text, where there are many: to make a UUID of each and look up by it takes longer than to read the rows."""

    def __init__(self, expression: Any) -> None:
        super().__init__(expression, TextField())


class IsOneOf(Func):
    """Whether a column is in a list that is named when the question is asked: IsOneOf("unit", Given("units", UUIDField()))."""

    template, arg_joiner = "%(expressions)s)", " = ANY("
    output_field = BooleanField()


class Somebody:
    """Whoever has signed in. There is no `holds`: a rule that must know beforehand who it is cannot be prepared."""

    pk: ClassVar = Given("viewer", UUIDField())
    is_authenticated: ClassVar[bool] = True

    def bodies(self, *roles: Role) -> QuerySet[Any]:
        """As Person.bodies, found where the question is answered."""
        day: Any = Given("day", DateField())
        held = Appointment.objects.on(day).filter(person=self.pk)
        return (held.filter(role__in=roles) if roles else held).values("body")


class Question:
    """`write` makes the queryset; whatever differs between two askings stands in it as Given."""

    def __init__(self, write: Callable[[], QuerySet[Any]]) -> None:
        self.write = write

    def rows(self, **given: Any) -> Sequence[tuple[Any, ...]]:
        """As the database gives them: JSON is text."""
        with connection.cursor() as cursor:
            cursor.execute(self._written.sql, self._filled(given))
            found: Sequence[tuple[Any, ...]] = cursor.fetchall()
        return found

    def things(self, **given: Any) -> list[Any]:
        """As rows of the model, with what is annotated; what `select_related` fetches has no place in them."""
        return list(self._written.model._default_manager.raw(self._written.sql, self._filled(given)))

    def _filled(self, given: dict[str, Any]) -> list[Any]:
        return [given[one.name] if isinstance(one, Given) else one for one in self._written.parameters]

    @cached_property
    def _written(self) -> "_Written":
        queryset = self.write()
        sql, parameters = queryset.query.sql_with_params()
        if any(isinstance(one, dt.date) for one in parameters):
            raise ImproperlyConfigured("The day on which a question is written is not the one on which it is asked.")
        return _Written(queryset.model, sql, parameters)


class _Written(NamedTuple):
    model: Any
    sql: str
    parameters: tuple[Any, ...]


class Prepared:
    """A question of rights: `write` makes the queryset from a viewer."""

    def __init__(self, write: Callable[[Any], QuerySet[Any]]) -> None:
        self._of_somebody, self._of_visitors = (Question(partial(write, who)) for who in (Somebody(), Visitor()))

    def one(self, viewer: Any, **given: Any) -> tuple[Any, ...] | None:
        """The only row for a Person or a Visitor, or None."""
        return next(iter(self._asked(viewer).rows(**given, viewer=viewer.pk, day=_day(viewer))), None)

    def visible_to(self, viewer: Any) -> "_Seen":
        """As a queryset of things, to `permitted`: its `filter` names whatever is Given."""
        return _Seen(self._asked(viewer), viewer)

    def _asked(self, viewer: Any) -> Question:
        return self._of_somebody if viewer.is_authenticated else self._of_visitors


class _Seen(NamedTuple):
    question: Question
    viewer: Any

    def filter(self, **given: Any) -> list[Any]:
        return self.question.things(**given, viewer=self.viewer.pk, day=_day(self.viewer))


def _day(viewer: Any) -> dt.date | None:
    """Today; None, on which nothing is held, for somebody who may not sign in any more."""
    return timezone.localdate() if viewer.is_authenticated and viewer.is_active else None
