"""Places of a package: names are for whoever answers for them; the page itself is for all who have signed in."""

from competence.actions import places
from competence.models import Place
from tests.competence.access import answers, by_place
from tests.competence.packages import allocated, offered, package, sent, sheet, wished

EXPECTED = {
    "offer_places": by_place(given=answers(200)),
    "place_cancel": by_place(
        open=answers(404, karin=200, vera=200, david=200, sten=200),
        given=answers(404, karin=200, vera=200, david=200, sten=200, ingrid=200),
    ),
}
OF = {"offer": "offer_places", "place": "place_cancel"}


def things(cast):
    """Lotsen in Åmål has got two places of a course, one of them with Vera's name."""
    pack = sent(package(), cast["karin"])
    offer, vera = offered(pack), cast["vera"]
    amal = vera.organisation
    wish = wished(sheet(pack, amal), offer, cast["david"].appointments.get().body.unit, vera, unnamed=1)
    allocated(pack, cast["karin"])
    rows = [places.Given(amal, person, wish, None, Place.Status.BOOKED) for person in (vera, None)]
    places.give_out(offer=offer, rows=rows, by=cast["karin"])
    return {"given": {"offer": offer, "place": Place.objects.get(offer=offer, person=vera)}}
