"""What people have and need: in the demo, a unit in Lysekil, its manager and the newest in it."""

from tests.browser.addresses import Arguments, Stop


def of(thing: str) -> Arguments:
    return lambda world: [getattr(world.learning.people, thing).pk]


UNCLEAR = {"starts_on": "igår"}
PAGES: dict[str, Stop] = {
    "competence:matrix": Stop(of("unit"), "leading"),
    "competence:unit_areas": Stop(of("unit"), "leading"),
    "competence:participations_add": Stop(of("unit"), "leading", {"taken_on": "igår"}),
    "competence:my_plan": Stop(by="amir"),
    "competence:person_plan": Stop(of("newest"), "leading"),
    "competence:participation_add": Stop(of("newest"), "leading", {"taken_on": "igår"}),
    "competence:participation_remove": Stop(of("participation"), "leading"),
    "competence:mentor_add": Stop(of("newest"), "leading", UNCLEAR),
    "competence:talk_add": Stop(of("newest"), "leading", {"held_on": "igår"}),
    "competence:talk_remove": Stop(of("talk"), "leading"),
    "competence:eligibility_add": Stop(of("newest"), "leading", UNCLEAR | {"judged_on": "igår"}),
    "competence:eligibility_remove": Stop(of("eligibility"), "leading"),
    "competence:certificate_add": Stop(of("newest"), "leading", {"issued_on": "igår"}),
    "competence:certificate_remove": Stop(of("certificate"), "leading"),
    "competence:forecast": Stop(by="gunnar"),
    "competence:regulations": Stop(by="amir"),
    "competence:my_data": Stop(by="amir"),
}
ALSO: dict[str, tuple[str, Stop]] = {
    "a unit's matrix, to the chief": ("competence:matrix", Stop(of("unit"), "follower")),
    "a step of the matrix": ("competence:matrix", Stop(of("unit"), "leading", query="?steg=deepening")),
    "one's own plan": ("competence:my_plan", Stop(by="learner")),
    "what is kept about oneself": ("competence:my_data", Stop(by="learner")),
    "the forecast, to a chief": ("competence:forecast", Stop(by="follower")),
}
FILES = ("matrix_xlsx", "person_plan_pdf", "my_data_file", "certificate")
BUTTONS = ("wish_for", "course_wish_add", "course_wish", "introduction_begin", "introduction", "mentor_end")
NO_PAGE: dict[str, str] = {
    **{f"competence:{name}": "a file" for name in FILES},
    **{f"competence:{name}": "a button that leads back" for name in BUTTONS},
}
EMPTY = ["competence:my_plan", "competence:regulations", "competence:my_data"]
