"""What everybody may read of finalised minutes; pure."""

from collections.abc import Callable
from typing import Any

from networks.policies import NamePolicy
from networks.privacy import texts

Data = dict[str, Any]


def publication(content: Data, policy: str) -> Data:
    """The content for the public page: the same words, and of the people only what the name policy lets through.

    Text that people have written is not changed; `names_in_text` finds the names that stand in it.
    """
    parts = [_public_part(part, policy) for part in content["parts"]]
    return content | {"name_policy": str(policy), "parts": parts}


def names_in_text(content: Data, policy: str) -> list[str]:
    """Names of attendees that stand in the text of the public page, in the order of the list."""
    attendance = [part for part in content["parts"] if part["kind"] == "attendance"]
    people = [one["name"] for part in attendance for one in [*part["present"], *part["absent"]]]
    written = " ".join(texts([_without_lists(_public_part(part, policy)) for part in content["parts"]]))
    return [name for name in dict.fromkeys(people) if name and name in written]


def _without_lists(part: Data) -> Data:
    """The part without what the name policy takes care of."""
    return {key: value for key, value in part.items() if key not in {"present", "absent", "name"}}


def _public_part(part: Data, policy: str) -> Data:
    shown: Data = LESS[policy].get(part["kind"], dict)(part)
    return shown


def _homeless(part: Data) -> Data:
    return part | {name: [one | {"organisation": ""} for one in part[name]] for name in ("present", "absent")}


def _owner_alone(part: Data) -> Data:
    """An organisation that is to do something is named; the one that a person comes from is not."""
    return part if part["owner"] == part["owner_organisation"] else part | {"owner_organisation": ""}


def _reporters_alone(part: Data) -> Data:
    return part | {"reports": [_owner_alone(report) for report in part["reports"]]}


def _counted(part: Data) -> Data:
    homes = {one["organisation"] for one in part["present"]}
    return part | {
        "present": [],
        "absent": [],
        "count": len(part["present"]),
        "organisation_count": len([home for home in homes if home]),
    }


def _unsigned(part: Data) -> Data:
    return part | {"name": ""}


def _uncontacted(part: Data) -> Data:
    return part | {"contact": ""}


def _owned(part: Data) -> Data:
    return part | {"owner": part["owner_organisation"]}  # words that name nothing in the register may name a person


def _reported(part: Data) -> Data:
    return part | {"reports": [_owned(report) for report in part["reports"]]}


def _round(part: Data) -> Data:
    return part | {"answers": [answer | {"contact": ""} for answer in part["answers"]]}


Lessened = dict[str, Callable[[Data], Data]]
ONLY_NAMES: Lessened = {"attendance": _homeless, "follow_up": _owner_alone, "follow_ups": _reporters_alone}
ONLY_COUNTS: Lessened = {
    "attendance": _counted,
    "secretary": _unsigned,
    "follow_up": _owned,
    "follow_ups": _reported,
    "information": _uncontacted,
    "round": _round,
}
LESS: dict[str, Lessened] = {
    NamePolicy.NAMES: ONLY_NAMES,
    NamePolicy.NAMES_WITH_MUNICIPALITY: {},
    NamePolicy.COUNTS: ONLY_COUNTS,
}
