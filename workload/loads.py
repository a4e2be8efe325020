"""A load as pages show it: 42,0 av 40,0 h · 105 % · gul."""

from decimal import Decimal
from functools import lru_cache
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from fyrbodal.swedish import decimal, percent
from workload.bands import band_word
from workload.stencil import Stencil, gap
from workload.weighing import NO_DATA, Unit
from workload.weighing.exact import EXACT, KEPT
from workload.weighing.explaining import unit_word


def load_in_html(outcome: Any, unit: str) -> SafeString:
    """Of what has demand, available, load and band (an Outcome or a weighing.Result); hours if no unit is said."""
    values = {"demand": _figure(outcome.demand), "available": _figure(outcome.available)}
    if outcome.load is not None:
        values["load"] = percent(outcome.load, 2 if outcome.load % 1 else 0)
    return _stencil(outcome.band, Unit(unit or Unit.HOURS), outcome.load is None).filled(values)


def _figure(value: Decimal) -> str:
    return decimal(value.quantize(KEPT, context=EXACT), 1)


@lru_cache
def _stencil(band: str, unit: Unit, is_without_load: bool) -> Stencil:  # noqa: FBT001 - lru_cache knows them by place
    said = {name: gap(name) for name in ("demand", "available", "load")}
    said |= {"band": band, "word": band_word(band), "unit": unit_word(unit)}
    state = {"is_unknown": band == NO_DATA, "is_without_load": is_without_load}
    return Stencil(render_to_string("workload/_load.html", said | state).strip())
