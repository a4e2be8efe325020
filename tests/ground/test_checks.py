"""The four apps know nothing of each other, and `make check` sees to it."""

from django.apps import apps
from django.db import models
from django.test.utils import isolate_apps

from fyrbodal.checks import relations_across


def test_no_app_points_at_another():
    assert relations_across(apps.get_models(include_auto_created=True)) == []


@isolate_apps("networks", "workload")
def test_a_foreign_key_that_crosses_is_seen_from_both_sides():
    class Caseload(models.Model):
        class Meta:
            app_label = "workload"

    class Minutes(models.Model):
        caseload = models.ForeignKey(Caseload, on_delete=models.CASCADE, related_name="minutes")

        class Meta:
            app_label = "networks"

    found = [error.msg for error in relations_across([Caseload, Minutes])]
    assert found == [
        "workload.Caseload.minutes points at networks.Minutes",
        "networks.Minutes.caseload points at workload.Caseload",
    ]


@isolate_apps("networks")
def test_a_foreign_key_inside_an_app_is_its_own_business():
    class Round(models.Model):
        class Meta:
            app_label = "networks"

    class Answer(models.Model):
        item = models.ForeignKey(Round, on_delete=models.CASCADE)

        class Meta:
            app_label = "networks"

    assert relations_across([Round, Answer]) == []
