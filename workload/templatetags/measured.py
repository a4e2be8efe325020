"""What templates say with the words that workbooks and papers use too."""

from django import template

from workload.bands import band_word
from workload.caveat import CAVEAT
from workload.weighing import Unit
from workload.weighing.explaining import unit_word

register = template.Library()
register.filter(band_word)


@register.filter
def in_unit(unit: str) -> str:
    """h or poäng, for "hours" or "points"; hours where none is given."""
    return unit_word(Unit(unit or Unit.HOURS))


@register.simple_tag
def caveat() -> str:
    return str(CAVEAT)
