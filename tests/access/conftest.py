import pytest
from django.core.cache import cache

from tests.access.world import laid_out


@pytest.fixture(autouse=True)
def no_limits_left_over(db):
    cache.clear()


@pytest.fixture
def cast(anna, bo, cecilia, david, eva, frida, gunnar, olof):
    people = {"anna": anna, "bo": bo, "cecilia": cecilia, "david": david, "eva": eva}
    return people | {"frida": frida, "gunnar": gunnar, "olof": olof, "visitor": None}


@pytest.fixture
def world(cast):
    return laid_out(cast)
