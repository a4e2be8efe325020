"""The organisations that meet in Fyrbodal, and the inhabitants of the fourteen municipalities."""

import json
from pathlib import Path

from fyrbodal.loading import reference
from fyrbodal.organisation.models import Organisation

FILE = Path(__file__).parent / "known" / "organisations.json"


@reference(order=10)
def load_organisations() -> None:
    for given in json.loads(FILE.read_text(encoding="utf-8")):
        facts = {key: given[key] for key in ("category", "code", "is_member")}
        Organisation.objects.get_or_create(name=given["name"], defaults=facts)
