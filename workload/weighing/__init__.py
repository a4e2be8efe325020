"""The weight of a caseload: pure arithmetic, a model and a sheet in, demand, available time and load out."""

from workload.weighing.activity import Activity, Calc, Every, Line, Placement
from workload.weighing.exact import shown
from workload.weighing.explaining import explanation, explanations
from workload.weighing.model import Band, Model, Unit
from workload.weighing.sheet import Day, Employment, Sheet
from workload.weighing.weigh import NO_DATA, NO_TIME, Result, Weighed, load, unrounded_load, weigh

__all__ = [
    "NO_DATA", "NO_TIME", "Activity", "Band", "Calc", "Day", "Employment", "Every", "Line", "Model", "Placement", "Result",
    "Sheet", "Unit", "Weighed", "explanation", "explanations", "load", "shown", "unrounded_load", "weigh",
]  # fmt: skip
