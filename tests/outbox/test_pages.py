import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from fyrbodal import outbox
from fyrbodal.organisation.models import Person
from fyrbodal.outbox import Recipient
from fyrbodal.outbox.models import Message
from tests.outbox.conftest import MailServer

pytestmark = pytest.mark.django_db
SignIn = Callable[[Person | None], Client]
LIST = "/utskick/"


def send(number: int = 1, **more: Any) -> Message:
    to = [Recipient(f"person{one}@example.org", f"Påhittad Person {one}") for one in range(number)]
    return outbox.send(**{"kind": "test", "subject": "Årets möte", "text": "Kom i tid.", "to": to} | more)


def page_of(message: Message) -> str:
    return reverse("outbox:message", args=[message.pk])


def queries(client: Client, url: str) -> int:
    client.get(url)  # the first visit of a session is also noted in it
    with CaptureQueriesContext(connection) as asked:
        assert client.get(url).status_code == 200
    return len(asked)


def test_the_administrator_reads_what_has_been_sent_and_how_it_went(gunnar: Person, sign_in: SignIn) -> None:
    message = send()
    client = sign_in(gunnar)
    assert "Årets möte" in client.get(LIST).content.decode()
    page = client.get(page_of(message)).content.decode()
    assert ["Kom i tid." in page, "Påhittad Person 0" in page, "väntar" in page] == [True, True, True]


def test_nothing_sent_yet_is_said_in_words(gunnar: Person, sign_in: SignIn) -> None:
    assert "Inget har skickats än" in sign_in(gunnar).get(LIST).content.decode()


def test_a_sender_sees_their_own_message_and_not_the_list(anna: Person, sign_in: SignIn) -> None:
    client = sign_in(anna)
    assert [client.get(url).status_code for url in (page_of(send(by=anna)), page_of(send()), LIST)] == [200, 404, 403]


def test_outsiders_see_nothing_and_send_nothing(anna: Person, bo: Person, olof: Person, sign_in: SignIn) -> None:
    message = send(by=anna)
    urls = (LIST, page_of(message))
    for person in (bo, olof):
        client = sign_in(person)
        again = client.post(reverse("outbox:resend", args=[message.pk])).status_code
        assert [*(client.get(url).status_code for url in urls), again] == [403, 404, 404]


def test_a_visitor_is_asked_to_sign_in(sign_in: SignIn, db: None) -> None:
    urls = (LIST, page_of(send()))
    assert [sign_in(None).get(url).status_code for url in urls] == [302, 302]


def test_case_25_looking_at_an_address_sends_nothing(gunnar: Person, sign_in: SignIn) -> None:
    url = reverse("outbox:resend", args=[send().pk])
    client = sign_in(gunnar)
    assert [client.get(url).status_code, client.head(url).status_code] == [405, 405]


def test_the_sender_sends_again_to_those_it_did_not_reach(
    anna: Person, sign_in: SignIn, mail_server: MailServer
) -> None:
    mail_server.feels("refuse", "person1@example.org")
    message = send(2, by=anna)
    call_command("work", "--drain")
    client = sign_in(anna)
    page = client.get(page_of(message)).content.decode()
    assert "550 5.1.1 Den brevlådan finns inte" in page
    mail_server.feels("accept")
    answer = client.post(reverse("outbox:resend", args=[message.pk]), follow=True)
    assert "Skickas igen till 1 adress." in answer.content.decode()
    call_command("work", "--drain")
    assert mail_server.addresses() == ["person0@example.org", "person1@example.org"]
    assert "Skicka igen" not in client.get(page_of(message)).content.decode()


def test_a_personal_link_is_read_by_nobody_else_outside_the_demo(
    gunnar: Person, sign_in: SignIn, settings: Any
) -> None:
    url = page_of(send(secret=True, text="https://example.org/inbjudan/hemlig"))
    client, seen = sign_in(gunnar), []
    for settings.DEMO in (False, True):
        seen.append("inbjudan/hemlig" in client.get(url).content.decode())
    assert seen == [False, True]


def test_case_64_what_is_mailed_is_shown_as_text(gunnar: Person, sign_in: SignIn) -> None:
    evil = "<img src=x onerror=alert(1)>"
    message = send(subject=evil, text=evil, to=[Recipient("a@example.org", evil)])
    client = sign_in(gunnar)
    pages = client.get(LIST).content.decode() + client.get(page_of(message)).content.decode()
    assert (evil in pages, "&lt;img src=x onerror=alert(1)&gt;" in pages) == (False, True)


def test_the_list_asks_as_much_for_one_as_for_thirty(gunnar: Person, anna: Person, sign_in: SignIn) -> None:
    client = sign_in(gunnar)
    send(by=anna)
    for_one = queries(client, LIST)
    for _number in range(29):
        send(2, by=anna)
    assert queries(client, LIST) == for_one


def test_a_message_asks_as_much_for_one_recipient_as_for_thirty(gunnar: Person, sign_in: SignIn) -> None:
    client = sign_in(gunnar)
    assert queries(client, page_of(send(30))) == queries(client, page_of(send(1)))


def test_fifty_recipients_fill_a_page(gunnar: Person, sign_in: SignIn) -> None:
    message = send(51)
    client = sign_in(gunnar)
    pages = [client.get(page_of(message), {"sida": number}).content.decode() for number in (1, 2)]
    assert [page.count("@example.org</span></th>") for page in pages] == [50, 1]


@pytest.mark.parametrize("model", ["outbox_message", "work_job"])
def test_the_registers_are_for_administrators_to_look_at(
    model: str, gunnar: Person, anna: Person, sign_in: SignIn
) -> None:
    send(by=anna)
    url = reverse(f"admin:{model}_changelist")
    assert [sign_in(person).get(url).status_code for person in (gunnar, anna)] == [200, 302]
    assert sign_in(gunnar).get(reverse(f"admin:{model}_add")).status_code == 403


def test_the_register_does_not_show_the_text_of_a_mail(gunnar: Person, sign_in: SignIn) -> None:
    message = send(secret=True, text="https://example.org/inbjudan/hemlig")
    page = sign_in(gunnar).get(reverse("admin:outbox_message_change", args=[message.pk])).content.decode()
    assert ["inbjudan/hemlig" in page, "person0@example.org" in page] == [False, True]


def test_the_administrator_starts_failed_jobs_again_from_the_register(
    gunnar: Person, sign_in: SignIn, mail_server: MailServer
) -> None:
    mail_server.feels("reject")
    message = send()
    call_command("work", "--drain")
    mail_server.feels("accept")
    job = message.deliveries.get().enqueue()
    sign_in(gunnar).post(reverse("admin:work_job_changelist"), {"action": "run_again", "_selected_action": [job.pk]})
    call_command("work", "--drain")
    assert mail_server.addresses() == ["person0@example.org"]


def unreachable(number: int = 1, **more: Any) -> Message:
    """One that has not reached anybody, after all its tries."""
    message = send(number, **more)
    for delivery in message.deliveries.all():
        delivery.gave_up("E-postservern går inte att nå.")
    return message


def waiting(client: Client) -> list[tuple[str, str, str]]:
    """Title, note and address of what stands under the heading on Min dag."""
    sections = client.get(reverse("min_dag")).context["sections"]
    found = [one["rows"] for one in sections if str(one["heading"]) == "Mejl som inte gick fram"]
    return [(row.title, row.note, row.url) for rows in found for row in rows]


def test_what_reached_nobody_waits_for_the_administrator_on_min_dag_until_it_is_sent_again(
    gunnar: Person, sign_in: SignIn
) -> None:
    send()
    message = unreachable(2)
    client = sign_in(gunnar)
    assert waiting(client) == [("Årets möte", "Till 2 adresser.", page_of(message))]
    client.post(reverse("outbox:resend", args=[message.pk]))
    assert waiting(client) == []


def test_it_waits_for_a_month_and_only_as_long_as_it_can_be_sent_again(gunnar: Person, sign_in: SignIn) -> None:
    for changed in (
        {"created_at": timezone.now() - dt.timedelta(days=31)},
        {"disposed_at": timezone.now(), "text": ""},
    ):
        Message.objects.filter(pk=unreachable().pk).update(**changed)
    assert waiting(sign_in(gunnar)) == []


def test_nobody_else_is_troubled_with_it(anna: Person, olof: Person, sign_in: SignIn) -> None:
    unreachable(by=anna)
    assert [waiting(sign_in(person)) for person in (anna, olof)] == [[], []]


def test_thirty_of_them_cost_as_many_queries_on_min_dag_as_one(gunnar: Person, sign_in: SignIn) -> None:
    client, page = sign_in(gunnar), reverse("min_dag")
    unreachable()
    one = queries(client, page)
    for _each in range(29):
        unreachable()
    assert len(waiting(client)) == 30
    assert queries(client, page) == one
