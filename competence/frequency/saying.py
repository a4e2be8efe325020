"""One short sentence that says how the words of a frequency were understood."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from competence.frequency.kinds import Frequency, Kind
from competence.frequency.when import Precision, Span
from fyrbodal.swedish import MONTHS, day_and_month


def understood(frequency: Frequency) -> str:
    return SENTENCES[frequency.kind](frequency)


def span_in_words(span: Span) -> str:
    """12 oktober 2017, januari–februari 2018, hösten 2017, 2018"""
    return WRITTEN[span.precision](span)


def _month(span: Span) -> str:
    first, last = MONTHS[span.first_on.month - 1], MONTHS[span.last_on.month - 1]
    return f"{first if first == last else f'{first}–{last}'} {span.last_on.year}"


def _term(span: Span) -> str:
    return (_("våren %s") if span.first_on.month == 1 else _("hösten %s")) % span.first_on.year


WRITTEN: dict[Precision, Callable[[Span], str]] = {
    Precision.DAY: lambda span: f"{day_and_month(span.first_on)} {span.first_on.year}",
    Precision.MONTH: _month,
    Precision.TERM: _term,
    Precision.YEAR: lambda span: str(span.first_on.year),
}


def _interval(frequency: Frequency) -> str:
    """Återkommer efter 12–18 månader."""
    number = _range(frequency.least, frequency.most)
    months = _("en månad") if number == "1" else _("%s månader") % number
    about = _("ungefär %s") % months if frequency.approximate else months
    started = _("startar %s och ") % _when_and_where(frequency) if frequency.start else ""
    return _sentence(started, _("återkommer efter %s") % about, _cooperation(frequency))


def _per_term(frequency: Frequency) -> str:
    one = frequency.at_most == 1
    counted = {"grupp": _("grupp") if one else _("grupper"), "gång": _("gång") if one else _("gånger")}
    about = _("ungefär ") if frequency.approximate else ""
    number = _range(frequency.fewest, frequency.at_most)
    return _sentence(f"{about}{number} {counted[frequency.counted]} " + _("per termin; när bestäms varje termin"))


def _on_demand(frequency: Frequency) -> str:
    said = _("ges lokalt vid behov") if frequency.local else _("ges vid behov")
    return _sentence(said, _cooperation(frequency), _("; när måste bestämmas"))


def _pilot(frequency: Frequency) -> str:
    time = f" {_when(frequency.start)}" if frequency.start else ""
    return _("Prövas%s och utvärderas innan det bestäms hur ofta den ges.") % time


def _dated(frequency: Frequency) -> str:
    sign_up = ""
    if frequency.sign_up_by:
        day = frequency.sign_up_by
        sign_up = _(", sista anmälningsdag %s") % f"{day_and_month(day)} {day.year}"
    return _("Startar %(when)s%(sign_up)s; vad som följer måste bestämmas.") % {
        "when": _when_and_where(frequency),
        "sign_up": sign_up,
    }


SENTENCES: dict[Kind, Callable[[Frequency], str]] = {
    Kind.INTERVAL: _interval,
    Kind.PER_TERM: _per_term,
    Kind.ON_DEMAND: _on_demand,
    Kind.LOCAL: lambda _frequency: _("Varje kommun lägger upp den själv och bestämmer när."),
    Kind.PILOT: _pilot,
    Kind.DATED: _dated,
    Kind.DATED_THEN_ON_DEMAND: lambda one: _("Ges %s, därefter vid behov.") % _when_and_where(one),
    Kind.STUDY_FIRST: lambda _frequency: _("Behovet undersöks innan det bestäms hur ofta den ges."),
    Kind.BLANK: lambda _frequency: _("Det står inte hur ofta; det måste bestämmas."),
    Kind.UNREAD: lambda _frequency: _("Orden kunde inte tolkas; hur ofta måste bestämmas."),
}


def _when_and_where(frequency: Frequency) -> str:
    time = _when(frequency.start) if frequency.start else ""
    return _("%(when)s i %(place)s") % {"when": time, "place": frequency.place} if frequency.place else time


def _when(span: Span) -> str:
    """Months have a preposition in Swedish, days, terms and years have none."""
    said = span_in_words(span)
    return _("i %s") % said if span.precision is Precision.MONTH else said


def _cooperation(frequency: Frequency) -> str:
    return _(", eventuellt i samarbete mellan kommuner") if frequency.in_cooperation else ""


def _range(low: int | None, high: int | None) -> str:
    return f"{low}" if low == high else f"{low}–{high}"


def _sentence(*parts: str) -> str:
    said = "".join(parts)
    return f"{said[:1].upper()}{said[1:]}."
