"""Places of a package: names are for whoever answers for them; the page itself is for all who have signed in."""

from competence.actions import places
from competence.models import Place
from tests.competence.access import answers, by_place
from tests.competence.packages import allocated, offered, package, sent, sheet, wished

KEPT = answers(403, karin=200)
NAMED = answers(404, karin=200, david=200, sten=200, ingrid=200, vera=403)

EXPECTED = {
    "offer_places": by_place(given=answers(200)),
    "offer_seats": by_place(given=KEPT),
    "place_add_by_office": by_place(given=KEPT),
    "place_seat": by_place(given=KEPT),
    "place_name": by_place(given=NAMED),
    "place_swap": by_place(given=NAMED),
    "place_cancel": by_place(
        open=answers(404, karin=200, vera=200, david=200, sten=200),
        given=answers(404, karin=200, vera=200, david=200, sten=200, ingrid=200),
    ),
    "place_refuse": by_place(
        "POST",
        open=answers(404, karin=302, vera=302, david=302, sten=302),
        given=answers(404, karin=302, vera=302, david=302, sten=302, ingrid=302),
    ),
}
OF = {
    "offer": "offer_places offer_seats place_add_by_office place_seat",
    "place": "place_name place_swap place_cancel place_refuse",
}


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
