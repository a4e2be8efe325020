"""A link that lets a person choose a password: mailed to them, good for a fortnight, used once."""

import datetime as dt
import uuid

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _

from fyrbodal import links, outbox
from fyrbodal.accounts.addresses import absolute, prove
from fyrbodal.accounts.forms import SetPasswordForm
from fyrbodal.journal import record
from fyrbodal.organisation.models import Person

PURPOSE = "invitation"
VALID = dt.timedelta(days=14)


@transaction.atomic
def invite(person: Person, *, by: Person | None) -> None:
    """Mail the person a link. Raises ValidationError if the person may not sign in."""
    if not person.is_active:
        raise ValidationError(_("%(name)s får inte logga in och kan inte bjudas in.") % {"name": person.name})
    words = {"person": person, "by": by, "url": link(person), "days": VALID.days, "site_url": settings.SITE_URL}
    outbox.send(
        kind=PURPOSE,
        subject=_("Välkommen till Nätverken"),
        text=render_to_string("account/email/invitation.txt", words),
        to=[outbox.Recipient.of(person)],
        about=person,
        secret=True,
        by=by,
    )
    record(by, "invited", person)


def link(person: Person) -> str:
    """The whole address; it dies when a password is chosen, at a sign-in, and when the e-mail address changes."""
    token = links.sign(PURPOSE, {"person": person.pk.hex, "state": _state(person)})
    return absolute(reverse("accept_invitation", args=[token]))


def invited(token: str, *, lock: bool = False) -> Person:
    """Whom the link is for. Raises links.Dead when it is used, too old or not ours."""
    payload = links.read(PURPOSE, token, VALID)
    people = Person.objects.select_for_update() if lock else Person.objects.all()
    person: Person | None = people.filter(pk=uuid.UUID(payload["person"])).first()
    if person is None or not constant_time_compare(payload["state"], _state(person)):
        raise links.Dead
    return person


@transaction.atomic
def accept(token: str, form: SetPasswordForm) -> Person:
    """Give the person the password of a valid form. Raises links.Dead if somebody was faster."""
    person = form.user = invited(token, lock=True)
    form.save()
    prove(person)
    return person


def _state(person: Person) -> str:
    """Changes when the link has done its work."""
    used = f"{person.pk}|{person.password}|{person.last_login}|{person.email}"
    return salted_hmac("fyrbodal.accounts.invitations", used, algorithm="sha256").hexdigest()[:32]
