"""The rows of the competence app, a noun per file."""

from competence.models.certificate import Certificate
from competence.models.course import Course, CoursePart, Day, Occasion, Specialist
from competence.models.demand import UnitDemand
from competence.models.participation import Count, Opinion, Participation
from competence.models.people import (
    Appraisal,
    CourseWish,
    Eligibility,
    Introduction,
    Mentorship,
    PlanOwners,
    Regulation,
    UnitArea,
)
from competence.models.place import Place
from competence.models.plan import Line, Need, Plan, PlanStatus, Section
from competence.models.planning import (
    CycleStep,
    Film,
    FollowUpReport,
    Region,
    ReportSection,
    StaffingRow,
    StaffingSurvey,
    SurveyAnswer,
    Wish,
)
from competence.models.turns import WrongTurn

__all__ = [
    "Appraisal", "Certificate", "Count", "Course", "CoursePart", "CourseWish", "CycleStep", "Day", "Eligibility", "Film",
    "FollowUpReport", "Introduction", "Line", "Mentorship", "Need", "Occasion", "Opinion", "Participation", "Place",
    "Plan", "PlanOwners", "PlanStatus", "Region", "Regulation", "ReportSection", "Section", "Specialist", "StaffingRow",
    "StaffingSurvey", "SurveyAnswer", "UnitArea", "UnitDemand", "Wish", "WrongTurn",
]  # fmt: skip
