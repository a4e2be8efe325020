"""The life of a model: copied or brought in, confirmed, published, retired; and taken into use by a unit."""

import datetime as dt
from collections.abc import Collection
from decimal import Decimal
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from fyrbodal import journal
from fyrbodal.organisation.models import Unit
from fyrbodal.swedish import date_in_words
from workload.casefile import model_as_json
from workload.documents.weighing import model_of
from workload.documents.weights import obstacles
from workload.limits import KEY
from workload.models import Adoption, Family, Version, VersionStatus, WrongTurn
from workload.spans import a_year_after
from workload.weighing import Model
from workload.weights import as_stored, confirmed, moved, weights_of


class Unready(WrongTurn):
    """A draft that cannot be published yet; `obstacles` are sentences."""

    def __init__(self, found: Collection[str]) -> None:
        self.obstacles = tuple(found)
        super().__init__(" ".join(self.obstacles))


class Changed(Exception):
    """The draft is not what it was when it was read."""


@transaction.atomic
def copy(*, origin: Version, family: Family, by: Any) -> Version:
    """A draft of one's own out of a template or of what another municipality has published.

    `family` is new. What the others have confirmed is a proposal here.
    """
    day, here = a_year_after(timezone.localdate()), weights_of(model_of(origin), origin.weights)
    elsewhere = origin.family.organisation if origin.family.organisation != family.organisation else None
    weights = [moved(weight, owner=str(by), review_on=day, whose=str(elsewhere or "")) for weight in here]
    return _first(family, origin.definition, as_stored(weights), by, source=str(origin))


@transaction.atomic
def bring_in(*, model: Model, family: Family, by: Any) -> Version:
    """A draft out of a file. Nothing in it has a source that we know of, so every figure is a proposal."""
    return _first(family, model_as_json(model), {}, by, source="JSON")


def _first(family: Family, definition: dict[str, Any], weights: dict[str, Any], by: Any, source: str) -> Version:
    family.save()
    named = {"key": slugify(family.name)[:KEY] or "modell", "name": family.name, "version": 1}
    version = Version.objects.create(family=family, number=1, definition=definition | named, weights=weights)
    journal.record(by, "copied", version, source=source)
    return version


@transaction.atomic
def next_draft(*, version: Version, by: Any) -> Version:
    """The family's draft; made out of this version if there is none."""
    Family.objects.select_for_update().get(pk=version.family_id)
    mine = Version.objects.filter(family=version.family_id)
    if standing := mine.filter(status=VersionStatus.DRAFT).first():
        return standing  # type: ignore[no-any-return]
    number = mine.aggregate(last=Max("number"))["last"] + 1
    said = {"definition": version.definition | {"version": number}, "weights": version.weights}
    draft = Version.objects.create(family_id=version.family_id, number=number, **said)
    journal.record(by, "added", draft)
    return draft


@transaction.atomic
def confirm(
    *, version: Version, revision: int, names: Collection[str], owner: str, review_on: dt.date, ground: str, by: Any
) -> int:
    """Make proposals the municipality's own; gives how many. Raises NotOpen, and Changed if the draft is another."""
    now = _held(version)
    if now.revision != revision:
        raise Changed
    said = partial(confirmed, owner=owner, review_on=review_on, ground=ground, by=str(by), on=timezone.localdate())
    chosen = [said(weight) for weight in weights_of(model_of(now), now.weights) if weight.name in names]
    Version.objects.filter(pk=now.pk).update(weights=now.weights | as_stored(chosen))
    journal.record(by, "confirmed", now, figures=sorted(names), owner=owner)
    return len(chosen)


@transaction.atomic
def publish(*, version: Version, change_note: str, by: Any) -> None:
    """From here on it holds and never changes; the one before it is retired. Raises NotOpen and Unready."""
    now = _held(version)
    if found := obstacles(now):
        raise Unready(found)
    for earlier in Version.objects.published().filter(family=now.family_id).select_for_update():
        _retire(earlier, by)
    weights = as_stored(weights_of(model_of(now), now.weights))
    Version.objects.filter(pk=now.pk).update(
        status=VersionStatus.PUBLISHED,
        published_at=timezone.now(),
        published_by=by,
        weights=weights,
        change_note=change_note,
    )
    journal.record(by, "published", now)


@transaction.atomic
def retire(*, version: Version, by: Any) -> None:
    """No new period is opened with it; those that were stay as they are. Raises WrongTurn."""
    mine = Version.objects.published().select_for_update(of=("self",)).filter(pk=version.pk)
    if not (now := mine.select_related("family").first()):
        raise WrongTurn(_("Versionen gäller inte längre."))
    _retire(now, by)


def _retire(version: Version, by: Any) -> None:
    turned = {"status": VersionStatus.RETIRED, "retired_at": timezone.now(), "retired_by": by}
    Version.objects.filter(pk=version.pk).update(**turned)
    journal.record(by, "retired", version)


@transaction.atomic
def discard(*, version: Version, by: Any) -> None:
    """The draft, and its family if there is nothing else of it. Raises NotOpen."""
    now = _held(version)
    family = now.family
    journal.record(by, "discarded", now)
    now.delete()
    if not family.versions.exists():
        family.delete()


def _held(version: Version) -> Version:
    version.hold_open()
    held: Version = Version.objects.select_related("family__organisation").get(pk=version.pk)
    return held


@transaction.atomic
def adopt(*, unit: Unit, family: Family, starts_on: dt.date, limit: Decimal, by: Any) -> Adoption:
    """Measure with a model from a day; what came before ends the day before. Raises WrongTurn."""
    Unit.objects.select_for_update(of=("self",)).get(pk=unit.pk)
    latest = Adoption.objects.filter(unit=unit).order_by("-starts_on").first()
    if latest and latest.starts_on > starts_on:
        day = date_in_words(latest.starts_on)
        raise WrongTurn(_("Enheten byter redan modell %s. Välj den dagen eller en senare.") % day)
    if latest and latest.starts_on == starts_on:
        latest.delete()
    elif latest and (latest.ends_on is None or latest.ends_on >= starts_on):
        Adoption.objects.filter(pk=latest.pk).update(ends_on=starts_on - dt.timedelta(days=1))
    adoption = Adoption(unit=unit, family=family, starts_on=starts_on, limit=limit)
    adoption.full_clean()
    adoption.save()
    journal.record(by, "adopted", adoption, since=starts_on.isoformat())
    return adoption
