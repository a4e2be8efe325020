"""manage.py demo_logins: one line per role, with the login of somebody who holds it."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from fyrbodal.organisation.demo import PHRASE
from fyrbodal.organisation.models import Appointment
from fyrbodal.organisation.roles import Role


class Command(BaseCommand):
    help = "Skriver vem man loggar in som i demon."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError(_("Bara demon har ett lösenord som alla känner till (FYRBODAL_DEMO=1)."))
        for role in Role:
            held = Appointment.objects.on().to(role).select_related("person", "body").order_by("pk").first()
            if held:
                self.stdout.write(f"{capfirst(role.label):24} {held.person.email:34} {held.body}")
        self.stdout.write(_("Lösenordet är %(password)s för alla.") % {"password": PHRASE})
