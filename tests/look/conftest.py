"""The stage that the pages stand on."""

from collections.abc import Iterator

import pytest

from tests.look.stage import Stage, opened


@pytest.fixture
def stage() -> Iterator[Stage]:
    with opened() as stage:
        yield stage
