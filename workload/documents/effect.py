"""What a draft would do: on a sample sheet, or on a period of a unit without saying whose sheet is whose."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from workload.bands import band_word
from workload.documents.weighing import model_of, reckoned
from workload.models import Period, Version
from workload.samples import sample_of
from workload.weighing import Model, Result, Sheet, explanations, load, weigh
from workload.weighing.exact import total


@dataclass(frozen=True)
class TriedLine:
    """Weights a week; `before` None where the earlier model cannot weigh it."""

    label: str
    before: Decimal | None
    after: Decimal
    explanation: str


@dataclass(frozen=True)
class SampleTrial:
    """`before` is by the version that holds now, where there is one."""

    lines: list[TriedLine]
    before: Result | None
    after: Result


@dataclass(frozen=True)
class PeriodSums:
    demand: Decimal
    available: Decimal
    bands: dict[str, int]

    @property
    def load(self) -> Decimal | None:
        return load(self.demand, self.available)


@dataclass(frozen=True)
class PeriodTrial:
    period: Period
    sheets: int
    unready: int
    before: PeriodSums
    after: PeriodSums

    @property
    def bands(self) -> list[tuple[str, int, int]]:
        """How many sheets are in each band, before and after."""
        keys = dict.fromkeys([*self.after.bands, *self.before.bands])
        return [(band_word(key), self.before.bands.get(key, 0), self.after.bands.get(key, 0)) for key in keys]


def on_sample(model: Model, before: Model | None) -> SampleTrial:
    sheet = sample_of(model)
    after = weigh(model, sheet)
    earlier = _weighed_before(before, sheet) if before else None
    known = dict(zip(earlier.sheet.lines, earlier.weights, strict=True)) if earlier else {}
    said = zip(sheet.lines, after.weights, explanations(after), strict=True)
    lines = [TriedLine(_label(model, line.activity), known.get(line), weight, text) for line, weight, text in said]
    return SampleTrial(lines, earlier, after)


def _weighed_before(model: Model, sheet: Sheet) -> Result | None:
    """By another model, if it can weigh any of it."""
    level = sheet.employment.experience
    lines = tuple(filter(model.can_weigh, sheet.lines))
    if not lines or (level is not None and level not in model.experience):
        return None
    return weigh(model, Sheet(sheet.employment, lines, sheet.weeks))


def _label(model: Model, key: str) -> str:
    return model.by_key[key].label


def on_period(model: Model, period: Period) -> PeriodTrial:
    """By the model that the period is measured with, and by this one."""
    sheets = list(period.sheets.all())
    now, then = reckoned(sheets), reckoned(sheets, model=model)
    unready = sum(len(one.unready) for one in then)
    return PeriodTrial(
        period, len(sheets), unready, _sums(one.result for one in now), _sums(one.result for one in then)
    )


def _sums(results: Iterable[Result]) -> PeriodSums:
    known = list(results)
    bands = Counter(result.band for result in known)
    return PeriodSums(total(one.demand for one in known), total(one.available for one in known), dict(bands))


def published_model(version: Version) -> Model | None:
    """What the family's published version says, to compare a draft with."""
    published = Version.objects.published().filter(family=version.family_id).exclude(pk=version.pk).first()
    return model_of(published) if published else None
