import pytest
from hypothesis import given
from hypothesis import strategies as st

from fyrbodal.files.links import BadLink, checked_url, tracker, tracking_advice

NOT_A_LINK = (
    "Det där är ingen webbadress. Kopiera den ur webbläsarens adressfält, till exempel https://www.example.org/sida."
)


@pytest.mark.parametrize(
    ("pasted", "link"),
    [
        ("https://www.example.org/sida?a=1#b", "https://www.example.org/sida?a=1#b"),
        ("http://example.org", "http://example.org"),
        (" example.org/kurs ", "https://example.org/kurs"),
        ("//example.org", "https://example.org"),
        ("example.org:8080/a", "https://example.org:8080/a"),
        ("HTTPS://Example.org/Å", "HTTPS://Example.org/Å"),
        ("https://åmål.example.org/öppet", "https://åmål.example.org/öppet"),
        (
            "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.org%2Fkurs&data=05",
            "https://example.org/kurs",
        ),
    ],
)
def test_an_address_is_taken_as_people_paste_it(pasted, link):
    assert checked_url(pasted) == link


@pytest.mark.parametrize(
    ("pasted", "said"),
    [
        ("javascript:alert(1)", "En länk börjar med https:// eller http://."),
        ("data:text/html,x", "En länk börjar med https:// eller http://."),
        ("mailto:a@example.org", "En länk börjar med https:// eller http://."),
        ("file:///etc/passwd", "En länk börjar med https:// eller http://."),
        ("https://bank.example.org@evil.example.org/", NOT_A_LINK),
        ("https:///a", NOT_A_LINK),
        ("https://localhost/a", NOT_A_LINK),
        ("https://127.0.0.1/a", NOT_A_LINK),
        ("https://[::1]/a", NOT_A_LINK),
        ("https://exa mple.org", NOT_A_LINK),
        ("https://example.org\\@evil.example.org", NOT_A_LINK),
        ("https://example.org/\u202ea", NOT_A_LINK),
        ('https://example.org/"onclick="x', NOT_A_LINK),
        ("https://example.org:port/", NOT_A_LINK),
        ("se bilagan", NOT_A_LINK),
        ("", NOT_A_LINK),
        ("https://example.org/" + "a" * 2000, "Länken är för lång. Den får ha högst 2000 tecken."),
        (
            "https://a.safelinks.protection.outlook.com/?url=javascript:alert(1)",
            "En länk börjar med https:// eller http://.",
        ),
    ],
)
def test_case_64_what_is_no_web_address_is_refused_with_advice(pasted, said):
    with pytest.raises(BadLink) as refused:
        checked_url(pasted)
    assert refused.value.message == said


@given(st.text(max_size=60) | st.from_regex(r"\A[a-z]{1,6}:[ -~]{0,20}\Z"))
def test_whatever_is_pasted_becomes_a_web_address_or_is_refused(text):
    try:
        link = checked_url(text)
    except BadLink:
        return
    assert link.lower().startswith(("https://", "http://"))
    assert not set(link) & set(' \r\n\t\\"<>')
    assert checked_url(link) == link


@pytest.mark.parametrize(
    ("link", "host"),
    [
        ("https://example.us4.list-manage.com/track/click?u=1", "example.us4.list-manage.com"),
        ("https://click.mail.example.org/a", "click.mail.example.org"),
        ("https://link2.nyheter.example.org/a", "link2.nyheter.example.org"),
        ("https://www.example.org/click", ""),
        ("https://link.org/", ""),
        ("https://notrule.io/", ""),
    ],
)
def test_links_of_newsletters_are_known(link, host):
    assert tracker(link) == host


def test_whoever_pastes_the_link_of_a_newsletter_is_told_what_to_do():
    assert tracking_advice("https://click.mail.example.org/a") == (
        "Länken går via click.mail.example.org, som räknar vem som följer den. "
        "Öppna den och klistra in adressen du kommer till."
    )
    assert tracking_advice("https://www.example.org/") == ""
