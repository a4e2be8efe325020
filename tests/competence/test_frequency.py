"""How often a course is given, in the words of the plans, and when it is next due."""

import datetime as dt

import pytest
import time_machine
from django.utils import timezone

from competence.frequency import Due, Kind, Precision, due, is_overdue, must_be_decided, read, understood

TO_READ = {
    # the words of the two plans of 2018/2019
    "1-1½ år": (12, 18),
    "1-1 ½år": (12, 18),
    "1 gång/år": (12, 12),
    "1-2 ggr/år": (6, 12),
    "Vartannat år": (24, 24),
    # and their kin
    "1-1,5 år": (12, 18),
    "1 – 1 1/2 år": (12, 18),
    "½ år": (6, 6),
    "1½-1 år": (12, 18),
    "1 år till 18 månader": (12, 18),
    "18 mån": (18, 18),
    "vartannat till vart tredje år": (24, 36),
    "vart 2-3 år": (24, 36),
    "vart tredje år": (36, 36),
    "Vart 5:e år": (60, 60),
    "var 6:e månad": (6, 6),
    "var sjätte månad": (6, 6),
    "varannan termin": (12, 12),
    "årligen": (12, 12),
    "ÅRLIGEN": (12, 12),
    "varje år": (12, 12),
    "kvartalsvis": (3, 3),
    "varje halvår": (6, 6),
    "en gång per år": (12, 12),
    "två gånger om året": (6, 6),
    "en gång i halvåret": (6, 6),
    "1 gång per månad": (1, 1),
    "5 ggr/år": (2, 3),
}


@pytest.mark.parametrize(("words", "months"), TO_READ.items())
def test_an_interval_is_read_as_months(words, months):
    frequency = read(words)
    assert (frequency.kind, frequency.least, frequency.most) == (Kind.INTERVAL, *months)
    assert frequency.words == words
    assert not must_be_decided(frequency)


def test_about_is_kept_beside_the_months():
    assert (read("ca 1-1½ år").approximate, read("1-1½ år").approximate) == (True, False)
    assert understood(read("ca. 1-1½ år")) == "Återkommer efter ungefär 12–18 månader."


@pytest.mark.parametrize(
    ("words", "number"),
    {
        "Ca 1-2 grupper /termin": (1, 2, "grupp", True),
        "2 ggr/termin": (2, 2, "gång", False),
        "varje termin": (1, 1, "gång", False),
    }.items(),
)
def test_a_number_a_term_is_no_interval(words, number):
    frequency = read(words)
    assert (frequency.fewest, frequency.at_most, frequency.counted, frequency.approximate) == number
    assert frequency.kind is Kind.PER_TERM
    assert due(frequency, dt.date(2027, 1, 1)) is None


@pytest.mark.parametrize(
    ("words", "kind"),
    {
        "Vid behov": Kind.ON_DEMAND,
        "Vid efterfrågan": Kind.ON_DEMAND,
        "Vid behov. Eventuellt i kommun-samarbete": Kind.ON_DEMAND,
        "Lokala utb vid behov": Kind.ON_DEMAND,
        "Respektive kommuns eget upplägg": Kind.LOCAL,
        "Testutbildning hösten 2017. Utvärderas innan beslut om frekvens.": Kind.PILOT,
        "Undersöka behovet först": Kind.STUDY_FIRST,
        "Nov 2017 därefter vid behov": Kind.DATED_THEN_ON_DEMAND,
        "": Kind.BLANK,
        " \n": Kind.BLANK,
    }.items(),
)
def test_what_has_no_interval_must_be_decided_and_is_never_overdue(words, kind):
    frequency = read(words)
    assert (frequency.kind, frequency.words) == (kind, words)
    assert must_be_decided(frequency)
    assert not is_overdue(frequency, dt.date(1990, 1, 1), dt.date(2090, 1, 1))


@pytest.mark.parametrize(
    "words",
    [
        "ibland",
        "1-1½ år, helst oftare",
        "vid behov eller aldrig",
        "12 okt",
        "31 feb 2018",
        "Start i Göteborg",
        "0 år",
        "999 år",
        "24 ggr/år",
        "2½ ggr/termin",
        "Vid behov. Vid behov",
        "start på kontoret jan 2018",
        "varje",
        "feb/jan 2018",
        "...",
        pytest.param("1 gång/år " * 50_000, id="endless"),
    ],
)
def test_words_that_are_not_understood_are_kept_and_must_be_decided(words):
    frequency = read(words)
    assert (frequency.kind, frequency.words) == (Kind.UNREAD, words)
    assert must_be_decided(frequency)
    assert due(frequency, dt.date(2027, 1, 1)) is None
    assert understood(frequency) == "Orden kunde inte tolkas; hur ofta måste bestämmas."


@pytest.mark.parametrize(
    ("words", "first", "last", "precision", "place"),
    [
        ("Start i Göteborg jan/feb 2018.", "2018-01-01", "2018-02-28", Precision.MONTH, "Göteborg"),
        ("Start i Trollhättan jan -18.", "2018-01-01", "2018-01-31", Precision.MONTH, "Trollhättan"),
        ("Start hösten 2017", "2017-07-01", "2017-12-31", Precision.TERM, ""),
        ("Nov 2017 därefter vid behov", "2017-11-01", "2017-11-30", Precision.MONTH, ""),
        ("Testutbildning hösten 2017", "2017-07-01", "2017-12-31", Precision.TERM, ""),
        ("höst 2026", "2026-07-01", "2026-12-31", Precision.TERM, ""),
        ("vt 2027", "2027-01-01", "2027-06-30", Precision.TERM, ""),
        ("HT-26", "2026-07-01", "2026-12-31", Precision.TERM, ""),
        ("nov. 2017", "2017-11-01", "2017-11-30", Precision.MONTH, ""),
        ("Startar 12 okt 2027 i Dals-Ed", "2027-10-12", "2027-10-12", Precision.DAY, "Dals-Ed"),
        ("2027-03-15", "2027-03-15", "2027-03-15", Precision.DAY, ""),
        ("29/2 2028", "2028-02-29", "2028-02-29", Precision.DAY, ""),
        ("start 2028", "2028-01-01", "2028-12-31", Precision.YEAR, ""),
    ],
)
def test_a_start_is_as_exact_as_its_words(words, first, last, precision, place):
    frequency = read(words)
    assert [str(frequency.start.first_on), str(frequency.start.last_on)] == [first, last]
    assert (frequency.start.precision, frequency.place) == (precision, place)


def test_a_day_without_its_year_is_the_first_after_the_last_day_of_sign_up():
    frequency = read("Start i Göteborg 12 okt. Sista anmdag 15/9 2017")
    assert (frequency.start.first_on, frequency.sign_up_by) == (dt.date(2017, 10, 12), dt.date(2017, 9, 15))
    assert read("Start 10 jan. Sista anmdag 15/9 2017").start.first_on == dt.date(2018, 1, 10)
    assert read("Start 29 feb. Sista anmdag 15/9 2017").start.first_on == dt.date(2020, 2, 29)


def test_a_last_day_of_sign_up_without_its_year_is_the_last_before_the_start():
    assert read("Start 10 jan 2018, sista anmälan 15/9").sign_up_by == dt.date(2017, 9, 15)


def test_a_start_may_be_followed_by_an_interval():
    frequency = read("Start hösten 2026, därefter vartannat år")
    assert (frequency.kind, frequency.least, str(frequency.start.first_on)) == (Kind.INTERVAL, 24, "2026-07-01")
    assert understood(frequency) == "Startar hösten 2026 och återkommer efter 24 månader."


def test_a_set_start_need_not_be_decided_until_it_is_over():
    frequency = read("Start i Göteborg jan/feb 2018.")
    with time_machine.travel("2018-02-28"):
        assert not must_be_decided(frequency, on=timezone.localdate())
    with time_machine.travel("2018-03-01"):
        assert must_be_decided(frequency, on=timezone.localdate())


def test_what_was_given_a_year_to_a_year_and_a_half_ago_is_due_and_then_overdue():
    frequency, last = read("1-1½ år"), dt.date(2026, 3, 31)
    assert due(frequency, last) == Due(dt.date(2027, 3, 31), dt.date(2027, 9, 30))
    with time_machine.travel("2027-09-30"):
        assert not is_overdue(frequency, last, timezone.localdate())
    with time_machine.travel("2027-10-01"):
        assert is_overdue(frequency, last, timezone.localdate())


@pytest.mark.parametrize(
    ("words", "last", "latest"),
    [
        ("1 gång/månad", "2027-01-31", "2027-02-28"),
        ("1 gång/månad", "2028-01-31", "2028-02-29"),
        ("1 gång/år", "2028-02-29", "2029-02-28"),
        ("vart 4:e år", "2028-02-29", "2032-02-29"),
        ("1 gång/år", "9999-06-01", "9999-12-31"),
    ],
)
def test_a_month_that_is_too_short_ends_on_its_last_day(words, last, latest):
    assert str(due(read(words), dt.date.fromisoformat(last)).latest) == latest


@pytest.mark.parametrize(
    ("words", "sentence"),
    {
        "1 gång/år": "Återkommer efter 12 månader.",
        "1 gång/månad": "Återkommer efter en månad.",
        "Ca 1-2 grupper /termin": "Ungefär 1–2 grupper per termin; när bestäms varje termin.",
        "varje termin": "1 gång per termin; när bestäms varje termin.",
        "Vid behov": "Ges vid behov; när måste bestämmas.",
        "Vid behov. Eventuellt i kommun-samarbete": "Ges vid behov, eventuellt i samarbete mellan kommuner; när måste bestämmas.",
        "Lokala utb vid behov": "Ges lokalt vid behov; när måste bestämmas.",
        "Respektive kommuns eget upplägg": "Varje kommun lägger upp den själv och bestämmer när.",
        "Testutbildning hösten 2017. Utvärderas innan beslut om frekvens.": "Prövas hösten 2017 och utvärderas innan det bestäms hur ofta den ges.",
        "Start i Göteborg jan/feb 2018.": "Startar i januari–februari 2018 i Göteborg; vad som följer måste bestämmas.",
        "Start i Göteborg 12 okt. Sista anmdag 15/9 2017": "Startar 12 oktober 2017 i Göteborg, sista anmälningsdag 15 september 2017; vad som följer måste bestämmas.",
        "Nov 2017 därefter vid behov": "Ges i november 2017, därefter vid behov.",
        "Undersöka behovet först": "Behovet undersöks innan det bestäms hur ofta den ges.",
        "": "Det står inte hur ofta; det måste bestämmas.",
    }.items(),
)
def test_a_sentence_says_how_the_words_were_understood(words, sentence):
    assert understood(read(words)) == sentence
