"""What stands in a PDF of minutes: its text without running heads, and what a screen reader is told."""

import io
import re
from typing import Any

import pikepdf

from tests.documents.reading import pdf_text

BODY = (95, 1028)  # where text may stand on a page, in CSS pixels from its upper edge; see @page in print.css


def missing(texts: list[str], whole: str) -> list[str]:
    """Those that are not to be read there, whatever the lines break like."""
    return [text for text in texts if squeezed(text) not in squeezed(whole)]


def times(texts: list[str], whole: str) -> dict[str, int]:
    """How often each is to be read there."""
    return {text: squeezed(whole).count(squeezed(text)) for text in texts}


def squeezed(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)


def body_of(content: bytes) -> str:
    with pikepdf.open(io.BytesIO(content)) as document:
        for page in document.pages:
            kept = pikepdf.unparse_content_stream(_told(pikepdf.parse_content_stream(page)))
            page.Contents = document.make_stream(kept)
        without = io.BytesIO()
        document.save(without)
    return pdf_text(without.getvalue())


def _told(instructions: list[Any]) -> list[Any]:
    """What stands between the heads and the feet of a page."""
    kept, height = [], 0.0
    for one in instructions:
        if str(one.operator) == "Tm":
            height = float(one.operands[5])
        if str(one.operator) not in {"Tm", "TJ", "Tj"} or BODY[0] < height < BODY[1]:
            kept.append(one)
    return kept


def accessibility_of(content: bytes) -> dict[str, Any]:
    with pikepdf.open(io.BytesIO(content)) as document:
        root = document.Root
        kinds = {str(tag.S) for tag in document.objects if isinstance(tag, pikepdf.Dictionary) and "/S" in tag}
        return {
            "language": str(root.Lang),
            "tagged": bool(root.MarkInfo.Marked),
            "headings": {"/H1", "/H2"} <= kinds,
            "lists": "/LI" in kinds,
        }
