"""Answers that carry a file."""

import re
import unicodedata
from urllib.parse import quote

from django.http import HttpResponse

LONGEST_NAME = 120
PDF = "application/pdf"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"
PRIVATE = "no-store"
FORBIDDEN = re.compile(r'[\\/:*?"<>|;]+')
UNQUOTED = re.compile(r'[\\/:*?"<>|;%]+')  # old readers take %41 for a letter, even between quotes


def pdf_response(content: bytes, filename: str, *, inline: bool = False, cache: str = PRIVATE) -> HttpResponse:
    return file_response(content, filename, content_type=PDF, inline=inline, cache=cache)


def file_response(
    content: bytes, filename: str, *, content_type: str, inline: bool = False, cache: str = PRIVATE
) -> HttpResponse:
    """`cache` is the whole Cache-Control; what only some may read stays "no-store"."""
    headers = {
        "Content-Disposition": disposition(filename, inline=inline),
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": cache,
    }
    return HttpResponse(content, content_type=content_type, headers=headers)


def disposition(filename: str, *, inline: bool) -> str:
    """Content-Disposition after RFC 6266: plain letters for old readers, the real name for the others."""
    name = safe_filename(filename)
    folded = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    plain = UNQUOTED.sub("_", folded) or "fil"  # full-width quotes have become plain ones
    kind = "inline" if inline else "attachment"
    return f"{kind}; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"


def safe_filename(text: str) -> str:
    """A name that every file system takes: no folders, no hidden characters, no leading dot, at most 120 characters.

    >>> safe_filename('../../minnes\\r\\nanteckningar "BIM".pdf')
    'minnesanteckningar BIM.pdf'
    """
    visible = "".join(character for character in text if unicodedata.category(character)[0] != "C")
    tidy = " ".join(FORBIDDEN.sub(" ", unicodedata.normalize("NFC", visible)).split()).lstrip(". ")
    stem, dot, ending = tidy.rpartition(".")
    if not stem or len(ending) > 5:
        stem, dot, ending = tidy, "", ""
    return f"{stem[: LONGEST_NAME - 6].rstrip(' .') or 'fil'}{dot}{ending}"
