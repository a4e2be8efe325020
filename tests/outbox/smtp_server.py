"""A real mail server on loopback whose mood is the contents of a file; run as a process of its own.

accept          takes every mail                        refuse ADDRESS  550 at that recipient
reject          554 after the text                      busy            451 at every recipient
hang            never answers                           drop            takes the mail, then hangs up
wait            takes the mail, and says so when the mood is another
kill PID        says 250 to a process that it kills before that can act on it
cut PID         kills the process before it has taken the mail
"""

import asyncio
import json
import os
import signal
import sys
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword


class Moody:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.numbers = count(1)

    def mood(self) -> list[str]:
        return (self.folder / "mood").read_text().split()

    async def handle_RCPT(self, _server: SMTP, _session: Any, envelope: Envelope, address: str, _options: Any) -> str:  # noqa: N802 - the name is aiosmtpd's
        match self.mood():
            case ["refuse", refused] if refused == address:
                return "550 5.1.1 Den brevlådan finns inte"
            case ["busy"]:
                return "451 4.3.0 Kom tillbaka senare"
            case ["hang"]:
                await asyncio.Event().wait()
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, _session: Any, envelope: Envelope) -> str:  # noqa: N802 - the name is aiosmtpd's
        match self.mood():
            case ["reject"]:
                return "554 5.7.1 Det ser ut som skräp"
            case ["cut", pid]:
                os.kill(int(pid), signal.SIGKILL)
                return "451 4.3.0 Hann inte"
        self.keep(envelope)
        await self.part(server)
        return "250 OK"

    async def part(self, server: SMTP) -> None:
        """What happens between the mail is taken and that is said."""
        match self.mood():
            case ["wait"]:
                while self.mood() == ["wait"]:
                    await asyncio.sleep(0.02)
            case ["drop"]:
                server.transport.abort()
            case ["kill", pid]:
                os.kill(int(pid), signal.SIGSTOP)  # it waits for the answer, and will never read it
                await server.push("250 OK")
                os.kill(int(pid), signal.SIGKILL)

    def keep(self, envelope: Envelope) -> None:
        mail = {"from": envelope.mail_from, "to": envelope.rcpt_tos, "text": envelope.content.decode()}
        unfinished = self.folder / "unfinished"
        unfinished.write_text(json.dumps(mail))
        unfinished.rename(self.folder / f"mail-{next(self.numbers):04}")


def let_in(_server: SMTP, _session: Any, _envelope: Envelope, _mechanism: str, said: LoginPassword) -> AuthResult:
    return AuthResult(success=(said.login, said.password) == (b"natverk", b"ratt"), handled=False)


async def serve(folder: Path, port: int) -> None:
    handler = Moody(folder)
    make = partial(SMTP, handler, enable_SMTPUTF8=True, authenticator=let_in, auth_require_tls=False)
    server = await asyncio.get_running_loop().create_server(make, "127.0.0.1", port)
    (folder / "ready").touch()
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve(Path(sys.argv[1]), int(sys.argv[2])))
