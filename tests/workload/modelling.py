"""What is done with models, as prose: published(copied(template, amal, david), david)."""

import datetime as dt

from django.urls import reverse
from django.utils import timezone

from workload.actions import models as actions
from workload.documents.weighing import model_of
from workload.forms.models.editing import DraftForm
from workload.forms.models.rows import handle
from workload.models import Family, Version
from workload.weights import weights_of

MARCH = dt.date(2027, 3, 1)
PART = {"X-Requested-With": "part"}


def copied(origin, organisation, by, name="Familjebehandlarna"):
    family = Family(organisation=organisation, name=name, staff_kind="treatment")
    return actions.copy(origin=origin, family=family, by=by)


def confirm_all(draft, by, review_on=None):
    names = [weight.name for weight in weights_of(model_of(draft), draft.weights) if weight.is_unconfirmed]
    day = review_on or timezone.localdate() + dt.timedelta(days=365)
    actions.confirm(
        version=draft, revision=draft.revision, names=names, owner="Enhetschefen", review_on=day, ground="", by=by
    )
    draft.refresh_from_db()


def published(draft, by, **confirmed):
    confirm_all(draft, by, **confirmed)
    actions.publish(version=draft, change_note="", by=by)
    draft.refresh_from_db()
    return draft


def at(name, thing=None):
    return reverse(f"workload:{name}", args=[thing.pk] if thing else [])


def typed(draft, **changes):
    """All that stands in the editor, with what was changed."""
    form = DraftForm(instance=stored(draft))
    said = {field.html_name: field.value() for field in form}
    known = {name: value for name, value in said.items() if value not in (None, False)}
    return {"revision": str(form.instance.revision)} | known | changes


def field(kind, key, name):
    return f"{handle(kind, key)}_{name}"


def stored(draft):
    return Version.objects.get(pk=draft.pk)
