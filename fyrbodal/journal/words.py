"""What the journal's verbs and details are called on screen."""

from typing import Any

from django.apps import apps
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

VERBS = {
    "added": _("lade till"),
    "adopted": _("tog i bruk"),
    "adopted_plan": _("antog"),
    "agreed on a course": _("kom överens om en kurs för"),
    "applied": _("genomförde"),
    "appointed": _("gav uppdraget"),
    "began an introduction": _("började introduktionen av"),
    "cancelled the correction": _("avbröt rättelsen av"),
    "changed": _("ändrade"),
    "changed_time": _("ändrade nedsättning eller frånvaro för"),
    "chose a mentor": _("valde mentor åt"),
    "chose a password": _("valde lösenord"),
    "chose areas": _("valde områden för"),
    "confirmed": _("bekräftade"),
    "copied": _("kopierade"),
    "deleted": _("tog bort"),
    "discarded": _("kastade"),
    "disposed of": _("gallrade"),
    "ended": _("avslutade"),
    "ended a mentorship": _("avslutade mentorskapet för"),
    "exported": _("hämtade"),
    "finalised": _("färdigställde"),
    "followed an introduction": _("följde introduktionen av"),
    "followed up": _("följde upp"),
    "gave back": _("gav tillbaka uppdraget"),
    "gave back the place": _("avbokade en plats på"),
    "imported": _("läste in"),
    "invited": _("bjöd in"),
    "kept": _("lät stå"),
    "locked": _("låste"),
    "mailed": _("skickade ut"),
    "noted a certificate": _("noterade ett intyg för"),
    "noted a participation": _("noterade en utbildning för"),
    "noted a talk": _("noterade ett medarbetarsamtal med"),
    "noted eligibility": _("noterade behörighet för"),
    "opened for correction": _("öppnade för rättelse"),
    "opened_period": _("öppnade"),
    "passed on the place": _("gav en ledig plats till den som stod på tur på"),
    "planned": _("planerade"),
    "proposed_plan": _("visade för alla som har loggat in förslaget"),
    "published": _("publicerade"),
    "ran_again": _("gjorde om"),
    "read": _("läste"),
    "released": _("fastställde"),
    "reminded": _("påminde om"),
    "removed a certificate": _("tog bort ett intyg för"),
    "removed a participation": _("tog bort en noterad utbildning för"),
    "removed a talk": _("tog bort ett noterat medarbetarsamtal med"),
    "removed eligibility": _("tog bort en noterad behörighet för"),
    "reopened": _("öppnade igen"),
    "resent": _("skickade igen"),
    "retired": _("avvecklade"),
    "revised": _("började revidera"),
    "revoked": _("återkallade länken till"),
    "saw_load": _("såg belastningen på"),
    "sealed": _("låste"),
    "sent_back": _("skickade tillbaka"),
    "signed up": _("anmälde sig till"),
    "submitted": _("skickade in"),
    "superseded": _("ersatte"),
    "took back the proposal": _("tog tillbaka förslaget"),
    "took back a wish": _("tog tillbaka en önskad kurs för"),
    "wished for a course": _("önskade en kurs åt"),
    "withdrew": _("avpublicerade"),
}
DETAILS = {
    "absences": _("frånvaro"),
    "addresses": _("adresser"),
    "areas": _("områden"),
    "changed": _("ändrade"),
    "confirmed": _("godkända fynd"),
    "copies": _("låsta exemplar"),
    "counts": _("antal som står kvar"),
    "fields": _("fält"),
    "figures": _("vikter"),
    "file": _("fil"),
    "filter": _("urval"),
    "lines": _("rader"),
    "month": _("månad"),
    "name_policy": _("namn på den öppna sidan"),
    "new": _("nya"),
    "number": _("utgåva"),
    "on": _("den"),
    "owner": _("ägare"),
    "period": _("period"),
    "participations": _("deltaganden"),
    "people": _("personer"),
    "plan": _("plan"),
    "reason": _("skäl"),
    "recipients": _("mottagare"),
    "reductions": _("nedsättningar"),
    "removed": _("borttagna"),
    "rows": _("rader"),
    "same": _("som förut"),
    "sheets": _("blad"),
    "since": _("från och med"),
    "source": _("ur"),
    "status": _("läge"),
    "talks": _("samtal"),
    "where": _("vid"),
    "who": _("av"),
}


def kind_in_words(label: str) -> str:
    """What a model is called; its label when the model is no more."""
    if label == "contenttypes.contenttype":
        return str(_("Register"))  # a whole one, taken out or in
    app, _dot, name = label.partition(".")
    model = apps.all_models.get(app, {}).get(name)
    return str(capfirst(model._meta.verbose_name) if model else label)


def details_in_words(details: dict[str, Any]) -> str:
    """One line: fält: namn, titel; fil: personer.xlsx."""
    return "; ".join(f"{DETAILS.get(key, key)}: {_spelled(value)}" for key, value in details.items() if value != [])


def _spelled(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key} {_spelled(one)}" for key, one in value.items()) or "–"
    return ", ".join(_spelled(one) for one in value) if isinstance(value, list) else str(value)
