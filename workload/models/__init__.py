"""The rows of the workload app, a noun per file."""

from fyrbodal.turns import WrongTurn
from workload.models.kept import MonthSums, PeriodSums
from workload.models.line import Line
from workload.models.mapping import ListMapping
from workload.models.model import DEFAULT_LIMIT, Adoption, Family, Version, VersionStatus
from workload.models.outcome import Outcome
from workload.models.period import Period
from workload.models.release import Release, Released, Typical
from workload.models.retention import DEFAULT_MONTHS, Retention
from workload.models.sheet import Sheet, SheetKind, SheetStatus
from workload.models.talk import Comment, Measure, Snapshot, Talk
from workload.models.time import Absence, Reduction

__all__ = [
    "DEFAULT_LIMIT", "DEFAULT_MONTHS", "Absence", "Adoption", "Comment", "Family", "Line", "ListMapping", "Measure", "MonthSums", "Outcome", "Period",
    "PeriodSums", "Reduction", "Release", "Released", "Retention", "Sheet", "SheetKind", "SheetStatus", "Snapshot", "Talk", "Typical", "Version",
    "VersionStatus", "WrongTurn",
]  # fmt: skip
