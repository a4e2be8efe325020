"""What a file is, told by its content. Pure. A name is only asked which of several possible kinds is meant."""

import re
from collections.abc import Callable, Collection

from django.utils.translation import gettext as _

from fyrbodal.files import kinds, ole, zipped
from fyrbodal.files.kinds import Damaged, Kind
from fyrbodal.files.refusals import HasMacros, Refused

Kinds = tuple[Kind, ...]

CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f]")
OLE_KINDS = {
    "WordDocument": kinds.DOC,
    "Workbook": kinds.XLS,
    "Book": kinds.XLS,
    "PowerPoint Document": kinds.PPT,
}
SAVED_AS = (
    (kinds.DOCX, "Word", {"doc", "dot", "docm", "dotx", "odt", "rtf", "pages"}),
    (kinds.XLSX, "Excel", {"xls", "xlsm", "xlsb", "ods", "csv", "numbers"}),
    (kinds.PPTX, "PowerPoint", {"ppt", "pptm", "ppsx", "odp", "key"}),
)
FEW = 4  # kinds that can be named in a sentence
OLE_MACROS = {"_VBA_PROJECT", "_VBA_PROJECT_CUR", "Macros", "VBA"}


def recognised(data: bytes, extension: str, allowed: Collection[Kind] = kinds.ALL) -> Kind:
    """The kind of a file with this content and this extension, in lower case and without the dot; "" when it has none.

    Raises Refused: empty, not among the allowed, damaged, with macros, or something else than its name says.
    """
    if not data:
        raise Refused(_("Filen är tom. Kontrollera den och välj den igen."))
    if extension and not any(extension in kind.extensions for kind in allowed):
        raise Refused(_not_taken(extension, allowed))
    for kind in _whole_kinds(data):
        if kind in allowed and extension in ("", *kind.extensions):
            return kind
    raise Refused(_mismatch(extension))


def _not_taken(extension: str, allowed: Collection[Kind]) -> str:
    said = _("Filer som slutar på .%(extension)s tas inte emot.") % {"extension": extension}
    return f"{said} {_instead(extension, allowed)}".strip()


def _instead(extension: str, allowed: Collection[Kind]) -> str:
    """What to do about it; nothing where so much is taken that it would be a list to read."""
    for kind, program, others in SAVED_AS:
        if extension in others and kind in allowed:
            words = {"extension": kind.extensions[0], "program": program}
            return _("Spara filen som .%(extension)s i %(program)s och försök igen.") % words
    if len(allowed) > FEW:
        return ""
    *first, last = (f".{kind.extensions[0]}" for kind in allowed)
    endings = _("%(others)s eller %(last)s") % {"others": ", ".join(first), "last": last} if first else last
    return _("Välj en som slutar på %(endings)s.") % {"endings": endings}


def _mismatch(extension: str) -> str:
    if not extension:
        return _("Filen är av ett slag som inte tas emot.")
    advice = _(
        "Filen heter .%(extension)s men innehåller något annat. Öppna den, spara den i rätt format och försök igen."
    )
    return advice % {"extension": extension}


def _whole_kinds(data: bytes) -> Kinds:
    try:
        return kinds_of(data)
    except Damaged as damage:
        raise Refused(
            _("Filen är skadad eller ofullständig. Öppna den i sitt program, spara den på nytt och försök igen.")
        ) from damage


def kinds_of(data: bytes) -> Kinds:
    """Every kind that the content may be: none, one, or two when only the name can tell. Raises Damaged, HasMacros."""
    return next((read(data) for start, read in READERS if data.startswith(start)), None) or _text(data)


def _pdf(data: bytes) -> Kinds:
    return _whole(kinds.PDF, b"startxref" in data and b"%%EOF" in data[-2048:])


def _png(data: bytes) -> Kinds:
    return _whole(kinds.PNG, b"IEND\xaeB`\x82" in data)


def _gif(data: bytes) -> Kinds:
    return _whole(kinds.GIF, data.rstrip(b"\0").endswith(b";"))


def _jpeg(data: bytes) -> Kinds:
    return _whole(kinds.JPEG, data.find(b"\xff\xd9", _start_of_scan(data)) > 0)


def _start_of_scan(data: bytes) -> int:
    """Where the picture itself begins: a thumbnail before it has an end mark of its own. Raises Damaged."""
    place = 2
    while place + 4 <= len(data) and data[place] == 0xFF:
        if data[place + 1] == 0xDA:
            return place
        is_filling = data[place + 1] == 0xFF
        place += 1 if is_filling else 2 + int.from_bytes(data[place + 2 : place + 4], "big")
    raise Damaged("no picture")


def _webp(data: bytes) -> Kinds:
    if data[8:12] != b"WEBP":
        return ()
    return _whole(kinds.WEBP, len(data) >= 8 + int.from_bytes(data[4:8], "little"))


def _ole(data: bytes) -> Kinds:
    names = ole.names(data)
    if names & OLE_MACROS:
        raise HasMacros
    if "EncryptedPackage" in names:
        raise Refused(_("Filen är låst med lösenord. Ta bort lösenordet och försök igen."))
    return tuple(dict.fromkeys(kind for name, kind in OLE_KINDS.items() if name in names))


def _text(data: bytes) -> Kinds:
    """Text is what decodes without leaving control characters."""
    codec = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8"
    return (kinds.TEXT, kinds.CSV, kinds.MARKDOWN) if _reads_as(data, codec) or _reads_as(data, "cp1252") else ()


def _reads_as(data: bytes, codec: str) -> bool:
    try:
        return not CONTROLS.search(data.decode(codec))
    except UnicodeDecodeError:
        return False


def _whole(kind: Kind, is_whole: bool) -> Kinds:  # noqa: FBT001 - reads as a sentence where it is called
    if not is_whole:
        raise Damaged(kind.label)
    return (kind,)


READERS: tuple[tuple[bytes, Callable[[bytes], Kinds]], ...] = (
    (b"%PDF-", _pdf),
    (b"\x89PNG\r\n\x1a\n", _png),
    (b"\xff\xd8\xff", _jpeg),
    (b"GIF87a", _gif),
    (b"GIF89a", _gif),
    (b"RIFF", _webp),
    (b"PK\x03\x04", zipped.kinds_of),
    (ole.MAGIC, _ole),
)
