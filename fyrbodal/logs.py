"""Log lines that stay one line each, whatever a request carried."""

import copy
import logging


class OneLine(logging.Formatter):
    """A line per record; line breaks in it are written as text, so that no request can forge another line.

    Only an error of ours is told with where it happened: somebody who is refused a page is a warning, and no fault.
    """

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        told = copy.copy(record)
        if told.levelno < logging.ERROR:
            told.exc_info = told.exc_text = None
        return super().format(told)

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - the name is logging's
        return super().formatMessage(record).replace("\r", "\\r").replace("\n", "\\n")
