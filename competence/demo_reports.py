"""A follow-up of the plan of 2018 that is being written, with the tables it rests on, and wishes of this year."""

from django.utils import timezone

from competence.actions import catalogue, reports
from competence.models import FollowUpReport, Plan, ReportSection, Wish
from fyrbodal.loading import demo
from fyrbodal.organisation.demo import person
from fyrbodal.organisation.models import Organisation

KEEPER = "Gunnar Tall"
TABLES = (
    ("Bakgrund", "plan"),
    ("Vad som har genomförts", "participation"),
    ("Personalen", "staffing"),
    ("Vad kommunerna önskar", "wishes"),
    ("Andra regioner", "regions"),
    ("Nästa år", "cycle"),
)
WISHES = (
    ("Åmål", "Samtal med barn i kris", "proposal", 4),
    ("Uddevalla", "Samtal med barn i kris", "priority", 9),
    ("Orust", "Hedersrelaterat våld", "proposal", None),
)


@demo(order=47)
def load_report() -> None:
    by, plan = person(KEEPER), Plan.objects.filter(area="children_youth").order_by("starts_on", "pk").first()
    if plan is None or FollowUpReport.objects.exists():
        return
    made = FollowUpReport(plan=plan, title="Uppföljning av planen 2018–2019", first_year=2014, last_year=2019)
    reports.begin(report=made, headings=[heading for heading, _table in TABLES], by=by)
    for heading, table in TABLES:
        ReportSection.objects.filter(report=made, heading=heading).update(table=table)


@demo(order=47)
def load_demo_wishes() -> None:
    by, year = person(KEEPER), timezone.localdate().year
    for place, theme, kind, people in WISHES:
        home = Organisation.objects.get(name=place)
        if not Wish.objects.filter(organisation=home, wished_in=year, theme=theme).exists():
            wish = Wish(organisation=home, wished_in=year, theme=theme, kind=kind, people=people, wished_by=by)
            catalogue.keep(row=wish, by=by)
