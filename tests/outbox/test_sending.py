"""From the cause to the mail: the worker runs in the test's process, the mail server in one of its own."""

from email.utils import parsedate_to_datetime
from typing import Any

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.utils import timezone

from fyrbodal import outbox
from fyrbodal.journal.models import Entry
from fyrbodal.organisation.models import Person
from fyrbodal.outbox import Enclosure, Recipient
from fyrbodal.outbox.models import Delivery, Message
from fyrbodal.work.models import Job
from fyrbodal.work.retrying import TRIES
from tests.outbox.conftest import MailServer

pytestmark = pytest.mark.django_db
ANNA = Recipient("anna@example.org", "Anna Lind")
BO = Recipient("bo@example.org", "Bo Ask")


@pytest.fixture(autouse=True)
def no_mail_server_and_no_demo(settings: Any) -> None:
    settings.EMAIL_URL, settings.DEMO = "", False


def send(*to: Recipient, subject: str = "Minnesanteckningar", **more: Any) -> Message:
    return outbox.send(kind="test", subject=subject, text="Hej!\nHär är de.", to=to, **more)


def work() -> None:
    call_command("work", "--drain")


def time_passes() -> None:
    Job.objects.open().update(run_after_at=timezone.now())


def states(message: Message) -> list[tuple[str, str]]:
    return list(message.deliveries.order_by("address").values_list("address", "status"))


def test_each_recipient_gets_a_mail_of_their_own(mail_server: MailServer) -> None:
    message = send(ANNA, BO)
    work()
    assert [mail.to for mail in mail_server.mails()] == [["anna@example.org"], ["bo@example.org"]]
    assert [mail.content["To"] for mail in mail_server.mails()] == [
        "Anna Lind <anna@example.org>",
        "Bo Ask <bo@example.org>",
    ]
    assert states(message) == [("anna@example.org", "sent"), ("bo@example.org", "sent")]


def test_the_mail_says_what_was_written_with_swedish_letters_and_enclosures(mail_server: MailServer) -> None:
    pdf = Enclosure("Minnesanteckningar åäö.pdf", b"%PDF-1.7 \x00\xff", "application/pdf")
    name = Recipient("asa@example.org", "Åsa Ö, nämnden")
    message = send(name, subject="Årets möte", html="<p>Hej!</p>", enclosures=[pdf])
    work()
    [mail] = mail_server.mails()
    [attachment] = mail.content.iter_attachments()
    assert (mail.content["Subject"], mail.content["To"].addresses[0].display_name) == ("Årets möte", "Åsa Ö, nämnden")
    assert mail.content.get_body(["plain"]).get_content() == "Hej!\r\nHär är de."
    assert mail.content.get_body(["html"]).get_content() == "<p>Hej!</p>"
    assert (attachment.get_filename(), attachment.get_content()) == (pdf.name, pdf.content)
    assert parsedate_to_datetime(mail.content["Date"]) == message.created_at.replace(microsecond=0)


def test_an_address_that_is_named_twice_gets_one_mail(mail_server: MailServer) -> None:
    send(ANNA, Recipient("ANNA@example.org"), BO)
    work()
    assert mail_server.addresses() == ["anna@example.org", "bo@example.org"]


def test_the_database_refuses_a_second_delivery_to_an_address() -> None:
    message = send(ANNA)
    with pytest.raises(IntegrityError, match="delivery_once_per_address"):
        message.deliveries.create(address="Anna@example.org")


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("delivery_sent_at_a_time", {"status": "sent"}),
        ("delivery_sent_at_a_time", {"status": "waiting", "sent_at": timezone.now()}),
        ("delivery_shown_is_sent", {"only_shown": True}),
        ("delivery_status_known", {"status": "lost"}),
    ],
)
def test_the_database_refuses_a_delivery_that_cannot_be(name: str, values: dict[str, Any]) -> None:
    message = send()
    with pytest.raises(IntegrityError, match=name):
        message.deliveries.create(address="anna@example.org", **values)


class Regret(Exception):
    pass


@transaction.atomic
def send_and_regret() -> None:
    send(ANNA)
    raise Regret


def test_a_mail_whose_cause_is_rolled_back_is_not_sent(mail_server: MailServer) -> None:
    with pytest.raises(Regret):
        send_and_regret()
    work()
    assert (mail_server.mails(), Message.objects.count()) == ([], 0)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x0b", "\x85", "\u2028", "\x00"])
def test_case_63_a_line_break_in_a_title_adds_no_header(end: str, mail_server: MailServer) -> None:
    send(Recipient("anna@example.org", f"Anna{end}Bcc: b@example.org"), subject=f"Möte{end}Bcc: c@example.org")
    work()
    [mail] = mail_server.mails()
    assert (mail.to, mail.content["Bcc"]) == (["anna@example.org"], None)
    assert mail.content["Subject"] == "Möte Bcc: c@example.org"


def test_case_63_a_line_break_in_an_address_reaches_nobody_else(mail_server: MailServer) -> None:
    message = send(Recipient("anna@example.org\nBcc: bo@example.org"))
    work()
    assert mail_server.mails() == []
    assert states(message) == [("anna@example.org Bcc: bo@example.org", "failed")]


@pytest.mark.parametrize("address", ["", "anna", "@example.org", "anna@", "a b@example.org", "a@b@example.org"])
def test_what_is_no_address_has_failed_at_once_and_holds_up_nobody(address: str, mail_server: MailServer) -> None:
    message = send(Recipient(address), BO)
    work()
    assert states(message) == [(address, "failed"), ("bo@example.org", "sent")]


def test_names_of_any_length_are_sent(mail_server: MailServer) -> None:
    enclosure = Enclosure("p" * 400 + ".pdf", b"%PDF")
    send(Recipient("anna@example.org", "Å" * 400), subject="Möte " * 100, enclosures=[enclosure])
    work()
    assert mail_server.addresses() == ["anna@example.org"]


def test_an_address_that_the_server_refuses_has_failed_at_once_with_its_words(mail_server: MailServer) -> None:
    mail_server.feels("refuse", "anna@example.org")
    message = send(ANNA, BO)
    work()
    assert list(message.deliveries.order_by("address").values_list("status", "attempts", "last_error")) == [
        ("failed", 1, "550 5.1.1 Den brevlådan finns inte"),
        ("sent", 1, ""),
    ]


def test_a_text_that_the_server_refuses_has_failed_at_once(mail_server: MailServer) -> None:
    mail_server.feels("reject")
    message = send(ANNA)
    work()
    assert message.deliveries.get().last_error == "554 5.7.1 Det ser ut som skräp"
    assert states(message) == [("anna@example.org", "failed")]


def test_a_busy_server_gets_the_same_mail_later(mail_server: MailServer) -> None:
    mail_server.feels("busy")
    message = send(ANNA)
    work()
    delivery = message.deliveries.get()
    assert (delivery.status, delivery.attempts, delivery.last_error) == ("waiting", 1, "451 4.3.0 Kom tillbaka senare")
    mail_server.feels("accept")
    work()
    assert mail_server.mails() == []  # not before the pause is over
    time_passes()
    work()
    assert [mail.content["Message-ID"] for mail in mail_server.mails()] == [delivery.mail_id]
    assert states(message) == [("anna@example.org", "sent")]


def test_a_server_that_hangs_is_left_and_tried_again(mail_server: MailServer, settings: Any) -> None:
    settings.EMAIL_TIMEOUT = 0.3
    mail_server.feels("hang")
    message = send(ANNA)
    work()
    delivery = message.deliveries.get()
    assert (delivery.status, delivery.attempts) == ("waiting", 1)
    assert delivery.last_error == "E-postservern svarade inte i tid."
    settings.EMAIL_TIMEOUT = 60
    mail_server.feels("accept")
    time_passes()
    work()
    assert mail_server.addresses() == ["anna@example.org"]


def test_a_server_that_takes_the_mail_and_hangs_up_gets_it_again_under_the_same_id(mail_server: MailServer) -> None:
    mail_server.feels("drop")
    message = send(ANNA)
    work()
    [delivery] = message.deliveries.all()
    assert (delivery.status, delivery.last_error) == ("waiting", "E-postservern bröt förbindelsen.")
    mail_server.feels("accept")
    time_passes()
    work()
    mail_id = message.deliveries.get().mail_id
    assert [mail.content["Message-ID"] for mail in mail_server.mails()] == [mail_id, mail_id]


def test_a_mail_waits_for_a_server_that_is_not_there(silent_server: MailServer, settings: Any) -> None:
    settings.EMAIL_URL = silent_server.url
    message = send(ANNA)
    work()
    assert message.deliveries.get().last_error == "E-postservern går inte att nå."
    silent_server.start()
    time_passes()
    work()
    assert states(message) == [("anna@example.org", "sent")]


def test_after_ten_tries_the_delivery_has_failed(silent_server: MailServer, settings: Any) -> None:
    settings.EMAIL_URL = silent_server.url
    message = send(ANNA)
    for _try in range(TRIES):
        assert states(message) == [("anna@example.org", "waiting")]
        time_passes()
        work()
    delivery = message.deliveries.get()
    assert (delivery.status, delivery.attempts) == ("failed", TRIES)


def test_no_password_and_no_mail_go_to_a_server_that_cannot_encrypt(mail_server: MailServer, settings: Any) -> None:
    settings.EMAIL_URL = f"smtp+tls://natverk:hemligt@127.0.0.1:{mail_server.port}"
    message = send(ANNA)
    work()
    assert mail_server.mails() == []
    assert message.deliveries.get().last_error == "E-postservern kan inte kryptera."


def test_a_password_that_the_server_does_not_take_is_tried_again(mail_server: MailServer, settings: Any) -> None:
    settings.EMAIL_URL = f"smtp://natverk:fel@127.0.0.1:{mail_server.port}"
    message = send(ANNA)
    work()
    delivery = message.deliveries.get()
    assert (delivery.status, delivery.last_error) == ("waiting", "E-postservern godtar inte vårt lösenord.")


def test_the_right_password_opens_the_server(mail_server: MailServer, settings: Any) -> None:
    settings.EMAIL_URL = f"smtp://natverk:ratt@127.0.0.1:{mail_server.port}"
    send(ANNA)
    work()
    assert mail_server.addresses() == ["anna@example.org"]


def test_an_address_of_a_mail_server_that_cannot_be_read_is_said(settings: Any) -> None:
    settings.EMAIL_URL = "mail.example.org"
    message = send(ANNA)
    work()
    delivery = message.deliveries.get()
    said = "EMAIL_URL ska se ut så här: smtp+tls://användare:lösenord@värd:587"
    assert (delivery.status, delivery.last_error) == ("waiting", said)


def test_without_a_mail_server_the_mail_waits_and_says_why() -> None:
    message = send(ANNA)
    work()
    delivery = message.deliveries.get()
    assert (delivery.status, delivery.last_error) == (
        "waiting",
        "Ingen e-postserver är inställd. Ange den i EMAIL_URL.",
    )


def test_in_the_demo_the_mail_is_only_shown(settings: Any) -> None:
    settings.DEMO = True
    message = send(ANNA)
    work()
    assert list(message.deliveries.values_list("status", "only_shown")) == [("sent", True)]


def test_a_demo_with_a_mail_server_sends(settings: Any, mail_server: MailServer) -> None:
    settings.DEMO = True
    message = send(ANNA)
    work()
    assert list(message.deliveries.values_list("status", "only_shown")) == [("sent", False)]
    assert mail_server.addresses() == ["anna@example.org"]


def test_sending_again_reaches_those_who_got_nothing_and_no_others(mail_server: MailServer, anna: Person) -> None:
    mail_server.feels("refuse", "anna@example.org")
    message = send(ANNA, BO)
    work()
    mail_server.feels("accept")
    assert message.resend_failed(by=anna) == 1
    work()
    assert mail_server.addresses() == ["anna@example.org", "bo@example.org"]
    assert states(message) == [("anna@example.org", "sent"), ("bo@example.org", "sent")]
    assert list(Entry.objects.about(message).values_list("by_id", "verb", "details")) == [
        (anna.pk, "resent", {"addresses": ["anna@example.org"]})
    ]


def test_sending_again_when_all_have_got_it_does_nothing(mail_server: MailServer, anna: Person) -> None:
    message = send(ANNA)
    work()
    assert message.resend_failed(by=anna) == 0
    work()
    assert (mail_server.addresses(), Entry.objects.count()) == (["anna@example.org"], 0)


def test_sending_again_after_somebody_started_the_job_itself(mail_server: MailServer, gunnar: Person) -> None:
    mail_server.feels("refuse", "anna@example.org")
    message = send(ANNA)
    work()
    Job.objects.get(kind="outbox.delivery").again(by=gunnar)
    mail_server.feels("accept")
    assert message.resend_failed(by=gunnar) == 1
    work()
    assert mail_server.addresses() == ["anna@example.org"]


def test_what_is_sent_about_a_thing_is_found_by_it(anna: Person, bo: Person) -> None:
    message = send(ANNA, about=anna, by=bo)
    send(BO, about=bo)
    assert list(Message.objects.about(anna)) == [message]


def test_who_sees_what_was_sent(anna: Person, bo: Person, gunnar: Person, olof: Person) -> None:
    hers, nobodys = send(BO, by=anna), send(BO)
    seen = [set(Message.objects.visible_to(person)) for person in (gunnar, anna, bo, olof)]
    assert seen == [{hers, nobodys}, {hers}, set(), set()]


def test_counting_tells_how_it_went(mail_server: MailServer) -> None:
    mail_server.feels("refuse", "anna@example.org")
    message = send(ANNA, BO)
    work()
    message.address_to([Recipient("eva@example.org")])
    assert list(Message.objects.counted().values_list("waiting", "sent", "failed")) == [(1, 1, 1)]
    assert list(message.deliveries.in_order().values_list("status", flat=True)) == ["failed", "waiting", "sent"]


def test_every_delivery_has_its_own_id() -> None:
    send(ANNA, BO)
    assert len(set(Delivery.objects.values_list("mail_id", flat=True))) == 2
