"""Counts and participations, read as prose: counted(12, of=course, year=2020), took(vera, course, 2020)."""

from competence.models import Count, Participation


def counted(participants, *, year=2020, to=None, of=None, place=None, **facts):
    kind = Count.Kind.ITEM if of else Count.Kind.TOTAL
    years = {"first_year": year, "last_year": to or year}
    said = {"source": "Rapport"} | facts
    return Count.objects.create(kind=kind, course=of, organisation=place, participants=participants, **years, **said)


def took(person, course, year, **facts):
    return Participation.objects.create(
        person=person, course=course, organisation=person.organisation, taken_in=year, **facts
    )
