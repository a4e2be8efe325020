"""What the municipalities are to pay, as a workbook: what invoices are written from."""

from django.utils import timezone
from django.utils.translation import gettext as _

from competence.costs import NOTHING, Share
from competence.documents.packages.costing import Costs
from competence.models import Offer
from fyrbodal.documents.spreadsheets import Value, write_xlsx
from fyrbodal.organisation.models import Organisation


def book_of(costs: Costs) -> bytes:
    return write_xlsx({_("Kostnader"): _rows(costs), _("Om filen"): _about(costs)})


def _rows(costs: Costs) -> list[list[Value]]:
    """A row for each municipality and course, and their sum; the amounts in crowns."""
    listed = [(one.organisation, offer, share) for one in costs for offer, share in one.rows]
    rows = [_row(*one) for one in listed]
    return [_headings(), *rows, [_("Summa"), "", costs.places, *_sums([share for *_of, share in listed])]]


def _headings() -> list[Value]:
    return [
        _("Kommun"), _("Kurs"), _("Platser"), _("Del av fast kostnad"), _("Kostnad för platserna"),
        _("Avdrag för utlånad utbildare"), _("Att betala, kronor"),
    ]  # fmt: skip


def _row(organisation: Organisation, offer: Offer, share: Share) -> list[Value]:
    return [str(organisation), str(offer), share.places, share.fixed, share.by_place, -share.credit, share.total]


def _sums(listed: list[Share]) -> list[Value]:
    return [
        sum((one.fixed for one in listed), NOTHING),
        sum((one.by_place for one in listed), NOTHING),
        -sum((one.credit for one in listed), NOTHING),
        sum((one.total for one in listed), NOTHING),
    ]


def _about(costs: Costs) -> list[list[Value]]:
    basis = _("de platser som är bokade") if costs.is_decided else _("vad kommunerna önskar, före fördelningen")
    rows: list[list[Value]] = [
        [_("Paket"), str(costs.package)],
        [_("Räknat på"), basis],
        [_("Räknat den"), timezone.localdate()],
        [_("Belopp"), _("kronor, utan moms")],
    ]
    return rows + [[_("Ingen betalar den fasta kostnaden för"), str(one.offer), one.nobodys] for one in costs.nobodys]
