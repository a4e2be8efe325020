"""How the posts were filled in March 2017, row by row with the words as given, and the closed questions beside."""

from typing import Any

from competence.models import StaffingRow, StaffingSurvey, SurveyAnswer
from competence.reference.known import known, sentences
from fyrbodal.loading import reference
from fyrbodal.organisation.models import Loaded, Organisation

REPORTED_BACK = "Återredovisningen av 2016 års kompetensmedel"
HALVES = {"1": StaffingSurvey.Half.SPRING, "2": StaffingSurvey.Half.AUTUMN}


@reference(order=48)
def load_survey() -> None:
    given = known("staffing", {})
    if not given or not Loaded.is_new("survey", given["survey"]["half_year"], given["survey"]["area"]):
        return
    survey = _survey(given["survey"])
    places = {one.name: one for one in Organisation.objects.filter(is_member=True)}
    for row in given["rows"]:
        if place := places.get(row["municipality"]):
            _row(survey, place, row)
    _answers(survey, given)


def _survey(said: dict[str, Any]) -> StaffingSurvey:
    year, half = said["half_year"].split("-")
    asked = f"{said['interviewed']} av {said['municipalities']} kommuner intervjuades i mars {year}."
    missing = f"Uppgifterna för {' och '.join(said['not_interviewed'])} är hämtade ur en annan redovisning."
    return StaffingSurvey.objects.create(
        asked_in=int(year),
        half=HALVES[half],
        about=said["title"],
        asked_how=sentences(asked, missing),
        invited=said["municipalities"],
    )


def _row(survey: StaffingSurvey, place: Organisation, row: dict[str, Any]) -> None:
    was_asked = row["source"] == "interview"
    StaffingRow.objects.create(
        survey=survey,
        organisation=place,
        label=row["unit"] if row["unit"] != row["municipality"] else "",
        footnote=sentences(*row["notes"]),
        was_asked=was_asked,
        source="" if was_asked else REPORTED_BACK,
        **row["words"],
    )


def _answers(survey: StaffingSurvey, given: dict[str, Any]) -> None:
    asked = [(one["question"], one["yes"], one["of"], one["note"]) for one in given["questions"]]
    told = [
        (f"Årsarbetare i {one['municipality']} enligt återredovisningen", None, None, _reported(one))
        for one in given["reported_back"]
    ]
    SurveyAnswer.objects.bulk_create(
        SurveyAnswer(survey=survey, position=place, question=question, count=count, of=of, note=note)
        for place, (question, count, of, note) in enumerate([*asked, *told])
    )


def _reported(one: dict[str, str]) -> str:
    posts, degree = one["full_time_posts"].replace(".", ","), one["with_degree"].replace(".", ",")
    return sentences(f"{posts}, varav {degree} med socionomexamen.", one["note"])
