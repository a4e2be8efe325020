"""Projects and reports, read as prose: begun(granted(project(lum, åmål), 2026, goals=["Möten"]))."""

from django.db import transaction
from django.utils import timezone

from fyrbodal.sealed.models import Audience
from fyrbodal.sealed.sealing import seal
from projects.models import Done, Goal, Grant, Programme, Project, Report, ReportStatus, Section, TemplateVersion
from projects.reference import load_programme

YEAR = 2026


def programme(funder):
    """The one that came with the program, with its published form."""
    load_programme()
    return Programme.objects.get(funder=funder)


def project(of, organisation, unit=None, name="Broarna", **facts):
    return Project.objects.create(programme=of, organisation=organisation, based_at=unit, name=name, **facts)


def granted(to, year=YEAR, amount=500_000, goals=("Samråd", "Enkät")):
    grant = Grant.objects.create(project=to, year=year, amount=amount, registration_number=f"4.1-{year}/17")
    Goal.objects.bulk_create(
        Goal(grant=grant, position=place, title=title, thought="Vi tänkte mötas varje månad.")
        for place, title in enumerate(goals)
    )
    return grant


def begun(grant):
    """Empty, with every section of the form and a row for each goal."""
    template = TemplateVersion.objects.get(programme=grant.project.programme)
    report = Report.objects.create(grant=grant, template=template)
    Section.objects.bulk_create(Section(report=report, of=one) for one in template.sections.in_order())
    Done.objects.bulk_create(Done(report=report, goal=goal) for goal in grant.goals.in_order())
    return report


def as_submitted(report):
    """Whatever it says: so that one can see what nobody may change any more."""
    Report.objects.filter(pk=report.pk).update(status=ReportStatus.SUBMITTED, first_sent_at=timezone.now())
    report.refresh_from_db()
    return report


def copied(report, by, number=1):
    """Sealed, with a page that says nothing."""
    said = {"kind": "grant report", "thing": report, "body": report.project, "number": number, "title": str(report)}
    with transaction.atomic():
        return seal(**said, audience=Audience.CONCERNED, content={}, html="<body><h1>Redovisning</h1></body>", by=by)
