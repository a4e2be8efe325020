"""The admin's registers go out and come in through the same strict tables."""

import datetime as dt
import io

import openpyxl
import pytest
import tablib
from django.contrib.contenttypes.models import ContentType
from import_export import fields, widgets

from fyrbodal.documents.formats import CSV, XLSX, NativeValues
from fyrbodal.documents.spreadsheets import BadFile

MIDNIGHT = dt.datetime.combine(dt.date(2027, 3, 12), dt.time())


class RegisterResource(NativeValues):
    number = fields.Field("pk", "Nummer", widgets.IntegerWidget())
    begins = fields.Field("begins", "Början", widgets.DateWidget())

    class Meta:
        model = ContentType
        fields = ("number", "begins", "app_label")


def exported():
    thing = ContentType(pk=7, app_label="=1+1")
    thing.begins = dt.date(2027, 3, 12)
    return RegisterResource().export([thing])


def test_case_49_a_register_leaves_with_numbers_and_days_as_such_and_formulas_as_text():
    sheet = openpyxl.load_workbook(io.BytesIO(XLSX().export_data(exported()))).active
    found = dict(zip((cell.value for cell in sheet[1]), sheet[2], strict=True))
    assert (found["Nummer"].value, found["Nummer"].data_type) == (7, "n")
    assert (found["Början"].value, found["Början"].data_type) == (MIDNIGHT, "d")
    assert (found["app_label"].value, found["app_label"].data_type) == ("=1+1", "s")


def test_case_49_a_register_leaves_as_csv_with_apostrophes_before_formulas():
    lines = CSV().export_data(exported()).decode("utf-8-sig").splitlines()
    assert dict(zip(lines[0].split(";"), lines[1].split(";"), strict=True)) == {
        "Nummer": "7",
        "Början": "2027-03-12",
        "app_label": "'=1+1",
    }


@pytest.mark.parametrize("kind", [XLSX, CSV])
def test_a_register_that_left_can_be_read_again(kind):
    dataset = tablib.Dataset(("Åmål", "-1 st"), ("Orust", "=1"), headers=("Namn", "Not"))
    assert kind().create_dataset(kind().export_data(dataset)).dict == dataset.dict


def test_case_41_a_formula_refuses_the_register_and_says_where():
    book = openpyxl.Workbook()
    for row in (["Namn", "Antal"], ["Orust", 1], ["Åmål", "=1+1"]):
        book.active.append(row)
    target = io.BytesIO()
    book.save(target)
    said = r"^Rad 3, kolumnen Antal: här står en formel\. Klistra in värdet i stället\.$"
    with pytest.raises(BadFile, match=said):
        XLSX().create_dataset(target.getvalue())
