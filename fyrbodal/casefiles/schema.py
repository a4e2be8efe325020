"""The part of JSON Schema (draft 2020-12) that our schemas use; any other keyword is a programmer's mistake, and raises.

A package for all of it would bring six more, and speak English to people who write models.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from itertools import islice
from typing import Any

from django.utils.translation import gettext as _

from fyrbodal.casefiles.faults import Fault, Place, legible
from fyrbodal.swedish import COUNTED

Schema = Mapping[str, Any]
SAID = {"$schema", "$defs", "title", "description"}  # for those who read the schema


MOST = 1000  # faults that anybody is told of at once; millions fit in a file


def faults_by(schema: Schema, value: Any) -> list[Fault]:
    """The faults in what `parsed` gave."""
    faults = list(islice(Check(schema)(schema, value, ()), MOST))
    return faults if len(faults) < MOST else [*faults, Fault(None, _("Här slutar listan. Det kan finnas fler fel."))]


class Check:
    """Holds values against parts of one schema, whose `$defs` the parts refer to."""

    def __init__(self, whole: Schema) -> None:
        self.whole = whole

    def __call__(self, schema: Schema, value: Any, place: Place) -> Iterator[Fault]:
        """The kind first: what is of another kind is not asked the rest."""
        if "$ref" in schema:
            schema = self._referred(schema["$ref"])
        wrong_kind = _wrong_kind(schema.get("type"), value)
        if wrong_kind:
            yield Fault(place, wrong_kind)
            return
        for keyword in schema:
            if keyword not in SAID and keyword != "type":
                yield from RULES[keyword](self, schema, value, place)

    def _referred(self, name: str) -> Schema:
        definition: Schema = self.whole["$defs"][name.removeprefix("#/$defs/")]
        return definition


def _wrong_kind(kind: str | None, value: Any) -> str:
    if kind is None or KINDS[kind](value):
        return _unprintable(value) if isinstance(value, str) else ""
    return {
        "object": _("Ska vara ett objekt, inom { och }."),
        "array": _("Ska vara en lista, inom [ och ]."),
        "string": _("Ska vara en text inom citattecken."),
        "integer": _("Ska vara ett heltal utan citattecken."),
        "boolean": _("Ska vara true eller false."),
        "null": _("Ska vara null."),
    }[kind]


def _unprintable(value: str) -> str:
    """Half a letter and NUL are text to JSON, and to no file or database."""
    broken = any(letter == "\0" or "\ud800" <= letter <= "\udfff" for letter in value)
    return _("Innehåller tecken som inte går att skriva.") if broken else ""


def _is_whole(value: Any) -> bool:
    return isinstance(value, Decimal) and value.is_finite() and value == value.to_integral_value()


KINDS: dict[str, Callable[[Any], bool]] = {
    "object": lambda value: isinstance(value, dict),
    "array": lambda value: isinstance(value, list),
    "string": lambda value: isinstance(value, str),
    "integer": _is_whole,
    "boolean": lambda value: isinstance(value, bool),
    "null": lambda value: value is None,
}


def _required(_check: Check, schema: Schema, value: Any, place: Place) -> Iterator[Fault]:
    for key in schema["required"]:
        if key not in value:
            yield Fault((*place, key), _("Saknas."))


def _properties(check: Check, schema: Schema, value: Any, place: Place) -> Iterator[Fault]:
    for key in value.repeated:
        yield Fault((*place, key), _("Står mer än en gång."))
    for key, member in value.items():
        if key in schema["properties"]:
            yield from check(schema["properties"][key], member, (*place, key))


def _further(check: Check, schema: Schema, value: Any, place: Place) -> Iterator[Fault]:
    """`additionalProperties`: true, false or what each of them shall be."""
    rule, known = schema["additionalProperties"], schema.get("properties", {})
    for key in value if rule is not True else ():
        if key not in known and rule is False:
            yield Fault((*place, key), _("Är inget som ska stå här."))
        elif key not in known:
            yield from check({"type": "string"}, key, (*place, key))
            yield from check(rule, value[key], (*place, key))


def _items(check: Check, schema: Schema, value: Any, place: Place) -> Iterator[Fault]:
    for position, item in enumerate(value):
        yield from check(schema["items"], item, (*place, position))


def _least_items(_check: Check, schema: Schema, value: Any, place: Place) -> Iterator[Fault]:
    if len(value) < schema["minItems"]:
        yield Fault(place, _("Listan är tom."))


def _one_of(_check: Check, schema: Schema, value: Any, place: Place) -> Iterator[Fault]:
    if not isinstance(value, str) or value not in schema["enum"]:
        allowed = ", ".join(f'"{one}"' for one in schema["enum"])
        yield Fault(place, _("Ska vara något av %s.") % allowed)


def _decimal(_check: Check, schema: Schema, value: Any, place: Place) -> Iterator[Fault]:
    """The one pattern that our schemas have. ASCII as in ECMA-262, and all of the text."""
    if not re.fullmatch(schema["pattern"], value, re.ASCII):
        yield Fault(
            place,
            _(
                '"%(said)s" ska vara ett tal som "37.5": punkt, inget minus, högst %(most)s siffror på var sida om punkten.'
            )
            % {"said": legible(value, 20), "most": _most_digits(schema["pattern"])},
        )


def _most_digits(pattern: str) -> str:
    return COUNTED[int(pattern.split("{1,")[1].split("}", maxsplit=1)[0])]


def _least(_check: Check, schema: Schema, value: Any, place: Place) -> Iterator[Fault]:
    if value < schema["minimum"]:
        yield Fault(place, _("Får inte vara mindre än %s.") % schema["minimum"])


def _most(_check: Check, schema: Schema, value: Any, place: Place) -> Iterator[Fault]:
    if value > schema["maximum"]:
        yield Fault(place, _("Får inte vara större än %s.") % schema["maximum"])


def _any_of(check: Check, schema: Schema, value: Any, place: Place) -> Iterator[Fault]:
    """The faults by the first alternative, which is what was most likely meant."""
    tried = [list(check(one, value, place)) for one in schema["anyOf"]]
    yield from [] if [] in tried else tried[0]


RULES: dict[str, Callable[[Check, Schema, Any, Place], Iterator[Fault]]] = {
    "required": _required,
    "properties": _properties,
    "additionalProperties": _further,
    "items": _items,
    "minItems": _least_items,
    "enum": _one_of,
    "pattern": _decimal,
    "minimum": _least,
    "maximum": _most,
    "anyOf": _any_of,
}
