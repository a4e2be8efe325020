"""Log lines that stay one line each, whatever a request carried."""

import logging


class OneLine(logging.Formatter):
    """A line per record; line breaks in it are written as text, so that no request can forge another line."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s")

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - the name is logging's
        return super().formatMessage(record).replace("\r", "\\r").replace("\n", "\\n")
