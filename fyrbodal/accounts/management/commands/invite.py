"""Invite somebody from the command line: the first administrator of a new installation, above all."""

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.db import transaction

from fyrbodal.accounts.invitations import invite, link
from fyrbodal.journal import record
from fyrbodal.organisation.models import Appointment, Organisation, Person
from fyrbodal.organisation.roles import Role


class Command(BaseCommand):
    help = "Bjuder in en person och skriver ut länken, så att den kan lämnas över även om e-posten inte är igång."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email", metavar="E-POST")
        parser.add_argument("--name", metavar="NAMN", help="Behövs när personen inte är upplagd.")
        parser.add_argument("--administrator", action="store_true", help="Ge också uppdraget administratör.")

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        try:
            person = _person(options["email"], options["name"])
            if options["administrator"]:
                _make_administrator(person)
            invite(person, by=None)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        self.stdout.write(link(person))


def _person(email: str, name: str | None) -> Person:
    known: Person | None = Person.objects.filter(email__iexact=email).first()
    if known or not name:
        return known or _unknown(email)
    validate_email(email)
    person = Person(email=email.lower(), name=name)
    person.set_unusable_password()
    person.full_clean()
    person.save()
    record(None, "added", person)
    return person


def _unknown(email: str) -> Person:
    raise CommandError(f'Ingen med adressen {email} är upplagd. Lägg till --name "Förnamn Efternamn".')


def _make_administrator(person: Person) -> None:
    association = Organisation.objects.filter(category=Organisation.Category.ASSOCIATION).first()
    if association is None:
        raise CommandError("Kommunalförbundet finns inte. Läs in organisationerna först.")
    if not person.holds(Role.ADMINISTRATOR, at=association):
        appointment = Appointment(person=person, role=Role.ADMINISTRATOR, body=association)
        appointment.full_clean()
        appointment.save()
        record(None, "added", appointment)
