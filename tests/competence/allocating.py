"""Packages whose places are given out, read as prose: asked(pack, offer, karin, {"Åmål": 3}), decided(closed(pack), karin)."""

import datetime as dt
import re
from html import unescape

from django.utils import timezone

from competence.actions.allocation import deciding
from competence.documents.allocation.outcome import Got, Outcome
from competence.documents.allocation.trial import Trial
from competence.models import EnrolmentSheet
from fyrbodal.organisation.models import Organisation
from tests.competence.packages import sheet, wished

AT = {"on": dt.date(2027, 6, 20), "where": "FoU-rum IFO", "minutes": None}


def submitted(of_sheet, by):
    facts = {"status": "submitted", "submitted_at": timezone.now(), "submitted_by": by}
    EnrolmentSheet.objects.filter(pk=of_sheet.pk).update(**facts)


def asked(pack, offer, by, wishes):
    """The sheet of each municipality is sent in, with so many places that are named later."""
    for name, number in wishes.items():
        mine = sheet(pack, Organisation.objects.get(name=name))
        wished(mine, offer, None, unnamed=number)
        submitted(mine, by)


def decided(pack, by, **said):
    """As the method has it."""
    trial = Trial(pack)
    outcomes = [Outcome(one, tuple(Got(row, row.places) for row in one.rows)) for one in trial.courses]
    return deciding.decide(package=pack, outcomes=outcomes, seen=trial.seen, by=by, **AT | said)


def cells(page, row):
    """What stands in the cells of a row of the page, by the words of its heading."""
    found = re.search(rf'<tr>\s*<th scope="row">(?:<a[^>]*>)?{row}.*?</tr>', page, re.DOTALL)
    return [words(one) for one in re.findall(r"<td.*?</td>", found[0], re.DOTALL)]


def words(html):
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())
