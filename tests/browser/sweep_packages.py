"""The pages of packages: the demo holds one that the municipalities have, and here are one that is proposed and one decided."""

import datetime as dt

from django.utils import timezone

from competence.models import PackageStatus, TermPackage, TrainerCredit
from tests.browser.addresses import Arguments, Stop
from tests.browser.sweep_planning import first
from tests.browser.sweep_plans import stop
from tests.competence.packages import offered
from tests.competence.packages import package as made

YEARS = {PackageStatus.PROPOSED: 2050, PackageStatus.DECIDED: 2051}


def one(status: PackageStatus) -> TermPackage:
    """The earliest, which is the demo's; else made the first time that it is asked for, with a course."""
    found: TermPackage | None = TermPackage.objects.filter(status=status).order_by("year", "half").first()
    if found is None:
        facts = {} if status == PackageStatus.PROPOSED else {"decided_on": timezone.localdate()}
        until = dt.date(YEARS[status] - 1, 12, 1)
        found = made(year=YEARS[status], half="spring", status=status, last_sign_up_on=until, **facts)
        offered(found)
    return found


def of(status: PackageStatus) -> Arguments:
    return lambda _world: [one(status).pk]


def course_of(status: PackageStatus) -> Arguments:
    return lambda _world: [one(status).offers.in_order()[0].pk]


PROPOSED, DECIDED, SENT_OUT = of(PackageStatus.PROPOSED), of(PackageStatus.DECIDED), of(PackageStatus.SENT)
COURSE, GIVEN = course_of(PackageStatus.PROPOSED), course_of(PackageStatus.SENT)
PAGES: dict[str, Stop] = {
    "competence:packages": stop(by="alva"),
    "competence:package": stop(SENT_OUT, by="alva"),
    "competence:package_add": stop(wrong={"year": "1066", "last_sign_up_on": "igår"}),
    "competence:package_copy": stop(SENT_OUT, wrong={"last_sign_up_on": "igår"}),
    "competence:package_edit": stop(PROPOSED, wrong={"last_sign_up_on": "igår"}),
    "competence:package_discard": stop(PROPOSED),
    "competence:package_decide": stop(PROPOSED, wrong={"on": "igår", "where": ""}),
    "competence:package_send": stop(DECIDED),
    "competence:package_close": stop(SENT_OUT),
    "competence:package_reopen": stop(SENT_OUT, wrong={"until": "igår", "because": ""}),
    "competence:offer": stop(GIVEN, by="alva"),
    "competence:offer_add": stop(PROPOSED, wrong={"seats": "0"}),
    "competence:offer_edit": stop(COURSE, wrong={"seats": "2", "minimum": "5"}),
    "competence:offer_remove": stop(COURSE),
    "competence:offer_occasions": stop(GIVEN),
    "competence:credit_add": stop(GIVEN, wrong={"amount": "0"}),
    "competence:credit_remove": stop(first(TrainerCredit)),
}
ALSO: dict[str, tuple[str, Stop]] = {
    "the packages, to the course administrator": ("competence:packages", stop()),
    "a proposed package, to the course administrator": ("competence:package", stop(PROPOSED)),
    "a decided package, to a chief": ("competence:package", stop(DECIDED, by="kerstin")),
    "a sent package, to the course administrator": ("competence:package", stop(SENT_OUT)),
    "a course of a package, to the course administrator": ("competence:offer", stop(GIVEN)),
    "a course that has no times to choose": ("competence:offer_occasions", stop(COURSE)),
}
NO_PAGE: dict[str, str] = {
    "competence:package_costs": "a file",
    "competence:package_calendar": "a calendar",
    "competence:package_undecide": "a button that leads back",
}
EMPTY = ["competence:packages"]
