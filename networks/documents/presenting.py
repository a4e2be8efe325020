"""From the data of the minutes to what the template prints: groups, sentences and tables; pure."""

import datetime as dt
from collections.abc import Callable, Iterable
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _

from fyrbodal import richtext
from fyrbodal.swedish import counted, date_in_words, joined, swedish_key, time_span

Data = dict[str, Any]
NAMELISTS = {"names": "present", "missing_names": "absent"}
COLUMNS = 4  # of key figures in one table; what is said by a single organisation stands with its answer


def presented(part: Data) -> Data:
    """A part with what its template needs besides the data."""
    return part | MORE.get(part["kind"], _as_it_is)(part)


def _as_it_is(_part: Data) -> Data:
    return {}


def _attendance(part: Data) -> Data:
    if "count" in part:
        return {"sentence": _count_sentence(part)}
    if not any(one["organisation"] for one in [*part["present"], *part["absent"]]):
        return {name: ", ".join(one["name"] for one in part[key]) for name, key in NAMELISTS.items()}
    return {"groups": by_organisation(part["present"]), "missing": by_organisation(part["absent"])}


def _count_sentence(part: Data) -> str:
    people = counted(part["count"], _("deltagare"), _("deltagare"))
    bodies = counted(part["organisation_count"], _("kommun eller verksamhet"), _("kommuner och verksamheter"))
    return _("%(people)s från %(bodies)s.") % {"people": people.capitalize(), "bodies": bodies}


def by_organisation(people: Iterable[Data]) -> list[Data]:
    """Names under their organisation in Swedish order; those of none come last."""
    ordered = sorted(people, key=lambda one: (not one["organisation"], swedish_key(one["organisation"])))
    groups = groupby(ordered, key=lambda one: one["organisation"])
    return [{"organisation": home, "names": ", ".join(one["name"] for one in names)} for home, names in groups]


def _round(part: Data) -> Data:
    told = [answer for answer in part["answers"] if _has_told(answer)]
    labels = _shared_labels(told)
    return {
        "told": [_told(answer, labels) for answer in told],
        "silence": _silence(part),
        "table": _table(told, labels),
    }


def _has_told(answer: Data) -> bool:
    return any(answer[key] for key in ("body", "reply", "contact", "figures", "links", "attachments"))


def _told(answer: Data, in_table: list[str]) -> Data:
    said = richtext.to_plain(answer["body"])
    alone = [
        one for one in answer["figures"] if one["label"] not in in_table and (one["label"] or one["text"] not in said)
    ]
    return answer | {"name": _name(answer), "own_figures": [_figure(figure) for figure in alone]}


def _name(answer: Data) -> str:
    return ", ".join(filter(None, [answer["organisation"], answer["unit"]]))


def _figure(figure: Data) -> str:
    about = f" ({figure['period']})" if figure["period"] else ""
    return f"{figure['label']}: {figure['text']}{about}" if figure["label"] else f"{figure['text']}{about}"


def _silence(part: Data) -> list[str]:
    """Who was asked and said nothing, so that a reader can tell that from not having been asked."""
    quiet = [answer for answer in part["answers"] if not _has_told(answer)]
    kinds = {
        "nothing": _("%(who)s hade inget att berätta."),
        "absent": _("%(who)s var frånvarande."),
        "waiting": _("%(who)s berättade inte."),
        "done": _("%(who)s berättade utan anteckning."),
    }
    named = [(words, [_name(one) for one in quiet if one["state"] == state]) for state, words in kinds.items()]
    return [words % {"who": joined(names)} for words, names in named if names]


def _shared_labels(told: list[Data]) -> list[str]:
    labels = [figure["label"] for answer in told for figure in answer["figures"] if figure["label"]]
    return [label for label in dict.fromkeys(labels) if labels.count(label) > 1][:COLUMNS]


def _table(told: list[Data], labels: list[str]) -> Data | None:
    if not labels:
        return None
    rows = [{"name": _name(answer), "cells": [_said(answer, label) for label in labels]} for answer in told]
    return {"labels": labels, "rows": [row for row in rows if any(row["cells"])]}


def _said(answer: Data, label: str) -> str:
    return "; ".join(figure["text"] for figure in answer["figures"] if figure["label"] == label)


def _next_meeting(part: Data) -> Data:
    return {"when": when(part)}


def _information(part: Data) -> Data:
    return {"day": date_in_words(dt.date.fromisoformat(part["on"])) if part["on"] else ""}


def when(facts: Data) -> str:
    """Day, time and place in one line, with a capital first."""
    day = date_in_words(dt.date.fromisoformat(facts["held_on"])).capitalize() if facts["held_on"] else ""
    span = time_span(_time(facts["starts"]), _time(facts["ends"])) if facts["starts"] else ""  # type: ignore[arg-type]
    return ", ".join(filter(None, [day, span, facts["place"]]))


def _time(text: str | None) -> dt.time | None:
    return dt.time.fromisoformat(text) if text else None


MORE: dict[str, Callable[[Data], Data]] = {
    "attendance": _attendance,
    "information": _information,
    "round": _round,
    "next_meeting": _next_meeting,
}
