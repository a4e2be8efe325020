"""What a unit measures, for those who lead it and the chief of its municipality."""

import datetime as dt
from collections.abc import Iterator

from django.utils.translation import gettext as _

from fyrbodal.organisation.models import Unit
from workload.bands import band_word, in_band_order
from workload.documents.overview.bands import Bands, bands_of
from workload.documents.overview.changing import change_between
from workload.documents.overview.counted import counted, latest_month
from workload.documents.overview.presenting import (
    change_table,
)
from workload.documents.overview.standing import Overview
from workload.months import month_before, month_in_words, months_to
from workload.tables import Table, figure, hidden, words


class UnitOverview(Overview):
    """`place` is the unit, and the only one of its `units`."""

    @property
    def unit(self) -> Unit:
        unit: Unit = self.place
        return unit

    def bands_table(self) -> Table:
        """How many persons have each band in the last month."""
        title = _("Medarbetare per band, %(month)s") % {"month": month_in_words(self.month)}
        bands = self.bands.of(self.unit.pk)
        if bands is None:
            rows = [[words(_("alla band")), hidden()]] if self.now.rows else []
        else:
            rows = [[words(band_word(band)), figure(bands[band])] for band in in_band_order(bands)]
        return Table("band", title, (_("Band"), _("Medarbetare")), rows, numeric=frozenset({1}))

    def tables(self) -> Iterator[Table]:
        yield self.trend()
        yield self.bands_table()


def unit_overview(unit: Unit, month: dt.date | None, today: dt.date, *, all_of_it: bool) -> UnitOverview:
    """The year that ends with a month, the last one measured if none is given."""
    last = month or latest_month([unit.pk], today)
    found = counted([unit.pk], months_to(last))
    return UnitOverview(unit, [unit], last, found, _bands(unit, last, all_of_it=all_of_it))


def _bands(unit: Unit, month: dt.date, *, all_of_it: bool) -> Bands:
    """For others than those who see the sheets as beside the municipality's other units, whose total they see as well."""
    units = [unit.pk] if all_of_it else list(unit.organisation.units.values_list("pk", flat=True))
    return bands_of(counted(units, [month]).periods(units, month), all_of_it=all_of_it)


def unit_changes(unit: Unit, month: dt.date) -> Table:
    """From the month before; weighs the sheets of both anew, so it is asked for by itself."""
    before = month_before(month)
    found = counted([unit.pk], [before, month])
    periods = [found.periods([unit.pk], one) for one in (before, month)]
    return change_table([(words(str(unit)), change_between(*periods))])
