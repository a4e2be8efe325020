"""A workbook in somebody's hands: fetched, changed in a spreadsheet program, sent back."""

import io
import re
import zipfile
from pathlib import PurePath

import openpyxl
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FIRST = 7  # the row of the first line


def fetched(client, sheet):
    answer = client.get(reverse("workload:sheet_xlsx", args=[sheet.pk]))
    assert answer.status_code == 200
    return answer.content


def changed(content, **cells):
    """The workbook with something else in some cells of its first page: D7=5."""

    def change(page):
        for place, value in cells.items():
            page[place] = value

    return prepared(content, change)


def prepared(content, change):
    book = openpyxl.load_workbook(io.BytesIO(content))
    change(book.worksheets[0])
    return saved(book)


def saved(book):
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def rewritten(content, **parts):
    """The same archive with other bytes in some of its parts: sheet1=b"…"."""
    source, target = zipfile.ZipFile(io.BytesIO(content)), io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in source.namelist():
            archive.writestr(name, parts.get(PurePath(name).stem, source.read(name)))
    return target.getvalue()


def table(*rows, title="Blad1"):
    """Somebody's own list."""
    book = openpyxl.Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    return saved(book)


def upload(content, name="blad.xlsx", kind=XLSX):
    return SimpleUploadedFile(name, content, kind)


def looked_at(client, sheet, content, name="blad.xlsx"):
    return client.post(reverse("workload:sheet_import", args=[sheet.pk]), {"file": upload(content, name)})


def agreed(client, answer, address):
    """What the button below the dry run sends."""
    return client.post(address, hidden(answer))


def hidden(answer):
    html = answer.content.decode()
    inputs = re.findall(r'<input type="hidden" name="(key|seen)" value="([^"]*)"', html)
    buttons = re.findall(r'<button[^>]* name="(seen)" value="([^"]*)"', html)
    return dict(inputs + buttons)


def brought_in(client, sheet, content):
    """Looked at and agreed to; the answer to the last."""
    address = reverse("workload:sheet_import", args=[sheet.pk])
    look = looked_at(client, sheet, content)
    assert look.status_code == 200, faults(look)
    return agreed(client, look, address)


def faults(answer):
    """The sentences under "Ingenting är inläst", or beside the field of the file."""
    context = answer.context
    if context.get("change") and context["change"].faults:
        return [str(fault) for fault in context["change"].faults]
    return [str(error) for error in context["form"].errors.get("file", [])]


def lines_of(sheet):
    values = sheet.lines.order_by("position", "pk").values_list("activity", "label", "quantity", "amount", "travel")
    return [tuple(str(one.normalize()) if hasattr(one, "normalize") else one for one in line) for line in values]
