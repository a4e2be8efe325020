"""Forms: what is typed, what is said when it cannot be read, and how a form is drawn."""

import datetime as dt
import re

import pytest
from crispy_forms.utils import render_crispy_form
from django import forms
from django.core.exceptions import ValidationError
from pytest_django.asserts import assertHTMLEqual

from fyrbodal.editing.fields import RichTextField, RichTextModelField
from fyrbodal.editing.widgets import RichTextArea
from fyrbodal.forms import DateField, Form, LongSelect, TimeField
from tests.look.samples import EverythingForm


@pytest.mark.parametrize(
    "typed",
    [
        "2027-03-12",
        "20270312",
        "12 mars 2027",
        "12 Mar 2027",
        "fredag den 12 mars 2027",
        "12/3 2027",
        "12.3.2027",
        "12/3/2027",
    ],
)
def test_a_day_is_read_as_it_is_said(typed):
    assert DateField().clean(typed) == dt.date(2027, 3, 12)


@pytest.mark.parametrize("typed", ["igår", "2027-02-30", "12 mard 2027", "31/4 2027", "12 mars"])
def test_a_day_that_does_not_exist_is_answered_with_how_to_write_one(typed):
    with pytest.raises(ValidationError, match=r"Skriv dagen som 2027-03-12 eller 12 mars 2027\."):
        DateField().clean(typed)


@pytest.mark.parametrize("typed", ["0001-03-12", "1899-12-31", "12 mars 0202", "2101-01-01", "31/12 9999"])
def test_a_year_that_nobody_means_is_answered_with_which_years_there_are(typed):
    with pytest.raises(ValidationError, match=r"Skriv ett år mellan 1900 och 2100\."):
        DateField().clean(typed)


def test_the_first_and_the_last_day_there_are_can_be_written():
    assert [DateField().clean(day).isoformat() for day in ("1900-01-01", "2100-12-31")] == ["1900-01-01", "2100-12-31"]


@pytest.mark.parametrize(
    ("typed", "read"), [("9", (9, 0)), ("9.30", (9, 30)), ("09:30", (9, 30)), ("kl. 13", (13, 0)), ("0930", (9, 30))]
)
def test_a_time_is_read_as_it_is_said(typed, read):
    assert TimeField().clean(typed) == dt.time(*read)


@pytest.mark.parametrize("typed", ["25", "9.75", "förmiddag"])
def test_a_time_that_does_not_exist_is_answered_with_how_to_write_one(typed):
    with pytest.raises(ValidationError, match=r"Skriv klockslaget som 9\.00 eller 13\.30\."):
        TimeField().clean(typed)


def test_empty_days_and_times_are_nothing():
    assert (DateField(required=False).clean(""), TimeField(required=False).clean(" ")) == (None, None)


def test_every_form_reads_swedish_days_and_shows_them_as_typed():
    form = EverythingForm({"day": "12 mars 2027", "starts": "9"}, initial={})
    form.is_valid()
    assert (form.cleaned_data["day"], form.cleaned_data["starts"]) == (dt.date(2027, 3, 12), dt.time(9, 0))
    assert 'value="09.00"' in str(EverythingForm(initial={"starts": dt.time(9)})["starts"])


def test_errors_say_what_to_do_with_each_kind_of_field():
    form = EverythingForm({"kind": "okänt", "mail": "x"})
    assert {name: list(errors) for name, errors in form.errors.items()} == {
        "said": ["Fyll i det här."],
        "name": ["Fyll i det här."],
        "mail": ["Fyll i en giltig e-postadress."],
        "day": ["Fyll i det här."],
        "kind": ["Välj ett av alternativen i listan."],
        "access": ["Välj ett alternativ."],
        "agreed": ["Kryssa i rutan om det stämmer."],
    }


def test_a_text_that_a_form_has_of_its_own_is_kept():
    class Own(Form):
        reason = forms.CharField(error_messages={"required": "Skriv varför."})

    assert Own({}).errors == {"reason": ["Skriv varför."]}


def test_label_hint_field_and_error_stand_in_that_order_and_belong_together():
    html = render_crispy_form(EverythingForm({"day": "igår"}), EverythingForm().helper)
    field = html[html.index('id="div_id_day"') : html.index('id="div_id_starts"')]
    order = [field.index(piece) for piece in ("<label", 'class="hint"', "<input", 'class="error"')]
    assert order == sorted(order)
    assert 'aria-describedby="id_day_helptext id_day_error"' in field
    assert 'aria-invalid="true"' in field


def test_the_summary_links_to_every_field_that_is_wrong():
    html = render_crispy_form(EverythingForm({}), EverythingForm().helper)
    summary = html[html.index("data-errors") : html.index("</ul>")]
    targets = re.findall(r'href="#([^"]+)"', summary)
    assert targets == ["id_said", "id_name", "id_day", "id_kind", "id_access_0", "id_agreed"]
    assert [target for target in targets if f'id="{target}"' not in html] == []


def test_optional_fields_say_so_and_required_ones_need_no_star():
    html = render_crispy_form(EverythingForm(), EverythingForm().helper)
    assert html.count("(valfritt)") == sum(
        not field.field.required and not field.is_hidden for field in EverythingForm()
    )
    assert "*" not in html


def test_choices_are_grouped_under_a_legend():
    html = render_crispy_form(EverythingForm(), EverythingForm().helper)
    assert [legend.strip() for legend in re.findall(r"<legend>([^<]+)", html)] == ["Vem får läsa?", "Ämnen"]


def test_a_form_writes_neither_its_own_element_nor_a_second_token():
    html = render_crispy_form(EverythingForm(), EverythingForm().helper, {"csrf_token": "t"})
    assert ("<form" in html, "csrfmiddlewaretoken" in html) == (False, False)


def test_plain_text_without_scripts_becomes_paragraphs():
    assert RichTextField().clean("Vi är fler.\n\nBra!") == "<p>Vi är fler.</p><p>Bra!</p>"


def test_plain_paragraphs_are_shown_as_plain_text_and_marked_up_ones_are_not_destroyed():
    shown = RichTextArea().format_value
    assert shown("<p>Vi är 3 &lt; 4.</p><p>Bra!</p>") == "Vi är 3 < 4.\n\nBra!"
    marked = "<p>Vi är <strong>fler</strong>.</p>"
    assert RichTextField().clean(shown(marked)) == marked


def test_an_unchanged_text_is_unchanged_in_whichever_shape_it_comes():
    field = RichTextField()
    assert field.has_changed("<p>Hej</p>", "Hej") is False
    assert field.has_changed("<p>Hej</p>", "<p>Hej du</p>") is True


def test_case_64_nothing_unclean_reaches_the_database():
    column = RichTextModelField()
    assert column.get_prep_value("<p>Hej<script>x</script></p>") == "<p>Hej</p>"
    assert column.get_prep_value(None) is None


@pytest.mark.parametrize("value", ["", None, "b&"])
def test_a_long_select_is_the_same_element_as_a_short_one(value):
    choices = [("", "Välj"), ("a", "<Å> & Ä"), ("b&", "Ö")]
    drawn = [kind(choices=choices, attrs={"id": "x"}).render("kurs", value) for kind in (forms.Select, LongSelect)]
    assertHTMLEqual(*drawn)
