"""The kinds of files that are taken."""

from dataclasses import dataclass

OPEN_XML = "application/vnd.openxmlformats-officedocument."
OPEN_DOCUMENT = "application/vnd.oasis.opendocument."


class Damaged(ValueError):
    """The file begins as its kind does, and is not whole."""


@dataclass(frozen=True)
class Kind:
    """`extensions` as they are written, without the dot; the first is given to a file that has none."""

    label: str
    content_type: str
    extensions: tuple[str, ...]


PDF = Kind("PDF", "application/pdf", ("pdf",))
DOCX = Kind("Word", f"{OPEN_XML}wordprocessingml.document", ("docx",))
XLSX = Kind("Excel", f"{OPEN_XML}spreadsheetml.sheet", ("xlsx",))
PPTX = Kind("PowerPoint", f"{OPEN_XML}presentationml.presentation", ("pptx",))
ODT = Kind("OpenDocument, text", f"{OPEN_DOCUMENT}text", ("odt",))
ODS = Kind("OpenDocument, kalkyl", f"{OPEN_DOCUMENT}spreadsheet", ("ods",))
ODP = Kind("OpenDocument, presentation", f"{OPEN_DOCUMENT}presentation", ("odp",))
DOC = Kind("Word 97–2003", "application/msword", ("doc",))
XLS = Kind("Excel 97–2003", "application/vnd.ms-excel", ("xls",))
PPT = Kind("PowerPoint 97–2003", "application/vnd.ms-powerpoint", ("ppt",))
PNG = Kind("PNG-bild", "image/png", ("png",))
JPEG = Kind("JPEG-bild", "image/jpeg", ("jpg", "jpeg"))
GIF = Kind("GIF-bild", "image/gif", ("gif",))
WEBP = Kind("WebP-bild", "image/webp", ("webp",))
TEXT = Kind("text", "text/plain", ("txt",))
MARKDOWN = Kind("Markdown", "text/markdown", ("md",))
CSV = Kind("CSV", "text/csv", ("csv",))

PICTURES = (PNG, JPEG, GIF, WEBP)
OFFICE = (DOCX, XLSX, PPTX, ODT, ODS, ODP, DOC, XLS, PPT)
ALL = (PDF, *OFFICE, *PICTURES, TEXT, CSV)
