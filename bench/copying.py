"""Copies of rows in the database itself, with all that hangs below them: a hundred years in half a minute.

The n-th copy of a row has a key made of the row's own and n, so that rows that point at each other still do.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import connection, transaction
from django.db.models import AutoField, Field, Model, QuerySet


@dataclass(frozen=True)
class Copied:
    """Rows to copy; `values` gives SQL for columns that are to differ, where {} is the column and n the copy."""

    rows: QuerySet[Any]
    values: Mapping[str, str] = field(default_factory=dict)

    @property
    def model(self) -> type[Model]:
        return self.rows.model


def copy(tables: Sequence[Copied], numbers: range) -> None:
    """Add one copy of all the rows for each number."""
    own = {one.model for one in tables}
    with transaction.atomic(), connection.cursor() as cursor:
        trusting = _trust(cursor)
        for one in tables:
            cursor.execute(*_statement(one, own, numbers))
        if trusting:
            cursor.execute("SET session_replication_role = origin")


def tidy_up() -> None:
    """What the database does by itself when it has had a while."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE" if connection.in_atomic_block else "VACUUM (ANALYZE)")


def _trust(cursor: Any) -> bool:
    """Copies of sound rows are sound: spare the database the check of each foreign key, where we may."""
    cursor.execute("SHOW is_superuser")
    trusted = cursor.fetchone()[0] == "on"
    if trusted:
        cursor.execute("SET session_replication_role = replica")
    return bool(trusted)


def _statement(one: Copied, own: set[type[Model]], numbers: range) -> tuple[str, list[Any]]:
    table, key = one.model._meta.db_table, one.model._meta.pk.column
    columns = list(_columns(one.model))
    shown = ", ".join(_expression(column, one, own) for column in columns)
    names = ", ".join(f'"{column.column}"' for column in columns)
    which, parameters = one.rows.order_by().values("pk").query.sql_with_params()
    statement = (
        f'INSERT INTO "{table}" ({names}) SELECT {shown} '  # noqa: S608 - names of our own columns
        f'FROM "{table}" t, generate_series(%s, %s) n WHERE t."{key}" IN ({which})'
    )
    return statement, [numbers.start, numbers.stop - 1, *parameters]


def _columns(model: type[Model]) -> Iterable[Field]:
    """Numbered keys are given by the database."""
    return (one for one in model._meta.local_concrete_fields if not isinstance(one, AutoField))


def _expression(column: Field, one: Copied, own: set[type[Model]]) -> str:
    name = f't."{column.column}"'
    if column.name in one.values:
        return one.values[column.name].format(name)
    copied = column.primary_key or (column.related_model in own and column.name != "saved_by")
    return copied_key(name) if copied else name


def copied_key(name: str) -> str:
    return f"md5({name}::text || '/' || n)::uuid"
