"""Around a course: the course administrator arranges, all who have signed in read what was answered, and a certificate is
for whoever earned it and for those who lead her.
"""

from competence.models import Place
from tests.competence.access import answers, by_place
from tests.competence.around import held, over
from tests.competence.catalogue import course, planned

ARRANGED = by_place(over=answers(403, karin=200), unready=answers(404, karin=200, gunnar=403))
READ = by_place(over=answers(200), unready=answers(404, karin=200, gunnar=200))

EXPECTED = {
    "occasion_invite": ARRANGED,
    "occasion_list_pdf": ARRANGED,
    "occasion_attendance": ARRANGED,
    "occasion_hold": ARRANGED,
    "occasion_evaluate": READ,
    "occasion_use": READ,
    "occasion_answers": READ,
    "place_certificate_pdf": by_place(over=answers(404, karin=200, vera=200, david=200, sten=200)),
}
OF = {
    "arranged": "occasion_invite occasion_list_pdf occasion_attendance occasion_hold occasion_evaluate occasion_use "
    "occasion_answers",
    "earned": "place_certificate_pdf",
}


def things(cast):
    """Vera was there."""
    klass = course("Att skriva journal", "att-skriva-journal")
    was = held(over(cast["vera"], of=klass), cast["karin"])
    return {
        "over": {"arranged": was, "earned": Place.objects.get(occasion=was)},
        "unready": {"arranged": planned(of=klass, status="draft", in_days=60)},
    }
