import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def nothing_kept_from_before(db):
    cache.clear()


@pytest.fixture
def client(gunnar, sign_in):
    return sign_in(gunnar)
