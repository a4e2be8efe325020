"""A table of a page as a file: the same rows, so the same things hidden."""

from collections.abc import Iterable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from fyrbodal.documents.http import CSV, XLSX, file_response
from fyrbodal.documents.spreadsheets import write_csv, write_xlsx
from workload.actions import overviews
from workload.tables import Table

CHANGE = "forandring"  # the table that is a page of its own


def table_file(
    request: HttpRequest, tables: Iterable[Table], *, slug: str, ending: str, thing: Any, name: str
) -> HttpResponse:
    """`ending` is xlsx or csv; `thing` is what the journal says was taken out."""
    table = next((one for one in tables if one.slug == slug), None)
    if table is None or ending not in {"xlsx", "csv"}:
        raise Http404
    filename = f"{name}-{slug}.{ending}"
    overviews.took_out(thing=thing, table=table, name=filename, by=request.user)
    if ending == "csv":
        return file_response(write_csv(table.lines()), filename, content_type=CSV)
    return file_response(write_xlsx({table.title: table.lines()}), filename, content_type=XLSX)
