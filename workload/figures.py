"""The figures of a model by name, so that each can have an owner, a ground and a day to be looked at again."""

from collections.abc import Iterator
from decimal import Decimal

from workload.weighing import Activity, Model

Figure = tuple[str, Decimal | int]


def figures(model: Model) -> dict[str, Decimal | int]:
    """All that the weighing counts with and the model's author chose: activities/paus/amount

    Names go by keys and not by position, so that they stay when an activity is put in before.
    """
    return dict(_figures(model))


def _figures(model: Model) -> Iterator[Figure]:
    yield "full", model.full
    for band in model.bands:
        if band.upto is not None:
            yield f"bands/{band.key}/upto", band.upto
    for level, factor in model.experience.items():
        yield f"experience/{level}", factor
    for activity in model.activities:
        yield from ((f"activities/{activity.key}/{name}", figure) for name, figure in _of_activity(activity))


def _of_activity(activity: Activity) -> Iterator[Figure]:
    """Once a week is no choice of anybody's."""
    if activity.amount is not None:
        yield "amount", activity.amount
    yield from ((f"per_occasion/{number}", time) for number, time in enumerate(activity.per_occasion))
    yield from ((f"per_week/{number}", time) for number, time in enumerate(activity.per_week))
    if activity.occasions != 1:
        yield "occasions", activity.occasions
    if activity.every != 1:
        yield "every", activity.every
