"""The database goes down while the mail server has the mail in its hands."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.outbox.conftest import MailServer
from tests.work.cluster import Cluster, migrated_cluster
from tests.work.processes import MANAGE, Workers, wait_until

SEND = """
from fyrbodal import outbox
to = [outbox.Recipient("anna@example.org")]
outbox.send(kind="test", subject="Minnesanteckningar", text="Hej!", to=to)
"""


@pytest.fixture
def cluster() -> Iterator[Cluster]:
    with migrated_cluster() as cluster:
        yield cluster


@pytest.fixture
def workers(cluster: Cluster, mail_server: MailServer, tmp_path: Path) -> Iterator[Workers]:
    environment = {"DATABASE_URL": cluster.url, "EMAIL_URL": mail_server.url}
    started = Workers(tmp_path, MANAGE, **environment)
    yield started
    started.end()


def test_a_mail_under_way_when_the_database_stops_is_not_lost(
    cluster: Cluster, workers: Workers, mail_server: MailServer
) -> None:
    mail_server.feels("wait")
    cluster.manage("shell", "--command", SEND)
    workers.start()
    wait_until(mail_server.mails, "the server has the mail and has not answered")
    cluster.stop()
    mail_server.feels("accept")
    wait_until(lambda: "The database does not answer" in workers.said(), "the worker could not write that it left")
    cluster.start()
    wait_until(lambda: cluster.ask("SELECT 1 FROM work_job WHERE last_error <> ''"), "the worker will try again")
    cluster.ask("UPDATE work_job SET run_after_at = now()")
    wait_until(lambda: cluster.ask("SELECT 1 FROM outbox_delivery WHERE status = 'sent'"), "it is sent")
    [(mail_id,)] = cluster.ask("SELECT mail_id FROM outbox_delivery")
    assert [mail.content["Message-ID"] for mail in mail_server.mails()] == [mail_id, mail_id]
