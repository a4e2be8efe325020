"""Models, sheets and answers as JSON. What is as it would be if left out, is left out."""

from collections.abc import Mapping
from dataclasses import fields
from decimal import Decimal
from typing import Any

from workload.weighing import Activity, Line, Model, Result, Sheet, explanations, shown

Json = dict[str, Any]


def answer_as_json(result: Result) -> Json:
    """Figures as text with two decimals; `load` null where it cannot be computed."""
    return {
        "demand": _two_decimals(result.demand),
        "available": _two_decimals(result.available),
        "load": None if result.load is None else _two_decimals(result.load),
        "headroom": _two_decimals(result.headroom),
        "band": result.band,
        "lines": [
            {"activity": line.activity, "weekly": _two_decimals(weekly), "explanation": explanation}
            for line, weekly, explanation in zip(result.sheet.lines, result.weights, explanations(result), strict=True)
        ],
    }


def model_as_json(model: Model) -> Json:
    """As `read_model` takes it, under "model"."""
    return {
        "key": model.key,
        "version": model.version,
        "name": model.name,
        "unit": str(model.unit),
        "full": _figure(model.full),
        "bands": [{"key": band.key, "upto": _plain(band.upto)} for band in model.bands],
        "experience": {level: _figure(factor) for level, factor in model.experience.items()},
        "activities": [_without_defaults(activity, Activity) for activity in model.activities],
    }


def sheet_as_json(sheet: Sheet, model: Model) -> Json:
    """As `read_case` takes it, under "sheet"."""
    employment = sheet.employment
    data: Json = {"model": model.key, "version": model.version, "weeks": sheet.weeks}
    data["employment"] = _without_defaults(employment, type(employment))
    if sheet.days:
        data["days"] = [
            {
                "percentage": _figure(day.percentage),
                "present": str(int(day.present)),
                "reduction": _figure(day.reduction),
            }
            for day in sheet.days
        ]
    return data | {"lines": [_without_defaults(line, Line) for line in sheet.lines]}


def _without_defaults(thing: Any, kind: type) -> Json:
    said: Mapping[str, Any] = {field.name: getattr(thing, field.name) for field in fields(kind)}
    defaults = {field.name: field.default for field in fields(kind)}
    return {name: _plain(value) for name, value in said.items() if value != defaults[name]}


def _plain(value: Any) -> Any:
    """Decimals as text, tuples as lists, words as text."""
    if isinstance(value, Decimal):
        return _figure(value)
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return str(value) if isinstance(value, str) else value


def _figure(value: Decimal) -> str:
    return f"{value:f}"


def _two_decimals(value: Decimal) -> str:
    return _figure(shown(value))
