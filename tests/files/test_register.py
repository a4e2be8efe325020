import pytest

from fyrbodal.files.storing import store
from tests.files.samples import pdf, upload

REGISTER = "/register/files/upload/"


@pytest.fixture
def kept(settings, tmp_path, frida):
    settings.MEDIA_ROOT = tmp_path
    return store(upload(pdf(), "läget-i-orust.pdf"), by=frida)


def test_an_administrator_sees_which_files_there_are_and_changes_none(kept, gunnar, sign_in):
    client = sign_in(gunnar)
    page = f"{REGISTER}{kept.pk}/change/"
    assert "läget-i-orust.pdf" in client.get(REGISTER, secure=True).text
    assert kept.sha256 in client.get(page, secure=True).text
    assert client.post(page, {"name": "annat.pdf"}, secure=True).status_code == 403
    assert client.get(f"{REGISTER}add/", secure=True).status_code == 403


@pytest.mark.parametrize("outsider", ["anna", "bo", "frida", "olof"])
def test_others_do_not_reach_the_register(kept, outsider, request, sign_in):
    client = sign_in(request.getfixturevalue(outsider))
    answers = [client.get(page, secure=True) for page in (REGISTER, f"{REGISTER}{kept.pk}/change/")]
    assert [kept.name in answer.text for answer in answers] == [False, False]
    assert 200 not in [answer.status_code for answer in answers]
