"""Addresses: of our pages in a mail, and of a person in allauth's table (a trigger keeps that one in line)."""

from urllib.parse import urljoin

from allauth.account.models import EmailAddress
from django.conf import settings

from fyrbodal.organisation.models import Person


def absolute(path: str) -> str:
    """The page on the address that we are known by, never on what a request claims."""
    return urljoin(settings.SITE_URL, path)


def prove(person: Person) -> None:
    """Whoever holds a link that was mailed to the address reads mail there."""
    EmailAddress.objects.filter(user_id=person.pk, email=person.email.lower()).update(verified=True)
