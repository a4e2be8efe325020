from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from bench.crowd import url_of_database
from fyrbodal.work import registry
from tests.work.processes import Workers

Register = Callable[..., None]


@pytest.fixture
def kind(monkeypatch: pytest.MonkeyPatch) -> Register:
    """Registers a kind of work for the length of a test."""

    def register(name: str, run: Any, given_up: Any = None) -> None:
        monkeypatch.setitem(registry._kinds, name, registry.Kind(run, given_up))

    return register


@pytest.fixture
def daily(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Makes the given functions the only daily ones."""

    def register(**functions: Any) -> None:
        monkeypatch.setattr(registry, "_daily", functions)

    return register


@pytest.fixture
def workers(transactional_db: None, tmp_path: Path) -> Iterator[Workers]:
    started = Workers(tmp_path, DATABASE_URL=url_of_database())
    yield started
    started.end()


@pytest.fixture
def diary(tmp_path: Path) -> Path:
    """What the jobs of toil.py write in."""
    path = tmp_path / "diary"
    path.touch()
    return path
