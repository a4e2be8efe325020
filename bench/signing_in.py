"""Case 58: whether an account exists cannot be told from how long the answer takes."""

from collections.abc import Iterator

from django.core.cache import cache
from django.urls import reverse

from bench.asking import Browser
from bench.measuring import Aim, Row, in_turn, row
from bench.region import Region
from fyrbodal.organisation.models import Person

QUESTION = "A known and an unknown account take as long (case 58)"
AIM = Aim(lowest=0.8, highest=1.2)
PASSWORD = "fyra blå båtar i hamnen"  # noqa: S105 - of an invented person in a database that is thrown away


def measure(region: Region) -> Iterator[Row]:
    person = Person(email="known@example.org", name="Känd Person")
    person.set_password(PASSWORD)
    person.save()
    yield _row(region, "sign-in with a wrong password", "account_login", 200, login="{}", password="fel")  # noqa: S106
    yield _row(region, "a forgotten password", "account_reset_password", 302, email="{}")


def _row(region: Region, what: str, url_name: str, status: int, **form: str) -> Row:
    browser, path = Browser(), reverse(url_name)

    def post(address: str) -> None:
        browser.post(path, status, **{name: value.format(address) for name, value in form.items()})

    taken = in_turn(
        lambda: post("known@example.org"),
        lambda: post("nobody@example.org"),
        pairs=region.sizes.pairs,
        between=cache.clear,  # the limits on tries are kept there
    )
    return row(QUESTION, what, taken, AIM)
