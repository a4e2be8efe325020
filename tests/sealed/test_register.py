import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.sealed.samples import sealed

REGISTER = "/register/sealed/copy/"


@pytest.fixture
def copy(bim, anna):
    return sealed(bim, by=anna)


def test_an_administrator_looks_at_a_copy_and_cannot_change_it(copy, gunnar, sign_in):
    client = sign_in(gunnar)
    page = f"{REGISTER}{copy.pk}/change/"
    assert copy.sha256 in client.get(page, secure=True).text
    assert [client.get(REGISTER, secure=True).status_code, client.get(page, secure=True).status_code] == [200, 200]
    assert client.post(page, {"title": "Ändrad"}, secure=True).status_code == 403
    assert client.get(f"{REGISTER}{copy.pk}/delete/", secure=True).status_code == 403
    assert client.get(f"{REGISTER}add/", secure=True).status_code == 403


@pytest.mark.parametrize("outsider", ["anna", "bo", "frida", "olof"])
def test_others_do_not_reach_the_register(copy, outsider, request, sign_in):
    client = sign_in(request.getfixturevalue(outsider))
    answers = [client.get(page, secure=True) for page in (REGISTER, f"{REGISTER}{copy.pk}/change/")]
    assert [copy.title in answer.text for answer in answers] == [False, False]
    assert 200 not in [answer.status_code for answer in answers]


def queries_for(client):
    with CaptureQueriesContext(connection) as queries:
        assert client.get(REGISTER, secure=True).status_code == 200
    return len(queries)


def test_thirty_copies_take_as_many_queries_as_one(copy, bim, anna, gunnar, sign_in):
    client = sign_in(gunnar)
    queries_for(client)  # the first answer also fills caches
    of_one = queries_for(client)
    for number in range(2, 31):
        sealed(bim, by=anna, number=number)
    assert queries_for(client) == of_one
