import email
import email.policy
import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from bench.crowd import url_of_database
from tests.work.processes import MANAGE, Workers, free_port, wait_until


@dataclass
class Mail:
    sender: str
    to: list[str]
    content: EmailMessage


class MailServer:
    """smtp_server.py as a process, with what it has been given."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = free_port()
        self.process: subprocess.Popen[bytes] | None = None
        self.feels("accept")

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.port}"

    def start(self) -> None:
        program = Path(__file__).with_name("smtp_server.py")
        self.process = subprocess.Popen([sys.executable, str(program), str(self.folder), str(self.port)])
        wait_until((self.folder / "ready").exists, "the mail server listens")

    def stop(self) -> None:
        if self.process:
            self.process.kill()
            self.process.wait()

    def feels(self, *mood: object) -> None:
        unfinished = self.folder / "mood.new"
        unfinished.write_text(" ".join(map(str, mood)))
        unfinished.rename(self.folder / "mood")

    def mails(self) -> list[Mail]:
        return [_mail(json.loads(path.read_text())) for path in sorted(self.folder.glob("mail-*"))]

    def addresses(self) -> list[str]:
        return sorted(address for mail in self.mails() for address in mail.to)


@pytest.fixture
def silent_server(tmp_path: Path) -> Iterator[MailServer]:
    """A mail server that is not running yet."""
    folder = tmp_path / "mail"
    folder.mkdir()
    server = MailServer(folder)
    yield server
    server.stop()


@pytest.fixture
def mail_server(silent_server: MailServer, settings: Any) -> MailServer:
    silent_server.start()
    settings.EMAIL_URL = silent_server.url
    return silent_server


@pytest.fixture
def workers(mail_server: MailServer, transactional_db: None, tmp_path: Path) -> Iterator[Workers]:
    """Workers of the product itself."""
    environment = {"DATABASE_URL": url_of_database(), "EMAIL_URL": mail_server.url}
    started = Workers(tmp_path, MANAGE, **environment)
    yield started
    started.end()


def _mail(kept: dict[str, Any]) -> Mail:
    content = email.message_from_bytes(kept["text"].encode(), _class=EmailMessage, policy=email.policy.default)
    return Mail(kept["from"], kept["to"], content)
