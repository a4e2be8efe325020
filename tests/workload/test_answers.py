"""What is answered to those who send nothing, and what it costs to note many readings."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from fyrbodal.journal.models import Entry
from tests.workload.conftest import MARCH, employed
from tests.workload.factories import opened
from workload.actions.sheets import read_all
from workload.models import Absence, Reduction, Sheet


def test_an_empty_answer_is_an_answer_with_everything_missing(sign_in, david, vera, lotsen, sheet):
    days = {"unit": lotsen, "person": vera, "starts_on": "2027-01-01"}
    asked = {
        "period_open": lotsen.pk,
        "reduction": Reduction.objects.create(reason="union", percent=10, **days).pk,
        "absence": Absence.objects.create(**days).pk,
        "sheet_import": sheet.pk,
        "caselist_import": sheet.pk,
        "adopt": lotsen.pk,
    }
    client = sign_in(david)
    answers = {name: client.post(reverse(f"workload:{name}", args=[key])).status_code for name, key in asked.items()}
    assert answers == dict.fromkeys(asked, 422)


@pytest.mark.parametrize("number", [1, 30])
def test_a_reading_that_is_noted_already_costs_one_query_however_many_sheets(number, lotsen, version, david):
    for place in range(number):
        employed(f"P{place} Holm", lotsen)
    sheets = list(opened(lotsen, version, MARCH, by=david).sheets.all())
    read_all(sheets=sheets, by=david)
    with CaptureQueriesContext(connection) as asked:
        read_all(sheets=sheets, by=david)
    assert (len(asked), Entry.objects.filter(verb="read").count(), Sheet.objects.count()) == (1, number, number)
