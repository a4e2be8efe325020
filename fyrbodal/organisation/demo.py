"""Invented people: three in each municipality, and those who work for the association."""

import datetime as dt
from typing import Any

from django.contrib.auth.hashers import make_password

from fyrbodal.loading import demo
from fyrbodal.organisation.models import Appointment, Employment, Organisation, Person, Unit
from fyrbodal.organisation.roles import Role

PHRASE = "fyra blå båtar i hamnen"  # opens the demo alone: load_demo refuses to run anywhere else
SINCE = dt.date(2024, 1, 1)

STAFF = {
    "Bengtsfors": ("Agneta Kvist", "Jonas Berg", "Moa Fors"),
    "Dals-Ed": ("Birgit Stång", "Karim Haddad", "Tove Ed"),
    "Färgelanda": ("Cia Valbo", "Lars Högsby", "Nora Rådane"),
    "Lysekil": ("Doris Grundsund", "Max Fiskebäck", "Olivia Skaftö"),
    "Mellerud": ("Elsa Upperud", "Nils Köpman", "Petra Håverud"),
    "Munkedal": ("Folke Örekil", "Sara Dingle", "Ylva Hällevad"),
    "Orust": ("Greta Henån", "Bo Ask", "Frida Varekil"),
    "Sotenäs": ("Eva Kungshamn", "Hanna Smögen", "Rolf Hunnebo"),
    "Strömstad": ("Ingvar Koster", "Leila Nazari", "Stina Tjärnö"),
    "Tanum": ("Jenny Grebbestad", "Otto Fjällbacka", "Vera Rabbalshede"),
    "Trollhättan": ("Kerstin Sluss", "Amir Rahimi", "Wilma Strömkarl"),
    "Uddevalla": ("Lena Byfjord", "Daniel Kuröd", "Zara Ljungskile"),
    "Vänersborg": ("Mona Dalbo", "Pontus Brätte", "Åsa Skräckle"),
    "Åmål": ("David Ånimskog", "Camilla Tösse", "Örjan Edsleskog"),
    "Lilla Edet": ("Nina Hjärtum",),
    "Tjörn": ("Tomas Rönnäng",),
    "Barnhuset": ("Ulla Trygg",),
}
TITLES = ("IFO-chef", "familjebehandlare", "socialsekreterare")
LEADERS = ("Anna Lind", "Cecilia Rönn", "Gunnar Tall")


@demo(order=10)
def load_people() -> None:
    secret = make_password(PHRASE)
    association = Organisation.objects.get(name="Fyrbodals kommunalförbund")
    for name in LEADERS:
        title = "utvecklingsledare" if name != "Gunnar Tall" else "administratör"
        _person(name, title, association, secret)
    _appoint("Gunnar Tall", Role.ADMINISTRATOR, association)
    _appoint("Gunnar Tall", Role.COURSE_ADMINISTRATOR, association)
    _appoint("Cecilia Rönn", Role.GRANT_REVIEWER, association)
    for home, names in STAFF.items():
        _staff(Organisation.objects.get(name=home), names, secret)


def _staff(home: Organisation, names: tuple[str, ...], secret: str) -> None:
    people = [_person(name, title, home, secret) for name, title in zip(names, TITLES, strict=False)]
    if len(people) < len(TITLES):
        return
    unit = Unit.objects.create(name=f"Barn och unga, {home.name}", organisation=home)
    chief, practitioner, caseworker = people
    Appointment.objects.create(person=chief, role=Role.IFO_CHIEF, body=home, starts_on=SINCE)
    Appointment.objects.create(person=practitioner, role=Role.UNIT_MANAGER, body=unit, starts_on=SINCE)
    Appointment.objects.create(person=caseworker, role=Role.EMPLOYEE, body=unit, starts_on=SINCE)
    Appointment.objects.create(person=caseworker, role=Role.FIRST_LINE_SUPERVISOR, body=unit, starts_on=SINCE)
    for person in people:
        where = None if person == chief else unit
        Employment.objects.create(person=person, organisation=home, unit=where, starts_on=SINCE)


def employ(name: str, title: str, unit: Unit, percentage: int) -> Any:
    """One more in a unit, who signs in like the others."""
    one = _person(name, title, unit.organisation, make_password(PHRASE))
    Appointment.objects.create(person=one, role=Role.EMPLOYEE, body=unit, starts_on=SINCE)
    Employment.objects.create(
        person=one, organisation=unit.organisation, unit=unit, percentage=percentage, starts_on=SINCE
    )
    return one


def _person(name: str, title: str, home: Organisation, secret: str) -> Any:
    return Person.objects.create(name=name, email=address(name), title=title, organisation=home, password=secret)


def _appoint(name: str, role: Role, body: Organisation) -> None:
    Appointment.objects.create(person=person(name), role=role, body=body, starts_on=SINCE)


def person(name: str) -> Any:
    return Person.objects.get(email=address(name))


def address(name: str) -> str:
    """An address in a domain that is kept for examples."""
    plain = name.lower().translate(str.maketrans("åäöé ", "aaoe."))
    return f"{plain}@example.org"
