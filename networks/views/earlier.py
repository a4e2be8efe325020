"""What an organisation said last time it was asked."""

from dataclasses import dataclass
from typing import Any, Self

from django.db.models import Case, Exists, IntegerField, OuterRef, Q, QuerySet, Value, When

from fyrbodal.swedish import day_and_month
from networks.models import Answer, Item, Status


@dataclass(frozen=True)
class Earlier:
    answer: Answer

    @classmethod
    def of(cls, answer: Answer) -> Self | None:
        """From the latest finished meeting before this one that asked the same.

        Where both meetings go round only once, that is the same question whatever it is called.
        """
        item = answer.item
        same_words = Q(item__heading=item.heading) & ~Q(item__heading="")
        more_now = _rounds(item.meeting_id).exclude(pk=item.pk)
        more_then = _rounds(OuterRef("item__meeting")).exclude(pk=OuterRef("item"))
        only_ones = Q(~Exists(more_now), ~Exists(more_then))
        first = Case(When(same_words, then=Value(0)), default=1, output_field=IntegerField())
        found = (
            Answer.objects.filter(
                same_words | only_ones,
                item__meeting__network=item.meeting.network_id,
                item__meeting__held_on__lt=item.meeting.held_on,
                item__kind=Item.Kind.ROUND,
                item__removed_at=None,
                organisation=answer.organisation_id,
                organisation_name=answer.organisation_name,
                unit=answer.unit,
            )
            .exclude(item__meeting__status=Status.DRAFT)
            .exclude(state=Answer.State.WAITING, body="")
            .order_by(first, "-item__meeting__held_on", "-item__meeting__starts", "item__position")
        )
        last = found.select_related("item__meeting").prefetch_related("figures").first()
        return cls(last) if last else None

    @property
    def day(self) -> str:
        held_on = self.answer.item.meeting.held_on
        return f"{day_and_month(held_on)} {held_on.year}"

    def said(self, key_figure: Any) -> str:
        """The figure as it was said then, or ""."""
        return next((one.text for one in self.answer.figures.all() if one.key_figure_id == key_figure.pk), "")


def _rounds(meeting: Any) -> QuerySet[Item]:
    return Item.objects.standing().filter(meeting=meeting, kind=Item.Kind.ROUND)
