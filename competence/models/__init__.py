"""The rows of the competence app, a noun per file."""

from competence.models.certificate import Certificate
from competence.models.course import Course, CoursePart, Day, Occasion, Specialist
from competence.models.demand import UnitDemand
from competence.models.enrolment import EnrolmentSheet, SheetLine, UnitWish, WishedPerson
from competence.models.offer import Award, Offer, TrainerCredit
from competence.models.package import PackageStatus, TermPackage
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
from competence.models.place import Attendance, Evaluation, Place
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
from fyrbodal.turns import WrongTurn

__all__ = [
    "Appraisal", "Attendance", "Award", "Certificate", "Count", "Course", "CoursePart", "CourseWish", "CycleStep",
    "Day", "Eligibility", "EnrolmentSheet", "Evaluation", "Film", "FollowUpReport", "Introduction", "Line",
    "Mentorship", "Need", "Occasion", "Offer", "Opinion", "PackageStatus", "Participation", "Place", "Plan",
    "PlanOwners", "PlanStatus", "Region", "Regulation", "ReportSection", "Section", "SheetLine", "Specialist",
    "StaffingRow", "StaffingSurvey", "SurveyAnswer", "TermPackage", "TrainerCredit", "UnitArea", "UnitDemand",
    "UnitWish", "Wish", "WishedPerson", "WrongTurn",
]  # fmt: skip
