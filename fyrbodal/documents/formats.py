"""The formats of the admin's registers: strict when read, harmless when written, numbers as numbers."""

from typing import Any

import tablib
from import_export import resources
from import_export.formats import base_formats

from fyrbodal.documents.spreadsheets import BadFile, Grid, Value, collected, read_grid, rows_of, write_csv, write_xlsx


class Strict:
    """What both formats share: a grid becomes a dataset, and a formula or a fault refuses the file with its place."""

    ending: str

    def create_dataset(self, in_stream: bytes, **_options: object) -> tablib.Dataset:
        return _dataset(read_grid(in_stream, name=f"fil.{self.ending}"))

    def is_binary(self) -> bool:
        return True

    def get_read_mode(self) -> str:
        return "rb"

    def can_import(self) -> bool:
        return True

    def can_export(self) -> bool:
        return True


class XLSX(Strict, base_formats.XLSX):  # type: ignore[misc]  # django-import-export has no types
    ending = "xlsx"

    def export_data(self, dataset: tablib.Dataset, **_options: object) -> bytes:
        return write_xlsx({dataset.title or "Blad": _lines(dataset)})


class CSV(Strict, base_formats.CSV):  # type: ignore[misc]
    ending = "csv"

    def export_data(self, dataset: tablib.Dataset, **_options: object) -> bytes:
        return write_csv(_lines(dataset))


FORMATS = [XLSX, CSV]


class NativeValues(resources.ModelResource):  # type: ignore[misc]
    """Base of the registers' resources: cells hold numbers and days, not their text in some format."""

    def export_field(self, field: Any, instance: Any, **options: Any) -> Value:
        value: Value = super().export_field(field, instance, **options | {"force_native_type": True})
        return value


def _lines(dataset: tablib.Dataset) -> list[list[Value]]:
    return [list(dataset.headers or []), *(list(row) for row in dataset)]


def _dataset(grid: Grid) -> tablib.Dataset:
    rows = rows_of(grid, [])
    headings = [str(heading) for heading in grid.rows[0][1] if heading is not None]
    values, faults = collected(rows, lambda row: [row.value(heading) for heading in headings])
    if faults:
        raise BadFile("\n".join(map(str, faults)))
    dataset = tablib.Dataset(*values, headers=headings)
    dataset.numbers = [row.number for row in rows]  # where each row stands in the file, for what is said about it
    return dataset
