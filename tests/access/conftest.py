import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def no_limits_left_over(db):
    cache.clear()


@pytest.fixture
def hashed_quickly(settings):
    """A slow hash is the point of scrypt, and of none of these tests."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
