"""Surveys, wishes and steps of the year, read as prose: survey(), answered(survey, amal, vacant="nej")."""

from competence.models import CycleStep, Region, StaffingRow, StaffingSurvey, SurveyAnswer, Wish


def survey(year=2100, half="spring", **facts):
    """Open, for its half-year lies ahead."""
    about = {"about": "Personalsituation inom barn och unga"}
    return StaffingSurvey.objects.create(asked_in=year, half=half, **about | facts)


def answered(to, place, **words):
    return StaffingRow.objects.create(survey=to, organisation=place, **words)


def asked(to, question="Har ni mentorer?", **facts):
    return SurveyAnswer.objects.create(survey=to, question=question, position=to.next_position(), **facts)


def wish(place, theme="Kulturkompetens", year=2026, **facts):
    return Wish.objects.create(organisation=place, theme=theme, wished_in=year, **facts)


def step(what="Planen antas", month=9, **facts):
    return CycleStep.objects.create(what=what, month=month, **facts)


def region(name="Långtbortistan", **facts):
    return Region.objects.create(name=name, **facts)
