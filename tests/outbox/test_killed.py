"""No mail is lost and none is sent twice, except where nobody could know better: real workers, killed from outside."""

import pytest

from fyrbodal import outbox
from fyrbodal.outbox import Recipient
from fyrbodal.outbox.models import Delivery, Message
from tests.outbox.conftest import MailServer
from tests.work.processes import PATIENCE_SECONDS, Workers, lease_runs_out, wait_until

pytestmark = pytest.mark.django_db(transaction=True)


def send(number: int) -> Message:
    to = [Recipient(f"person{one}@example.org") for one in range(number)]
    return outbox.send(kind="test", subject="Minnesanteckningar", text="Hej!", to=to)


def all_sent() -> bool:
    return not Delivery.objects.exclude(status="sent").exists()


def test_a_worker_killed_between_the_servers_250_and_our_commit_gives_a_second_copy_with_the_same_id(
    workers: Workers, mail_server: MailServer
) -> None:
    doomed = workers.start()
    mail_server.feels("kill", doomed.pid)
    delivery = send(1).deliveries.get()
    doomed.wait(PATIENCE_SECONDS)
    lease_runs_out()
    assert len(mail_server.mails()) == 1
    mail_server.feels("accept")
    workers.start()
    wait_until(all_sent, "another worker sends the mail")
    assert [mail.content["Message-ID"] for mail in mail_server.mails()] == [delivery.mail_id, delivery.mail_id]


def test_a_worker_killed_before_the_server_took_the_mail_gives_one_copy(
    workers: Workers, mail_server: MailServer
) -> None:
    doomed = workers.start()
    mail_server.feels("cut", doomed.pid)
    delivery = send(1).deliveries.get()
    doomed.wait(PATIENCE_SECONDS)
    lease_runs_out()
    mail_server.feels("accept")
    workers.start()
    wait_until(all_sent, "another worker sends the mail")
    assert [mail.content["Message-ID"] for mail in mail_server.mails()] == [delivery.mail_id]


def test_case_61_two_workers_send_each_mail_once(workers: Workers, mail_server: MailServer) -> None:
    message = send(30)
    for worker in [workers.start("--drain") for _ in range(2)]:
        assert worker.wait(PATIENCE_SECONDS) == 0
    assert mail_server.addresses() == sorted(message.deliveries.values_list("address", flat=True))
    assert all_sent()
