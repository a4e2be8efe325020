"""The networks that meet in Fyrbodal."""

import json
from pathlib import Path

from fyrbodal.loading import reference
from fyrbodal.organisation.models import Loaded
from networks.models import Network

FILE = Path(__file__).parent / "known" / "networks.json"


@reference(order=20)
def load_networks() -> None:
    for given in json.loads(FILE.read_text(encoding="utf-8")):
        if Loaded.is_new("network", given["slug"]):
            Network.objects.get_or_create(slug=given["slug"], defaults={"name": given["name"], "area": given["area"]})
