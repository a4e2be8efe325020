import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def nothing_kept_from_before(db):
    cache.clear()


@pytest.fixture(autouse=True)
def hashed_quickly(settings):
    """A slow hash is the point of scrypt, and of none of these tests."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def client(gunnar, sign_in):
    return sign_in(gunnar)
