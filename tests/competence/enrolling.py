"""A package that takes wishes, and what the people of Åmål do with their sheet."""

from django.urls import reverse

from competence.models import EnrolmentSheet, SheetLine, UnitWish
from tests.competence.catalogue import course
from tests.competence.packages import offered, package, sent, sheet


def open_package(by, *names, seats=4, **facts):
    """Sent to the municipalities, with a course of each name."""
    pack = package(**facts)
    for name in names or ("Motiverande samtal",):
        offered(pack, course(name, name.lower().replace(" ", "-").translate(str.maketrans("åäö", "aao"))), seats=seats)
    return sent(pack, by)


def of(pack, organisation):
    """A municipality's sheet, and the first course of the package."""
    return sheet(pack, organisation), pack.offers.in_order()[0]


def at(name, mine, *rest):
    return reverse(f"competence:{name}", args=[mine.pk, *(one.pk for one in rest)])


def wish_address(mine, offer, unit=None):
    return at("enrolment_wish", mine, offer, unit) if unit else at("enrolment_wish_of_all", mine, offer)


def wishing(client, mine, offer, unit=None, *people, revision=0, script=False, **said):
    """Send a unit's wish."""
    headers = {"X-Requested-With": "part"} if script else {}
    data = {"people": [one.pk for one in people], "unnamed": "", "revision": revision} | said
    return client.post(wish_address(mine, offer, unit), data, headers=headers)


def trimming(client, mine, offer, revision=0, script=False, **said):
    """Send the chief's column of a course."""
    headers = {"X-Requested-With": "part"} if script else {}
    return client.post(at("enrolment_line", mine, offer), {"revision": revision} | said, headers=headers)


def wish_of(mine, offer, unit=None):
    return UnitWish.objects.get(sheet=mine, offer=offer, unit=unit)


def names_of(wish):
    return [one.person.name for one in wish.people.select_related("person")]


def line_of(mine, offer):
    return SheetLine.objects.get(sheet=mine, offer=offer)


def submitted(mine, by, client):
    client.post(at("enrolment_submit", mine), {"note": ""})
    return EnrolmentSheet.objects.get(pk=mine.pk)
