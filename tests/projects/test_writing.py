"""The page that a report is written on."""

import pytest
from django.urls import reverse

from projects.forms.parts import EconomyRowForm
from projects.models import EconomyRow, Report


def rows(report, number):
    made = [EconomyRow(report=report, position=place, kind="personnel", text=f"rad {place}") for place in range(number)]
    return EconomyRow.objects.bulk_create(made)


@pytest.mark.parametrize("number", [1, 30])
def test_it_costs_the_same_queries_whatever_the_number_of_rows(
    number, report, petra, sign_in, django_assert_num_queries
):
    rows(report, number)
    client = sign_in(petra)
    with django_assert_num_queries(15):
        assert client.get(reverse("projects:report_edit", args=[report.pk])).status_code == 200


def test_a_row_may_stand_under_the_others_that_have_money_of_their_own(report):
    first, second, third = rows(report, 3)
    EconomyRow.objects.filter(pk=third.pk).update(stands_under=first)
    form = EconomyRowForm(instance=Report.objects.get().economy.get(pk=second.pk))
    offered = [label for _key, label in form.fields["stands_under"].widget.choices]
    assert offered == ["Har ett eget belopp", "rad 0"]
    assert list(form.fields["stands_under"].queryset) == [first]
