"""Reference data and demo data: each app brings its own in `reference.py` and `demo.py`."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction
from django.utils.module_loading import autodiscover_modules

Load = Callable[[], None]


@dataclass(frozen=True)
class Loader:
    load: Load
    order: int


_loaders: dict[str, list[Loader]] = {"reference": [], "demo": []}


def reference(order: int) -> Callable[[Load], Load]:
    """Facts that the program needs everywhere; loading them again changes nothing that somebody has changed."""
    return _registered("reference", order)


def demo(order: int) -> Callable[[Load], Load]:
    """Invented people and what they have done; loaded once into an empty database."""
    return _registered("demo", order)


def _registered(kind: str, order: int) -> Callable[[Load], Load]:
    def keep(load: Load) -> Load:
        _loaders[kind].append(Loader(load, order))
        return load

    return keep


@transaction.atomic
def load(kind: str) -> None:
    """All of one kind, in order, or nothing."""
    autodiscover_modules(kind)
    for loader in sorted(_loaders[kind], key=lambda one: one.order):
        loader.load()
