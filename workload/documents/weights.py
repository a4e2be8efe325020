"""A model as one reads it: its figures in groups, each with what it rests on."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from fyrbodal.casefiles import Fault
from fyrbodal.swedish import decimal
from workload.bands import band_word
from workload.documents.weighing import model_of
from workload.limits import faults_in
from workload.models import Version
from workload.weighing import Activity, Calc, Model, Placement, Unit
from workload.weighing.explaining import unit_word
from workload.weights import Weight, weights_of


class Described(NamedTuple):
    """What a figure is called, and what stands after it."""

    label: str
    unit: str


@dataclass(frozen=True)
class Row:
    label: str
    figure: str
    weight: Weight


@dataclass(frozen=True)
class Group:
    """`about` says how an activity is counted."""

    heading: str
    about: str
    rows: tuple[Row, ...]


def groups(version: Version) -> list[Group]:
    """All figures of a version, in the order of the model."""
    model = model_of(version)
    weights = {weight.name: weight for weight in weights_of(model, version.weights)}
    return [Group(heading, about, tuple(_rows(named, weights))) for heading, about, named in _headings(model)]


def _rows(named: dict[str, Described], weights: dict[str, Weight]) -> Iterator[Row]:
    for name, described in named.items():
        weight = weights[name]
        yield Row(described.label, f"{decimal(Decimal(weight.value))} {described.unit}", weight)


def described(model: Model) -> dict[str, str]:
    """Every figure in one line: Paus: tid per gång"""
    return {
        name: f"{heading}: {said.label.lower()}" if about else said.label
        for heading, about, named in _headings(model)
        for name, said in named.items()
    }


def _headings(model: Model) -> Iterator[tuple[str, str, dict[str, Described]]]:
    yield _("Arbetsveckan och gränserna"), "", dict(_frame(model))
    if model.experience:
        levels = sorted(model.experience, key=lambda level: model.experience[level])
        named = {f"experience/{level}": Described(_("Erfarenhet: %s") % level, _("av full vecka")) for level in levels}
        yield _("Erfarenhet"), "", named
    for activity in model.activities:
        yield activity.label, about(activity, model.unit), dict(_of_activity(activity, model.unit))


def _frame(model: Model) -> Iterator[tuple[str, Described]]:
    yield "full", Described(_("Full vecka vid 100 procent"), unit_word(model.unit))
    for band in model.bands:
        if band.upto is not None:
            yield f"bands/{band.key}/upto", Described(_("%s till och med") % band_word(band.key).capitalize(), "%")


def _of_activity(activity: Activity, unit: Unit) -> Iterator[tuple[str, Described]]:
    place, word = f"activities/{activity.key}", unit_word(unit)
    if activity.amount is not None:
        yield f"{place}/amount", Described(AMOUNTS[activity.calc](), word)
    for number in range(len(activity.per_occasion)):
        yield f"{place}/per_occasion/{number}", Described(_("Standardtid per gång"), word)
    for number in range(len(activity.per_week)):
        yield f"{place}/per_week/{number}", Described(_("Standardtid i veckan"), word)
    if activity.occasions != 1:
        yield f"{place}/occasions", Described(_("Gånger"), _("st"))
    if activity.every != 1:
        word = _("månader") if activity.every_unit == "month" else _("veckor")
        yield f"{place}/every", Described(_("På så många"), word)


AMOUNTS = {
    Calc.OCCASION: lambda: _("Tid per gång"),
    Calc.FIXED: lambda: _("Tid i veckan"),
    Calc.TURN: lambda: _("Tid per tur"),
    Calc.ACTUAL: lambda: _("Tid"),
    Calc.POINTS: lambda: _("Poäng"),
}
WAYS = {
    Calc.OCCASION: lambda: _("Räknas per gång, så ofta som det händer."),
    Calc.FIXED: lambda: _("Räknas som så mycket i veckan."),
    Calc.TURN: lambda: _("Räknas per tur, delat på veckorna mellan turerna."),
    Calc.ACTUAL: lambda: _("Räknas efter den tid som gick åt."),
    Calc.POINTS: lambda: _("Räknas i poäng."),
}


def about(activity: Activity, unit: Unit) -> str:
    said = [WAYS[activity.calc]()]
    if activity.amount is None and activity.calc is not Calc.ACTUAL:
        said.append(_("Tiden skrivs på varje rad.") if unit is Unit.HOURS else _("Poängen skrivs på varje rad."))
    if activity.travel:
        said.append(_("Restid räknas med."))
    if activity.placement is Placement.CAPACITY:
        said.append(_("Minskar den tid som finns."))
    return " ".join(said)


def obstacles(version: Version) -> list[str]:
    """Why a draft cannot be published yet, one sentence each."""
    faults = faults_in(version.definition)
    if faults:
        return [in_words(fault, version.definition) for fault in faults]
    model = model_of(version)
    names = described(model)
    left = [weight for weight in weights_of(model, version.weights) if not weight.is_complete]
    return [_lacking(weight, names[weight.name]) for weight in left]


def _lacking(weight: Weight, name: str) -> str:
    if weight.is_unconfirmed:
        return _("%s är ett förslag som ingen har bekräftat.") % name
    return _("%s saknar ägare eller dag för översyn.") % name


def in_words(fault: Fault, definition: dict[str, Any]) -> str:
    """With the name of the thing that is wrong, for those who read no JSON."""
    _model, part, *rest = fault.place or ("model", "")
    where = {"full": _("Full vecka"), "name": _("Namnet"), "experience": _("Erfarenhet")}.get(str(part), str(part))
    if rest and part == "bands":
        where = _("Bandet %s") % band_word(definition["bands"][rest[0]]["key"])
    if rest and part == "activities":
        where = definition["activities"][rest[0]]["label"] or _("Insats %s") % (int(rest[0]) + 1)
    return f"{where}: {fault.sentence}"
