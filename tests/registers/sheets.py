"""Files as people make them in Excel."""

import io

import openpyxl
from django.core.files.uploadedfile import SimpleUploadedFile


def book(*rows, name="lista.xlsx"):
    made = openpyxl.Workbook()
    for row in rows:
        made.active.append(row)
    target = io.BytesIO()
    made.save(target)
    return SimpleUploadedFile(name, target.getvalue())


def opened(answer):
    """The rows of an xlsx answer, as cells."""
    return list(openpyxl.load_workbook(io.BytesIO(answer.content)).active.iter_rows())


def values(answer):
    return [tuple(cell.value for cell in row) for row in opened(answer)]
