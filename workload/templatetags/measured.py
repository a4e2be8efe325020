"""What templates say with the words that workbooks and papers use too."""

from typing import Any

from django import template
from django.utils.safestring import SafeString

from workload.caveat import CAVEAT
from workload.documents.sheets import unit_of
from workload.loads import load_in_html

register = template.Library()
register.filter(unit_of)


@register.simple_tag
def load_of(outcome: Any, unit: str) -> SafeString:
    """`unit` is "hours" or "points"; hours where there is none."""
    return load_in_html(outcome, unit)


@register.simple_tag
def caveat() -> str:
    return str(CAVEAT)
