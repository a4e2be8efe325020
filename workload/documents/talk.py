"""What is said in the talk about a sheet, as plain data; decimals are text, days and times ISO text."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q

from fyrbodal.sealed.canonical import canonical, digest
from workload.models import Comment, Measure, Sheet, Talk

Data = dict[str, Any]


@dataclass(frozen=True)
class Said:
    """A talk with what belongs to it. `earlier` are measures of earlier sheets that are followed up here."""

    talk: Talk
    comment: Comment
    measures: list[Measure] = field(default_factory=list)
    earlier: list[Measure] = field(default_factory=list)

    def data(self) -> Data:
        return self._agreed() | {
            "comment": self.comment.text,
            "confirmed": [one for one in map(self._confirmed, ("employee", "manager")) if one],
        }

    def _agreed(self) -> Data:
        """What both confirm."""
        return {
            "note": self.talk.note,
            "measures": [_measure(one) for one in self.measures],
            "followed_up": [_measure(one) | {"status": one.status, "outcome": one.outcome} for one in self.earlier],
        }

    def _confirmed(self, side: str) -> Data | None:
        at, by = getattr(self.talk, f"{side}_confirmed_at"), getattr(self.talk, f"{side}_confirmed_by")
        return {"side": side, "name": by.name, "at": at.isoformat()} if at else None

    def checksum(self, sheet: Sheet) -> str:
        """Of what both confirm: what is agreed, and the figures that it is about, as they were sent in."""
        figures = {"demand": sheet.outcome.demand, "available": sheet.outcome.available}
        return digest(canonical(self._agreed() | figures | {"submitted_at": str(sheet.submitted_at)}), "")


def said_of(sheet: Sheet) -> Said | None:
    """None before the talk has begun. Two queries."""
    people = ("manager_confirmed_by", "employee_confirmed_by")
    talk = Talk.objects.filter(sheet=sheet).select_related("sheet__comment", *people).first()
    if talk is None:
        return None
    both = list(Measure.objects.filter(Q(sheet=sheet) | Q(followed_up_in=sheet)).select_related("sheet__period"))
    own = [one for one in both if one.sheet_id == sheet.pk]
    return Said(talk, talk.sheet.comment, own, [one for one in both if one.sheet_id != sheet.pk])


def _measure(measure: Measure) -> Data:
    return {"text": measure.text, "owner": measure.owner, "due_on": measure.due_on.isoformat()}
