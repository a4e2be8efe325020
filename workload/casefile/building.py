"""What has been found without fault, as the dataclasses that are weighed; figures go from text to Decimal."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from workload.weighing import Activity, Band, Calc, Day, Employment, Every, Line, Model, Placement, Sheet, Unit


def model_from(data: Mapping[str, Any]) -> Model:
    return Model(
        key=data["key"],
        version=int(data["version"]),
        name=data["name"],
        unit=Unit(data["unit"]),
        full=Decimal(data["full"]),
        bands=tuple(Band(band["key"], _perhaps(Decimal, band["upto"])) for band in data["bands"]),
        activities=tuple(map(activity_from, data["activities"])),
        experience={level: Decimal(factor) for level, factor in data.get("experience", {}).items()},
    )


def sheet_from(data: Mapping[str, Any]) -> Sheet:
    return Sheet(
        employment=_employment(data["employment"]),
        lines=tuple(map(line_from, data["lines"])),
        weeks=int(data.get("weeks", 4)),
        days=tuple(map(_day, data.get("days", ()))),
    )


def activity_from(data: Mapping[str, Any]) -> Activity:
    return Activity(
        key=data["key"],
        label=data["label"],
        calc=Calc(data["calc"]),
        amount=_perhaps(Decimal, data.get("amount")),
        travel=data.get("travel", False),
        per_occasion=_decimals(data, "per_occasion"),
        per_week=_decimals(data, "per_week"),
        occasions=int(data.get("occasions", 1)),
        every=int(data.get("every", 1)),
        every_unit=Every(data.get("every_unit", Every.WEEK)),
        placement=Placement(data.get("placement", Placement.DEMAND)),
    )


def line_from(data: Mapping[str, Any]) -> Line:
    return Line(
        activity=data["activity"],
        quantity=int(data["quantity"]),
        share=Decimal(data.get("share", 1)),
        occasions=_perhaps(int, data.get("occasions")),
        every=_perhaps(int, data.get("every")),
        every_unit=_perhaps(Every, data.get("every_unit")),
        amount=_perhaps(Decimal, data.get("amount")),
        travel=Decimal(data.get("travel", 0)),
        interval=_perhaps(int, data.get("interval")),
        actuals=_decimals(data, "actuals"),
    )


def _employment(data: Mapping[str, Any]) -> Employment:
    return Employment(
        percentage=Decimal(data["percentage"]),
        experience=data.get("experience"),
        reductions_percent=_decimals(data, "reductions_percent"),
        deductions=_decimals(data, "deductions"),
    )


def _day(data: Mapping[str, Any]) -> Day:
    return Day(Decimal(data["percentage"]), data["present"] == "1", Decimal(data["reduction"]))


def _decimals(data: Mapping[str, Any], key: str) -> tuple[Decimal, ...]:
    return tuple(map(Decimal, data.get(key, ())))


def _perhaps(kind: Any, value: Any) -> Any:
    return None if value is None else kind(value)
