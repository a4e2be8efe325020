"""The catalogue: everybody reads it, those who keep it write, and whoever has signed in signs up for herself."""

from competence.actions import places
from tests.competence.access import answers, by_place, everybody, everywhere
from tests.competence.catalogue import film, open_circle, planned, specialist

KEPT = answers(403, karin=200, gunnar=200)
PREPARED = everybody(404) | {"karin": 200, "gunnar": 200}
SHOWN = by_place(open=everybody(200), prepared=PREPARED)


def written(method="GET"):
    return by_place(method, open=KEPT, prepared=answers(404, karin=200, gunnar=200))


EXPECTED = {
    "courses": everywhere(everybody(200)),
    "course_add": everywhere(KEPT),
    "course": by_place(open=everybody(200)),
    "course_edit": by_place(open=KEPT),
    "occasion_add": by_place(open=KEPT),
    "occasions": everywhere(everybody(200)),
    "calendar": everywhere(everybody(200)),
    "occasion": SHOWN,
    "occasion_calendar": SHOWN,
    "occasion_edit": written(),
    "day_add": written(),
    "day": written(),
    "day_remove": written(),
    "place_add": by_place("POST", open=answers(302), prepared=answers(404, karin=302, gunnar=302)),
    "place_add_at_occasion": by_place(open=answers(403, karin=200), prepared=answers(404, karin=200, gunnar=403)),
    "films": everywhere(everybody(200)),
    "film_add": everywhere(KEPT),
    "film_edit": by_place(open=KEPT),
    "film_remove": by_place(open=KEPT),
    "specialists": everywhere(answers(200)),
    "specialist_add": everywhere(KEPT),
    "specialist_remove": by_place(open=KEPT),
}
OF = {
    "course": "course course_edit occasion_add",
    "occasion": "occasion occasion_calendar occasion_edit day_add place_add place_add_at_occasion",
    "day": "day day_remove",
    "film": "film_edit film_remove",
    "specialist": "specialist_remove",
}


def things(cast):
    """Place → thing → row; Vera has a place in the open circle."""
    circle, prepared = open_circle(), planned(status="draft", in_days=60)
    place = places.ask(occasion=circle, person=cast["vera"], by=cast["vera"])
    here = {"course": circle.course, "occasion": circle, "day": circle.days.get(), "place": place}
    beside = {"film": film(cast["karin"]), "specialist": specialist(cast["karin"], cast["vera"].organisation)}
    return {"open": here | beside, "prepared": {"occasion": prepared, "day": prepared.days.get()}}
