"""The organisations that meet in Fyrbodal, with those inhabitants that have been looked up.

Source of `inhabitants`: Statistics Sweden, population on 31 December 2024. What has not been looked up is left out.
A line of the file is known by its code, or its name when it has none: neither is changed there later.
"""

import datetime as dt
import json
from pathlib import Path
from typing import Any

from fyrbodal.loading import reference
from fyrbodal.organisation.models import Fact, Loaded, Organisation

FILE = Path(__file__).parent / "known" / "organisations.json"
COUNTED_ON = dt.date(2024, 12, 31)


@reference(order=10)
def load_organisations() -> None:
    for given in json.loads(FILE.read_text(encoding="utf-8")):
        key = given["code"] or given["name"]
        if Loaded.is_new("organisation", key):
            _load(given)
        if (value := given.get("inhabitants")) and Loaded.is_new("inhabitants", key, COUNTED_ON.isoformat()):
            _count(given, value)


def _load(given: dict[str, Any]) -> None:
    facts = {key: given[key] for key in ("name", "category", "code", "is_member")}
    Organisation.objects.get_or_create(**_known_by(given), defaults=facts)


def _count(given: dict[str, Any], inhabitants: int) -> None:
    fact = {"kind": Fact.FactKind.INHABITANTS, "as_of_on": COUNTED_ON}
    for organisation in Organisation.objects.filter(**_known_by(given)):  # none if somebody has taken it away
        Fact.objects.get_or_create(organisation=organisation, **fact, defaults={"value": inhabitants})


def _known_by(given: dict[str, Any]) -> dict[str, str]:
    return {"code": given["code"]} if given["code"] else {"name": given["name"]}
