import pytest

from fyrbodal.outbox.smtp import BadEmailURL, MailServer


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("smtp://127.0.0.1", ("smtp", "127.0.0.1", 25, "", "")),
        ("smtp+tls://natverk:p%40ss@mail.example.org", ("smtp+tls", "mail.example.org", 587, "natverk", "p@ss")),
        ("smtps://mail.example.org:2465", ("smtps", "mail.example.org", 2465, "", "")),
    ],
)
def test_the_address_of_a_mail_server_is_read(url: str, expected: tuple[object, ...]) -> None:
    assert MailServer.at(url, timeout=5) == MailServer(*expected, timeout=5)


@pytest.mark.parametrize("url", ["mail.example.org", "http://mail.example.org", "smtp://", "smtp:hemligt@"])
def test_what_is_no_address_is_refused_without_repeating_it(url: str) -> None:
    with pytest.raises(BadEmailURL, match=r"^EMAIL_URL ska se ut så här: smtp\+tls://användare:lösenord@värd:587$"):
        MailServer.at(url, timeout=5)
