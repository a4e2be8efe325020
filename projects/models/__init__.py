"""The rows of projects, a noun per file."""

from fyrbodal.turns import WrongTurn
from projects.models.economy import EconomyRow
from projects.models.programme import (
    Holds,
    Limit,
    Priorities,
    Programme,
    TemplateSection,
    TemplateVersion,
)
from projects.models.project import Budgeted, BudgetRow, Extension, Goal, Grant, Project
from projects.models.report import (
    Appendix,
    Certificate,
    Comment,
    Done,
    Reason,
    Reopening,
    Report,
    ReportStatus,
    Scope,
    Section,
    Submission,
)

__all__ = [
    "Appendix",
    "BudgetRow",
    "Budgeted",
    "Certificate",
    "Comment",
    "Done",
    "EconomyRow",
    "Extension",
    "Goal",
    "Grant",
    "Holds",
    "Limit",
    "Priorities",
    "Programme",
    "Project",
    "Reason",
    "Reopening",
    "Report",
    "ReportStatus",
    "Scope",
    "Section",
    "Submission",
    "TemplateSection",
    "TemplateVersion",
    "WrongTurn",
]
