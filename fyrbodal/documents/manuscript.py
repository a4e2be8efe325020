"""What is printed: a page of HTML and what goes with it. Knows neither Django nor WeasyPrint, so it travels between processes."""

import json
from base64 import b64decode, b64encode
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Self


@dataclass(frozen=True)
class Attachment:
    """Data carried inside the PDF as its source. `name` ends in .json; `made_at` keeps the bytes the same next time."""

    name: str
    content: bytes
    made_at: datetime
    description: str = ""


@dataclass(frozen=True)
class Manuscript:
    """`html` is a whole page whose own styles, scripts and links to files are ignored. `draft` prints UTKAST on every page.

    `site` is put before links that begin with /, for paper has no address of its own.
    """

    html: str
    title: str
    author: str = ""
    made_at: datetime | None = None
    draft: bool = False
    attachment: Attachment | None = None
    site: str = ""

    def packed(self) -> bytes:
        return json.dumps(asdict(self), default=_plain).encode()

    @classmethod
    def unpacked(cls, content: bytes) -> Self:
        given = json.loads(content)
        attachment = _attachment(given.pop("attachment"))
        return cls(**given | {"made_at": _moment(given["made_at"]), "attachment": attachment})


def _plain(value: datetime | bytes) -> str:
    return b64encode(value).decode() if isinstance(value, bytes) else value.isoformat()


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _attachment(given: dict[str, Any] | None) -> Attachment | None:
    if given is None:
        return None
    read = {"content": b64decode(given["content"]), "made_at": datetime.fromisoformat(given["made_at"])}
    return Attachment(**given | read)
