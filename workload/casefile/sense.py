"""What no schema can say: how the parts of a model and a sheet fit together."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fyrbodal.casefiles import Fault
from fyrbodal.casefiles.faults import Place, legible
from workload.casefile.building import activity_from, line_from

Data = Mapping[str, Any]


def model_faults(model: Data) -> list[Fault]:
    """Of a model whose form is right."""
    return [*_twice(model, "activities"), *_twice(model, "bands"), *_bands(model["bands"])]


def sheet_faults(sheet: Data, model: Data) -> list[Fault]:
    """Of a sheet whose form is right, by a model whose form is right."""
    return [*_other_model(sheet, model), *_experience(sheet["employment"], model), *_lines(sheet["lines"], model)]


def _twice(model: Data, part: str) -> Iterator[Fault]:
    """A key names one thing."""
    seen: set[str] = set()
    for position, one in enumerate(model[part]):
        if one["key"] in seen:
            yield Fault(("model", part, position, "key"), _('"%s" står redan längre upp.') % legible(one["key"]))
        seen.add(one["key"])


def _bands(bands: list[Data]) -> Iterator[Fault]:
    """They rise, and the last one takes what is left."""
    below = Decimal(-1)
    for position, limit in enumerate(band["upto"] for band in bands):
        place: Place = ("model", "bands", position, "upto")
        is_last = position == len(bands) - 1
        if limit is None and not is_last:
            yield Fault(place, _("Bara det sista bandet har null som gräns."))
        elif limit is not None and is_last:
            yield Fault(place, _("Det sista bandet ska ha null som gräns, så att det rymmer allt däröver."))
        elif limit is not None and Decimal(limit) <= below:
            yield Fault(place, _("Gränsen ska vara högre än i bandet före."))
        below = Decimal(limit) if limit is not None else below


def _other_model(sheet: Data, model: Data) -> Iterator[Fault]:
    if sheet["model"] != model["key"]:
        named = {"said": legible(sheet["model"]), "here": legible(model["key"])}
        yield Fault(("sheet", "model"), _('Gäller modellen "%(said)s", men här är "%(here)s".') % named)
    if sheet["version"] != model["version"]:
        numbered = {"said": int(sheet["version"]), "here": int(model["version"])}
        yield Fault(("sheet", "version"), _("Gäller version %(said)s, men här är version %(here)s.") % numbered)


def _experience(employment: Data, model: Data) -> Iterator[Fault]:
    level = employment.get("experience")
    if level is not None and level not in model.get("experience", {}):
        yield Fault(("sheet", "employment", "experience"), _('Modellen har ingen erfarenhet "%s".') % legible(level))


def _lines(lines: Iterable[Data], model: Data) -> Iterator[Fault]:
    activities = {one["key"]: activity_from(one) for one in model["activities"]}
    for position, line in enumerate(lines):
        place: Place = ("sheet", "lines", position)
        activity = activities.get(line["activity"])
        if activity is None:
            yield Fault((*place, "activity"), _('Modellen har ingen aktivitet "%s".') % legible(line["activity"]))
            continue
        lacking = activity.lacking(line_from(line))
        if lacking:
            yield Fault((*place, lacking), LACKING[lacking] % legible(activity.label))


LACKING = {
    "amount": gettext_lazy('Saknas, och aktiviteten "%s" har inget eget värde.'),
    "interval": gettext_lazy('Saknas: "%s" behöver antalet veckor mellan turerna.'),
}
