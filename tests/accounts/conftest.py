import re

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from fyrbodal.outbox.models import Message
from tests.accounts import worker
from tests.factories import PASSWORD


@pytest.fixture(autouse=True)
def no_limits_left_over(db):
    cache.clear()


@pytest.fixture
def client():
    return Client()


@pytest.fixture
def log_in():
    """Try to sign in as a browser does, from an address of the net."""

    def tried(client, email, password=PASSWORD, ip="192.0.2.1", **more):
        data = {"login": email, "password": password, **more}
        return client.post(reverse("account_login"), data, REMOTE_ADDR=ip)

    return tried


@pytest.fixture
def who():
    """The name of whoever a client is signed in as, or None."""

    def signed_in_as(client):
        response = client.get(reverse("account"))
        return response.context["person"].name if response.status_code == 200 else None

    return signed_in_as


@pytest.fixture
def mailed_link():
    """Path of the link in the last mail of a kind."""

    def found(kind):
        worker.come_by()
        text = Message.objects.filter(kind=kind).newest_first().first().text
        return re.search(r"http://127\.0\.0\.1:8000(/\S+)", text)[1]

    return found
