"""Figures as pages show them."""

from decimal import Decimal

from django import template
from django.template.defaultfilters import floatformat

from workload.weighing.exact import EXACT, KEPT

register = template.Library()


@register.filter(is_safe=True)
def figure(value: Decimal, decimals: str) -> str:
    """`floatformat` for what comes unrounded out of a weighing.

    The 120 digits of 30 hours every seventh week are more than floatformat reads, and it would show them all.
    """
    return str(floatformat(value.quantize(KEPT, context=EXACT), decimals))
