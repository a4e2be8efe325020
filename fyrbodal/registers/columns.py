"""What a cell of a register holds, both ways. Each raises ValueError with a Swedish sentence for what it cannot read."""

import datetime as dt
import unicodedata
from collections.abc import Callable
from decimal import Decimal
from typing import Any, ClassVar

from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _
from import_export import fields, widgets

from fyrbodal.documents.spreadsheets import BadCell, Row, Value

EPOCH = dt.datetime.combine(dt.date(1899, 12, 30), dt.time())  # day 0 of a number in a column of days
YES, NO = "ja", "nej"


class Cell(widgets.Widget):  # type: ignore[misc]  # django-import-export has no types
    """What stands in it is read as documents/spreadsheets reads everything that people send."""

    reader: ClassVar[Any] = staticmethod(Row.text)

    def clean(self, value: Value, row: Any = None, **options: Any) -> Any:
        try:
            found = type(self).reader(Row(0, {"": value}, EPOCH), "")
        except BadCell as bad:
            raise ValueError(bad.text) from bad
        return self.understood(found)

    def understood(self, found: Any) -> Any:
        return found

    def render(self, value: Any, obj: Any = None, **options: Any) -> Value:
        return value  # type: ignore[no-any-return]


class Text(Cell):
    def understood(self, found: str | None) -> Any:
        text = found or ""
        if any(unicodedata.category(letter) == "Cc" and letter not in "\n\t" for letter in text):
            raise ValueError(_("Texten har tecken som inte går att spara."))
        return text


class Email(Text):
    def understood(self, found: str | None) -> Any:
        return super().understood(found).lower()


class Day(Cell):
    reader: ClassVar[Any] = staticmethod(Row.day)


class Number(Cell):
    reader: ClassVar[Any] = staticmethod(Row.decimal)

    def render(self, value: Decimal | None, obj: Any = None, **options: Any) -> Value:
        return value


class YesNo(Cell):
    reader: ClassVar[Any] = staticmethod(Row.value)

    def understood(self, found: Value) -> bool:
        known = {YES: True, NO: False, "true": True, "false": False}
        if (word := str(found).lower()) not in known:
            raise ValueError(_("Skriv ja eller nej."))
        return known[word]

    def render(self, value: Any, obj: Any = None, **options: Any) -> Value:
        return YES if value else NO


class Choice(Text):
    """The words of a choice field, rather than what the database calls them."""

    def __init__(self, choices: Any) -> None:
        super().__init__()
        self.words = {value: str(label) for value, label in choices.choices}

    def understood(self, found: str | None) -> str:
        text = super().understood(found)
        values = {label.lower(): value for value, label in self.words.items()} | {"": ""}
        if text.lower() not in values:
            words = ", ".join(self.words.values())
            raise ValueError(
                _("”%(text)s” känns inte igen. Skriv något av: %(words)s.") % {"text": text, "words": words}
            )
        return str(values[text.lower()])

    def render(self, value: str, obj: Any = None, **options: Any) -> Value:
        return self.words.get(value, "")


class Named(Text):
    """Another row, by what it is called."""

    def __init__(self, rows: Callable[[], QuerySet[Any]], name: str = "name") -> None:
        super().__init__()
        self.rows, self.name = rows, name

    def understood(self, found: str | None) -> Model | None:
        text = super().understood(found)
        if not text:
            return None
        named = list(self.rows().filter(**{f"{self.name}__iexact": text})[:2])
        if not named:
            raise ValueError(_("”%(text)s” finns inte i registret.") % {"text": text})
        if len(named) > 1:
            raise ValueError(_("Flera heter ”%(text)s”. Gör det för hand i registret.") % {"text": text})
        return named[0]  # type: ignore[no-any-return]

    def render(self, value: Model | None, obj: Any = None, **options: Any) -> Value:
        return str(getattr(value, self.name)) if value else ""


def column(attribute: str, heading: Any, cell: Cell | None = None) -> fields.Field:
    """A column with its Swedish heading; `cell` is how it is read and written."""
    return fields.Field(attribute=attribute, column_name=str(heading), widget=cell or Text())
