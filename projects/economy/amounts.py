"""Amounts in crowns: whole öre, never less than nothing, never enormous."""

from decimal import ROUND_HALF_UP, Context, Decimal

from django.utils.translation import gettext as _

from fyrbodal.swedish import decimal

OERE = Decimal("0.01")
NOTHING = Decimal("0.00")
LARGEST = Decimal("999999999.99")  # what nobody is granted; the sums of such are exact in any context of 28 digits
MANY_DIGITS = Context(prec=200)  # figures may be absurd, and are told so


def to_oere(amount: Decimal) -> Decimal:
    """Half up."""
    return amount.quantize(OERE, ROUND_HALF_UP, MANY_DIGITS)


def kronor(amount: Decimal) -> str:
    """As it is read, with öre where there are any.

    >>> [kronor(Decimal(text)).replace("\\xa0", " ") for text in ("587720", "1200.50", "-3.00")]
    ['587 720 kr', '1 200,50 kr', '−3 kr']
    """
    return _("%s kr") % decimal(amount, 0 if amount == amount.to_integral_value() else 2)


def what_is_wrong(figure: Decimal) -> str:
    """A sentence about a single figure, or nothing where it can be counted with."""
    if not figure.is_finite():
        return _("Skriv beloppet som ett tal.")
    if figure < 0:
        return _("Skriv beloppet utan minus.")
    if figure > LARGEST:
        return _("Beloppet är för stort. Skriv högst %s.") % kronor(LARGEST)
    return "" if figure == to_oere(figure) else _("Skriv högst två decimaler.")
