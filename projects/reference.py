"""The grant programme that came with the program, its form and what it gave money for.

Source: the form for reports on local development grants of the City of Stockholm, told in our own words.
"""

import json
from pathlib import Path
from typing import Any

from django.utils import timezone

from fyrbodal.loading import reference
from fyrbodal.organisation.models import Loaded, Organisation
from projects.models import Priorities, Programme, TemplateSection, TemplateVersion

FILE = Path(__file__).parent / "known" / "lum.json"
SAID = ("name", "due_month", "due_day", "reports_go_to", "funding_line")


@reference(order=60)
def load_programme() -> None:
    given = json.loads(FILE.read_text(encoding="utf-8"))
    funder = Organisation.objects.filter(code=given["funder"]).first()
    if funder and Loaded.is_new("programme", given["name"]):
        programme = Programme.objects.create(funder=funder, **{name: given[name] for name in SAID})
        for year, lines in given["priorities"].items():
            Priorities.objects.create(programme=programme, year=year, lines=lines)
        _publish(programme, given)


def _publish(programme: Programme, given: dict[str, Any]) -> None:
    """Nobody published it but the program."""
    template = TemplateVersion.objects.create(programme=programme, number=1, statement=given["statement"])
    TemplateSection.objects.bulk_create(
        TemplateSection(template=template, position=place, **one) for place, one in enumerate(given["sections"])
    )
    TemplateVersion.objects.filter(pk=template.pk).update(published_at=timezone.now())
