"""What decides who may do authority work with children, while the plans held."""

from typing import Any

from competence.models import Regulation
from competence.reference.known import known, sentences
from fyrbodal.loading import reference
from fyrbodal.organisation.models import Loaded


@reference(order=54)
def load_regulations() -> None:
    """One whose first day is not known is told of by the one that it changed."""
    dated = [given for given in known("regulations", []) if given["starts_on"]]
    new = [given for given in dated if Loaded.is_new("regulation", given["code"])]
    for given in new:
        Regulation.objects.get_or_create(code=given["code"], defaults=_facts(given))
    for given in new:
        if given["replaced_by"]:
            later = Regulation.objects.filter(code=given["replaced_by"]).first()
            Regulation.objects.filter(code=given["code"], replaced_by=None).update(replaced_by=later)


def _facts(given: dict[str, Any]) -> dict[str, Any]:
    changed = f"Ändrad genom {', '.join(given['amended_by'])}." if given["amended_by"] else ""
    began = f"Första dagen är {given['starts_on_is']}." if given.get("starts_on_is") else ""
    ended = f"Sista dagen är {given['ends_on_is']}." if given.get("ends_on_is") else ""
    kept = {name: given[name] for name in ("name", "starts_on", "ends_on", "transitional_until_on", "link")}
    return kept | {"says": sentences(given["says"], changed, began, ended, given["transitional_note"])}
