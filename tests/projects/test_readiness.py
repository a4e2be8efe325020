"""What stands in the way of a report says where."""

from projects.documents.readiness import hindrances
from projects.models import EconomyRow, Report


def test_an_amount_that_is_missing_says_of_which_row(report):
    for place, (kind, text) in enumerate((("personnel", "projektledare"), ("education", ""))):
        EconomyRow.objects.create(report=report, position=place, kind=kind, text=text)
    said = [one.where for one in hindrances(Report.objects.get()) if one.place == "ekonomi"]
    assert said == ["Ekonomin, projektledare", "Ekonomin, utbildning", "Ekonomin"]
