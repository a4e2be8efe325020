"""manage.py load_demo: invented people and a year of what they have done."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from fyrbodal.loading import load
from fyrbodal.organisation.models import Person


class Command(BaseCommand):
    help = "Läser in påhittade personer och träffar, om databasen är tom på personer."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError(_("Demodata har öppna lösenord och läses bara in när FYRBODAL_DEMO=1."))
        if not Person.objects.exists():
            load("reference")
            load("demo")
