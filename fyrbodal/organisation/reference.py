"""The organisations that meet in Fyrbodal, with those inhabitants that have been looked up.

Source of `inhabitants`: Statistics Sweden, population on 31 December 2024. What has not been looked up is left out.
"""

import datetime as dt
import json
from pathlib import Path

from fyrbodal.loading import reference
from fyrbodal.organisation.models import Fact, Organisation

FILE = Path(__file__).parent / "known" / "organisations.json"
COUNTED_ON = dt.date(2024, 12, 31)


@reference(order=10)
def load_organisations() -> None:
    for given in json.loads(FILE.read_text(encoding="utf-8")):
        facts = {key: given[key] for key in ("name", "category", "code", "is_member")}
        known_by = "code" if given["code"] else "name"  # a municipality may have been given another name here
        organisation, _is_new = Organisation.objects.get_or_create(**{known_by: given[known_by]}, defaults=facts)
        if inhabitants := given.get("inhabitants"):
            Fact.objects.get_or_create(
                organisation=organisation,
                kind=Fact.FactKind.INHABITANTS,
                as_of_on=COUNTED_ON,
                defaults={"value": inhabitants},
            )
