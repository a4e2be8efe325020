"""Packages: the course administrator keeps them, the chiefs read what is proposed, and all who are sent them what is sent."""

from competence.models import TrainerCredit
from competence.terms import Half
from tests.competence.access import answers, by_place, everywhere
from tests.competence.catalogue import course
from tests.competence.packages import offered, package, sent

READ_BY_CHIEFS = answers(404, karin=200, ingrid=200, eva=200)


def kept(proposed=200, handed=200, method="GET"):
    """What only the course administrator does; a chief reads the proposal and may not."""
    return by_place(
        method,
        proposed=answers(404, karin=proposed, ingrid=403, eva=403),
        handed=answers(403, karin=handed),
    )


READ = by_place(proposed=READ_BY_CHIEFS, handed=answers(200))
EXPECTED = {
    "packages": everywhere(answers(200)),
    "package_add": everywhere(answers(403, karin=200)),
    "package": READ,
    "package_copy": by_place(proposed=answers(403, karin=200), handed=answers(403, karin=200)),
    "package_edit": kept(),
    "package_discard": kept(),
    "package_decide": kept(200, 302),
    "package_undecide": kept(302, 302, "POST"),
    "package_send": kept(302, 302),
    "package_close": kept(302, 200),
    "package_reopen": kept(302, 200),
    "package_costs": by_place(proposed=READ_BY_CHIEFS, handed=answers(403, karin=200, ingrid=200, eva=200)),
    "package_calendar": READ,
    "offer": READ,
    "offer_add": kept(),
    "offer_edit": kept(),
    "offer_remove": kept(),
    "offer_occasions": kept(),
    "credit_add": kept(),
    "credit_remove": kept(),
}
OF = {
    "package": (
        "package package_copy package_edit package_discard package_decide package_undecide package_send package_close "
        "package_reopen package_costs package_calendar offer_add"
    ),
    "packaged": "offer offer_edit offer_remove offer_occasions credit_add",
    "credit": "credit_remove",
}


def things(cast):
    """A proposal, and a package that the municipalities have."""
    places = {"proposed": package(year=2040, half=Half.SPRING), "handed": package(year=2040, half=Half.AUTUMN)}
    sent(places["handed"], cast["karin"])
    return {name: {"package": pack} | _course(pack, cast) for name, pack in places.items()}


def _course(pack, cast):
    offer = offered(pack, course("Kurs i paket", "kurs-i-paket"))
    home = cast["ingrid"].organisation
    return {"packaged": offer, "credit": TrainerCredit.objects.create(offer=offer, organisation=home, amount=100)}
