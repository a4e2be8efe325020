"""The sheet on paper: what it says, that a draft says UTKAST, and that a locked one is always the same bytes."""

import pytest

from tests.browser.printed import accessibility_of, missing
from tests.documents.reading import pdf_pages, pdf_text
from tests.workload.talking import agreed, confirmed, locked, noted, submitted
from workload.documents.paper import content_of, draft_of
from workload.documents.weighing import reckoned
from workload.models import Absence, Comment, Sheet, SheetKind

pytestmark = pytest.mark.django_db


def address(sheet, end="matblad.pdf"):
    return f"/arbetstyngd/blad/{sheet.pk}/{end}"


def test_the_signed_talk_is_printed_with_the_explanation_of_every_line(sheet, vera, david, sign_in):
    Sheet.objects.filter(pk=sheet.pk).update(self_rating=4, flex_hours=-3)
    sent = submitted(sheet, by=vera)
    noted(sent, "Vi flyttar ett ärende.", by=david)
    agreed(sent, by=david)
    Comment.objects.get(sheet=sent).save_on(0, {"text": "Jag vill ha fler möten."}, by=vera)
    confirmed(sent, by=vera)
    confirmed(sent, by=david)
    answer = sign_in(vera).get(address(sheet), follow=True)
    assert (answer.redirect_chain[-1][0], answer["Cache-Control"]) == (address(sheet, "las/1/matblad.pdf"), "no-store")
    told = [
        "Mätblad, Vera Rask", "Mars 2027", "20,0 av 40,0 h", "50 %", "grön", "10 st × 1 × 2 h = 20,00 h i veckan",
        "40 h × 100 % = 40,00 h", "inte hur bra det blir gjort", "4 av 5", "−3,0 h", "Vi flyttar ett ärende.",
        "Två ärenden går över till en kollega", "1 maj 2027", "Jag vill ha fler möten.", "Bekräftat av", "David Ek",
    ]  # fmt: skip
    assert missing(told, pdf_text(answer.content)) == []
    assert accessibility_of(answer.content) == {"language": "sv", "tagged": True, "headings": True, "lists": True}


def test_a_locked_sheet_is_the_same_bytes_for_everybody_and_every_time(sheet, vera, david, sten, sign_in):
    locked(sheet, vera, david)
    files = [sign_in(one).get(address(sheet, "las/1/matblad.pdf")).content for one in (vera, david, sten)]
    assert files == [files[0]] * 3


def test_case_48_a_sheet_that_is_not_locked_says_utkast_on_every_page_and_is_not_kept(sheet, vera, sign_in):
    submitted(sheet, by=vera)
    answer = sign_in(vera).get(address(sheet))
    assert ["Utkast" in page for page in pdf_pages(answer.content)] == [True]
    assert answer["Cache-Control"] == "no-store"
    assert "utkast-matblad-vera-rask-mars-2027.pdf" in answer["Content-Disposition"]


def drawn(sheet):
    [found] = reckoned([sheet])
    return draft_of(content_of(found, None)).html()


@pytest.mark.parametrize(
    ("percentage", "quantity", "load"),
    [(100, 21, "42,0 av 40,0 h · 105 % · gul"), (0, 1, "2,0 av 0,0 h · ej beräkningsbar"), (0, 0, "ingen data")],
)
def test_nobodys_time_is_never_nought_percent(march, david, percentage, quantity, load):
    row = Sheet.objects.create(period=march, kind=SheetKind.VACANT, label="Tjänst 4", percentage=percentage)
    assert f"<strong>{load}</strong>" in drawn(submitted(row, by=david, lines=quantity)).replace("\xa0", " ")


def test_the_paper_says_how_days_away_were_counted(sheet, vera, lotsen):
    Absence.objects.create(unit=lotsen, person=vera, starts_on=sheet.period.starts_on, ends_on="2027-03-07")
    assert "18 av 23 arbetsdagar" in drawn(submitted(sheet, by=vera))


def test_an_empty_sheet_is_printed_too(sheet):
    assert "Bladet har inga rader." in drawn(sheet)
