import hashlib
from contextlib import closing

import pytest
from django.http import Http404

from fyrbodal.files import disk
from fyrbodal.files.serving import serve
from fyrbodal.files.storing import store
from tests.files.samples import pdf, upload

SCRIPT = b"GIF89a/*" + b"\0" * 8 + b"*/=1;alert(1);"


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def headers(response):
    names = (
        "Content-Disposition",
        "Content-Type",
        "X-Content-Type-Options",
        "Content-Security-Policy",
        "Cache-Control",
    )
    return [response[name] for name in names]


def harmless(disposition, content_type):
    sandbox = "sandbox; default-src 'none'; frame-ancestors 'none'"
    return [disposition, content_type, "nosniff", sandbox, "private, no-store"]


def test_a_file_comes_back_as_it_went_under_its_own_name(frida):
    sent = pdf()
    with closing(serve(store(upload(sent, 'Läget "åäö".pdf'), by=frida))) as response:
        assert hashlib.sha256(response.getvalue()).digest() == hashlib.sha256(sent).digest()
    disposition = "attachment; filename=\"Laget _aao_.pdf\"; filename*=UTF-8''L%C3%A4get%20_%C3%A5%C3%A4%C3%B6_.pdf"
    assert headers(response) == harmless(disposition, "application/pdf")
    assert response["Content-Length"] == str(len(sent))


def test_case_30_a_picture_that_is_a_script_too_is_only_ever_saved(frida):
    with closing(serve(store(upload(SCRIPT, "bild.gif"), by=frida))) as response:
        assert response.getvalue() == SCRIPT
    disposition = "attachment; filename=\"bild.gif\"; filename*=UTF-8''bild.gif"
    assert headers(response) == harmless(disposition, "image/gif")


def test_a_file_that_the_disk_has_lost_is_not_found_and_is_logged(frida, caplog):
    kept = store(upload(pdf()), by=frida)
    disk.remove(kept.path)
    with pytest.raises(Http404):
        serve(kept)
    assert caplog.messages == [f"The file of upload {kept.pk} is missing"]


def test_case_51_a_full_width_quote_does_not_end_the_name_in_the_header(frida):
    with closing(serve(store(upload(pdf(), "a\uff02; x=日本.pdf"), by=frida))) as response:
        plain = response["Content-Disposition"].split("filename*")[0]
    assert plain == 'attachment; filename="a_ x=.pdf"; '
