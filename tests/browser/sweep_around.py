"""The pages around a course: Gunnar arranges two that the demo has behind it, and Moa was at both."""

from typing import Any

from django.utils import timezone

from competence.actions.around import evaluating
from competence.models import Occasion
from tests.browser.addresses import Stop
from tests.browser.sweep_catalogue import circle, stop


def lately() -> Occasion:
    return Occasion.objects.get(name="Klarspråk för nya")


def over(_world: Any) -> list[Any]:
    return [lately().pk]


def asked(_world: Any) -> list[Any]:
    """As the worker leaves it in the morning."""
    evaluating.ask_all(timezone.localdate())
    return [lately().pk]


def held(_world: Any) -> list[Any]:
    return [Occasion.objects.get(name="Mentorsutbildning, i höstas").pk]


PAGES: dict[str, Stop] = {
    "competence:occasion_invite": stop(circle),
    "competence:occasion_attendance": stop(over),
    "competence:occasion_hold": stop(over, wrong={}),
    "competence:occasion_evaluate": stop(asked, by="participant", wrong={"text": "x" * 1001}),
    "competence:occasion_use": stop(held, by="participant"),
    "competence:occasion_answers": stop(held),
}
ALSO: dict[str, tuple[str, Stop]] = {
    "an occasion that is over, to those who arrange it": ("competence:occasion", stop(over)),
    "an occasion that is held, to somebody who was there": ("competence:occasion", stop(held, by="participant")),
    "attendance of what is to come": ("competence:occasion_attendance", stop(circle)),
    "who took part, once it is settled": ("competence:occasion_hold", stop(held)),
    "an invitation that cannot go": ("competence:occasion_invite", stop(held)),
}
NO_PAGE: dict[str, str] = {
    "competence:occasion_list_pdf": "a file",
    "competence:place_certificate_pdf": "a file",
}
