"""A register as a table: Swedish headings, a key that people know, every row right or none written."""

from collections.abc import Mapping
from typing import Any

import tablib
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from import_export.resources import Diff

from fyrbodal import journal
from fyrbodal.documents.formats import NativeValues
from fyrbodal.documents.spreadsheets import BadFile
from fyrbodal.swedish import joined


class Beside(Diff):  # type: ignore[misc]  # django-import-export has no types
    """Before and after of each column; the page marks them, where the original would write style attributes."""

    def as_html(self) -> list[tuple[str, str]]:
        before = [""] * len(self.left) if self.new else [_spelled(value) for value in self.left]
        return list(zip(before, [_spelled(value) for value in self.right], strict=True))


class RegisterResource(NativeValues):
    """Subclasses name their columns, and in `import_id_fields` those that say which row is meant.

    `import_data` wants `user` and `file_name`; each row that is written is a line in the journal.
    """

    class Meta:
        clean_model_instances = True
        use_transactions = True
        skip_unchanged = True

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._met: set[Any] = set()

    @classmethod
    def get_diff_class(cls) -> type[Diff]:
        return Beside

    def headings(self) -> dict[str, str]:
        """Attribute of the row → heading of its column."""
        return {field.attribute: field.column_name for field in self.get_import_fields()}

    def demand(self, dataset: tablib.Dataset) -> None:
        """Raise BadFile unless the table has rows, the columns of the key, and no column that we do not know."""
        found, known = list(dataset.headers or []), self.headings().values()
        needed = [self.fields[name].column_name for name in self.get_import_id_fields()]
        if missing := [heading for heading in needed if heading not in found]:
            raise BadFile(_("I filen saknas kolumnerna: %(names)s.") % {"names": joined(missing)})
        if strange := [heading for heading in found if heading not in known]:
            words = {"names": joined(strange), "known": joined(list(known))}
            raise BadFile(_("Känner inte igen kolumnerna: %(names)s. De ska heta %(known)s.") % words)
        if not len(dataset):
            raise BadFile(_("Filen har inga rader under rubrikerna."))

    def import_data(self, dataset: tablib.Dataset, **options: Any) -> Any:
        return super().import_data(dataset, rollback_on_validation_errors=True, **options)

    def get_instance(self, instance_loader: Any, row: Mapping[str, Any]) -> Any:
        """The row that is meant. Raises ValidationError if an earlier line of the file meant it too."""
        try:
            found = self.find(row)
        except ValueError:
            return None  # said with its column when the values are read
        if found is not None and found.pk in self._met:
            raise ValidationError(_("En tidigare rad i filen handlar om samma sak."))
        if found is not None:
            self._met.add(found.pk)
        return found

    def find(self, row: Mapping[str, Any]) -> Any:
        key = [self.fields[name] for name in self.get_import_id_fields()]
        return self.get_queryset().filter(**{field.attribute: field.clean(row) for field in key}).first()

    def save_instance(self, instance: Any, is_create: bool, row: Any, **options: Any) -> None:  # noqa: FBT001 - theirs
        verb, user = ("add" if is_create else "change"), options["user"]
        if not user.has_perm(type(instance).get_perm(verb), instance):
            raise ValidationError(_("Det här får du inte ändra själv. Be en annan administratör."))
        super().save_instance(instance, is_create, row, **options)
        self._met.add(instance.pk)
        journal.record(user, "added" if is_create else "changed", instance, file=options["file_name"])


def _spelled(value: Any) -> str:
    return "" if value is None else str(value)
