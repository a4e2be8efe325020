"""What stands in the way of sending in an economy, each as a sentence at its field."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from django.utils.translation import gettext as _

from fyrbodal.swedish import percent
from projects.economy.amounts import kronor, what_is_wrong
from projects.economy.economy import Economy, Repaid
from projects.economy.rows import Row
from projects.faulty import Fault

NOTE_ABOVE = Decimal(10)  # percent


def faults(economy: Economy, today: dt.date, note_above: Decimal = NOTE_ABOVE) -> list[Fault]:
    """All of them; but nothing is said of sums while a figure in them cannot be counted with.

    The fields are those of the rows and the report that are kept; "balance" is the sums together.
    """
    unsound = [*_figures(economy)]
    if unsound:
        return unsound
    rows = [fault for row in economy.rows for fault in _row(economy, row, note_above)]
    return [*rows, *_left_over(economy), *_repaid_on(economy, today), *_balance(economy)]


def _figures(economy: Economy) -> Iterator[Fault]:
    for row in economy.rows:
        for field, figure in row.figures.items():
            if figure is not None and (said := what_is_wrong(figure)):
                yield Fault(field, said, row.key)
    if economy.repayment is not None and (said := what_is_wrong(economy.repayment)):
        yield Fault("repayment", said)


def _row(economy: Economy, row: Row, note_above: Decimal) -> Iterator[Fault]:
    yield from _amount(row) if row.stands_under is None else _under(economy, row)
    found = economy.of_row(row)
    if found.exceeds(note_above) and not row.note.strip():
        words = {"planned": kronor(found.planned or Decimal(0)), "outcome": kronor(found.outcome or Decimal(0))}
        how_much = _(" Det skiljer %s.") % percent(abs(found.percent), 1) if found.percent is not None else ""
        said = _("Planerat var %(planned)s och utfallet blev %(outcome)s.") % words
        yield Fault("deviation", said + how_much + _(" Skriv varför."), row.key)


def _amount(row: Row) -> Iterator[Fault]:
    if row.outcome is None:
        yield Fault("amount", _("Skriv ett belopp. Kostade det inget, skriv 0."), row.key)
    elif row.derived is not None and (said := what_is_wrong(row.derived)):
        yield Fault("amount", said, row.key)
    elif row.derived not in {None, row.outcome}:
        words = {"amount": kronor(row.outcome), "derived": kronor(row.derived or Decimal(0))}
        said = _("Beloppet är %(amount)s, men uträkningen ger %(derived)s. Ta bort det ena.") % words
        yield Fault("amount", said, row.key)


def _under(economy: Economy, row: Row) -> Iterator[Fault]:
    carrier = economy.by_key.get(row.stands_under)
    if row.amount is not None or row.derived is not None:
        yield Fault("amount", _("Raden ryms i en annan rads belopp. Ta bort beloppet här."), row.key)
    if carrier is None:
        yield Fault("stands_under", _("Raden som beloppet står på finns inte längre. Välj en annan."), row.key)
    elif carrier.stands_under is not None:
        yield Fault("stands_under", _("Raden som du har valt har inget eget belopp. Välj den som har det."), row.key)
    elif carrier.kind != row.kind:
        yield Fault("stands_under", _("Beloppet står under en annan rubrik. Välj en rad under samma."), row.key)


def _left_over(economy: Economy) -> Iterator[Fault]:
    """The box, the amount, and whether it is paid back: all of them or none."""
    if not economy.money_left:
        if economy.repayment or economy.repaid or economy.repaid_on:
            yield Fault("money_left", _("Kryssa i att alla pengar inte har använts, eller ta bort återbetalningen."))
        return
    if not economy.repayment:
        yield Fault("repayment", _("Skriv hur mycket av pengarna som inte har använts."))
    elif economy.repayment > economy.granted:
        most = kronor(economy.granted)
        yield Fault("repayment", _("Återbetalningen kan inte vara större än det beviljade beloppet, %s.") % most)
    if not economy.repaid:
        yield Fault("repaid", _("Välj om pengarna ska betalas tillbaka eller redan har betalats tillbaka."))


def _repaid_on(economy: Economy, today: dt.date) -> Iterator[Fault]:
    day = economy.repaid_on
    if economy.repaid == Repaid.HAS_BEEN and day is None:
        yield Fault("repaid_on", _("Skriv vilken dag pengarna betalades tillbaka."))
    elif economy.repaid == Repaid.TO_BE and day is not None:
        yield Fault("repaid_on", _("Ta bort dagen, eller välj att pengarna har betalats tillbaka."))
    elif day and day.year < economy.year:
        yield Fault("repaid_on", _("Dagen är före %s, då pengarna beviljades.") % economy.year)
    elif day and day > today:
        yield Fault("repaid_on", _("Den dagen har inte varit än."))


def _balance(economy: Economy) -> Iterator[Fault]:
    if not economy.difference:
        return
    used = economy.costs + (economy.repayment or Decimal(0))
    words = {
        "incomes": kronor(economy.incomes),
        "costs": kronor(used),
        "difference": kronor(abs(economy.difference)),
        "what": _("kostnader och återbetalning") if economy.repayment else _("kostnaderna"),
    }
    said = _("Intäkterna är %(incomes)s och %(what)s %(costs)s. Det skiljer %(difference)s.")
    yield Fault("balance", said % words)
