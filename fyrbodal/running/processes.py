"""A handful of child processes that live and end together."""

import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import FrameType, TracebackType

GRACE = 35.0  # seconds; gunicorn lets requests finish for 30
PAUSE = 0.2
ENDINGS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@dataclass
class Processes:
    """Started one by one; left, however it happens, with all of them ended."""

    environ: Mapping[str, str]
    grace: float = GRACE
    running: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)
    asked_to_end: bool = False

    def __enter__(self) -> "Processes":
        for number in ENDINGS:
            signal.signal(number, self._ask_to_end)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.end()

    def start(self, name: str, command: Sequence[str]) -> None:
        """In a session of its own: Ctrl-C reaches us alone, and we end the others in order."""
        self.running[name] = subprocess.Popen(command, env=self.environ, start_new_session=True)

    def carry_out(self, name: str, command: Sequence[str]) -> int | None:
        """The exit code of one that ends by itself; none if somebody asked us to end before that."""
        self.start(name, command)
        return self.running.pop(name).returncode if self.watch() else None

    def watch(self) -> str:
        """Wait until somebody asks us to end (an empty answer) or a process stops by itself (its name)."""
        while not self.asked_to_end:
            if stopped := self.stopped():
                return stopped
            time.sleep(PAUSE)
        return ""

    def stopped(self) -> str:
        return next((name for name, process in self.running.items() if process.poll() is not None), "")

    def ending(self) -> bool:
        return self.asked_to_end or bool(self.stopped())

    def end(self) -> None:
        for process in self.running.values():
            process.terminate()
        deadline = time.monotonic() + self.grace
        for process in self.running.values():
            self._bury(process, deadline)
        self.running.clear()

    def _bury(self, process: subprocess.Popen[bytes], deadline: float) -> None:
        try:
            process.wait(max(0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    def _ask_to_end(self, number: int, frame: FrameType | None) -> None:
        self.asked_to_end = True
