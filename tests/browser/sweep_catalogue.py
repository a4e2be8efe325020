"""The pages of the catalogue: Gunnar keeps it, Wilma has a place in the first open circle of the demo."""

from collections.abc import Callable
from typing import Any

from competence.models import Course, Film, Occasion, Place, Specialist
from tests.browser.addresses import VISITOR, Stop


def open_circle() -> Occasion:
    return Occasion.objects.filter(sign_up="open").order_by("first_on", "pk")[0]


def stop(args: Callable[[Any], list[Any]] = lambda _world: [], **more: Any) -> Stop:
    return Stop(args, **{"by": "gunnar", **more})


def course(_world: Any) -> list[Any]:
    return [Course.objects.get(name="Samtal med barn").slug]


def circle(_world: Any) -> list[Any]:
    return [open_circle().pk]


def day(_world: Any) -> list[Any]:
    return [open_circle().days.all()[0].pk]


def place(_world: Any) -> list[Any]:
    return [Place.objects.filter(status="booked").order_by("asked_at", "pk")[0].pk]


def film(_world: Any) -> list[Any]:
    return [Film.objects.order_by("theme", "position", "title", "pk")[0].pk]


def specialist(_world: Any) -> list[Any]:
    return [Specialist.objects.order_by("subjects", "pk")[0].pk]


PAGES: dict[str, Stop] = {
    "competence:courses": stop(by=VISITOR),
    "competence:course": stop(course, by=VISITOR),
    "competence:course_add": stop(wrong={"name": "", "parts": "x" * 200}),
    "competence:course_edit": stop(course, wrong={"name": ""}),
    "competence:occasion_add": stop(course, wrong={"sign_up": "open", "seats": "", "first_on": "snart"}),
    "competence:occasions": stop(by=VISITOR),
    "competence:occasion": stop(circle),
    "competence:occasion_edit": stop(circle, wrong={"first_on": "snart"}),
    "competence:day_add": stop(circle, wrong={"held_on": "snart"}),
    "competence:day": stop(day, wrong={"held_on": "snart"}),
    "competence:day_remove": stop(day),
    "competence:place_cancel": stop(place),
    "competence:films": stop(by=VISITOR),
    "competence:film_add": stop(wrong={"title": "", "url": "inte en adress"}),
    "competence:film_edit": stop(film, wrong={"title": ""}),
    "competence:film_remove": stop(film),
    "competence:specialists": stop(by="alva"),
    "competence:specialist_add": stop(wrong={"subjects": ""}),
    "competence:specialist_remove": stop(specialist),
}
ALSO: dict[str, tuple[str, Stop]] = {
    "an occasion, to a visitor": ("competence:occasion", stop(circle, by=VISITOR)),
    "films, to those who keep them": ("competence:films", stop()),
    "a course, to those who keep it": ("competence:course", stop(course)),
}
NO_PAGE: dict[str, str] = {
    "competence:calendar": "a file",
    "competence:occasion_calendar": "a file",
    "competence:place_add": "a button that leads back",
}
EMPTY = ["competence:courses", "competence:occasions", "competence:films"]
