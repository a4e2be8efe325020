"""The rows of a draft's form: how an activity, a band and a level are shown as fields, and read back."""

from collections.abc import Callable, Mapping
from hashlib import sha256
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from workload.bands import band_word
from workload.documents.weights import AMOUNTS
from workload.forms.models.fields import CountField, FigureField, FiguresField, all_typed, stored, typed
from workload.limits import LABEL
from workload.weighing import Calc, Every, Placement

Json = dict[str, Any]
Fields = dict[str, forms.Field]
Named = Callable[[str], str]
CALCS = [
    (Calc.OCCASION.value, gettext_lazy("per gång")),
    (Calc.FIXED.value, gettext_lazy("i veckan")),
    (Calc.TURN.value, gettext_lazy("per tur")),
    (Calc.ACTUAL.value, gettext_lazy("efter tid som gick åt")),
    (Calc.POINTS.value, gettext_lazy("i poäng")),
]
PLACEMENTS = [
    (Placement.DEMAND.value, gettext_lazy("arbete")),
    (Placement.CAPACITY.value, gettext_lazy("tid som försvinner ur veckan")),
]
EVERY = [(Every.WEEK.value, gettext_lazy("veckor")), (Every.MONTH.value, gettext_lazy("månader"))]


def handle(kind: str, key: str) -> str:
    """A name for the row's fields, whatever letters its key has: a1f3…; the same as long as the key is."""
    return f"{kind[0]}{sha256(key.encode()).hexdigest()[:10]}"


def activity_fields(said: Json) -> Fields:
    named = _labeller(said["label"])
    return _seen(said, named) | _standard_times(said, named) | _frequency(said, named)


def _seen(said: Json, named: Named) -> Fields:
    amount, label = AMOUNTS[Calc(said["calc"])]().lower(), said["label"]
    return {
        "label": forms.CharField(label=named(_("namn")), initial=label, required=False, max_length=LABEL),
        "calc": forms.ChoiceField(label=named(_("räknas")), initial=said["calc"], choices=CALCS),
        "amount": FigureField(label=named(amount), initial=typed(said.get("amount")), required=False),
        "travel": forms.BooleanField(
            label=named(_("restid räknas")), initial=said.get("travel", False), required=False
        ),
    }


def _standard_times(said: Json, named: Named) -> Fields:
    labels = {"per_occasion": _("standardtider per gång"), "per_week": _("standardtider i veckan")}
    return {
        name: FiguresField(label=named(label), initial=all_typed(said.get(name, ())), required=False)
        for name, label in labels.items()
    }


def _frequency(said: Json, named: Named) -> Fields:
    unit, placement = said.get("every_unit", Every.WEEK.value), said.get("placement", Placement.DEMAND.value)
    return {
        "occasions": CountField(label=named(_("gånger")), initial=said.get("occasions", 1), min_value=0),
        "every": CountField(label=named(_("på så många")), initial=said.get("every", 1), min_value=1),
        "every_unit": forms.ChoiceField(label=named(_("veckor eller månader")), initial=unit, choices=EVERY),
        "placement": forms.ChoiceField(label=named(_("räknas som")), initial=placement, choices=PLACEMENTS),
    }


def _labeller(whose: str) -> Named:
    return lambda what: f"{whose or _('Insats utan namn')}, {what}"


def activity_from(key: str, cleaned: Mapping[str, Any]) -> Json:
    """What is as it would be if left out, is left out."""
    said: Json = {"key": key, "label": cleaned["label"], "calc": cleaned["calc"]}
    figures = {"amount": stored(cleaned["amount"]), "travel": cleaned["travel"]}
    figures |= {name: _several(cleaned[name]) for name in ("per_occasion", "per_week")}
    usual = {"occasions": 1, "every": 1, "every_unit": "week", "placement": "demand"}
    figures |= {name: cleaned[name] for name, default in usual.items() if cleaned[name] != default}
    return said | {name: value for name, value in figures.items() if value not in ("", False, [])}


def _several(text: str) -> list[str]:
    return [stored(part) for part in text.split(" + ")] if text else []


def band_fields(said: Json) -> Fields:
    """The last band has no end, and no field."""
    if said["upto"] is None:
        return {}
    label = _("%s till och med") % band_word(said["key"]).capitalize()
    return {"upto": FigureField(label=label, initial=typed(said["upto"]))}


def level_fields(level: str, factor: str) -> Fields:
    return {"factor": FigureField(label=_("%s, del av full vecka") % level, initial=typed(factor))}
