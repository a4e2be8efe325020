"""What a zip file is: Office Open XML, OpenDocument, or neither. Pure; nothing but two small members is unpacked."""

import io
import struct
import zipfile
import zlib
from xml.parsers import expat

from fyrbodal.files import kinds
from fyrbodal.files.kinds import Damaged, Kind
from fyrbodal.files.refusals import HasMacros

END_OF_DIRECTORY, FOUND_WITHIN = b"PK\x05\x06", 22 + 65535
ZIP64_LOCATOR, LOCATOR_SIZE = b"PK\x06\x07", 20
LARGEST_DIRECTORY = 1024 * 1024  # Python reads it whole into objects, some ten times its size
LARGEST_MEMBER = 1024 * 1024
MACROS = ("basic/", "scripts/")

OPEN_XML = {
    f"{kinds.OPEN_XML}wordprocessingml.document.main+xml": kinds.DOCX,
    f"{kinds.OPEN_XML}spreadsheetml.sheet.main+xml": kinds.XLSX,
    f"{kinds.OPEN_XML}presentationml.presentation.main+xml": kinds.PPTX,
}
OPEN_DOCUMENT = {kind.content_type: kind for kind in (kinds.ODT, kinds.ODS, kinds.ODP)}


# What zipfile, zlib and expat raise at a file that is not whole, not a zip, or locked with a password.
BROKEN = (zipfile.BadZipFile, zlib.error, expat.ExpatError, struct.error, RuntimeError, EOFError, OSError, ValueError)


def kinds_of(data: bytes) -> tuple[Kind, ...]:
    """One kind or none. Raises Damaged, and HasMacros."""
    _require_small_directory(data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _kinds_of(archive, set(archive.namelist()))
    except BROKEN as error:
        raise Damaged(str(error)) from error


def _kinds_of(archive: zipfile.ZipFile, names: set[str]) -> tuple[Kind, ...]:
    if "[Content_Types].xml" in names:
        return _open_xml(_content_types(_member(archive, "[Content_Types].xml")), names)
    if "mimetype" in names:
        return _open_document(_member(archive, "mimetype").decode("ascii", errors="replace").strip(), names)
    return ()


def _open_xml(types: set[str], names: set[str]) -> tuple[Kind, ...]:
    if any(word in each.lower() for each in types | names for word in ("macroenabled", "vbaproject")):
        raise HasMacros
    return tuple(kind for content_type, kind in OPEN_XML.items() if content_type in types)[:1]


def _open_document(content_type: str, names: set[str]) -> tuple[Kind, ...]:
    if any(name.lower().startswith(MACROS) for name in names):
        raise HasMacros
    return (OPEN_DOCUMENT[content_type],) if content_type in OPEN_DOCUMENT else ()


def _content_types(xml: bytes) -> set[str]:
    """Read by a parser rather than searched, since entities and encodings spell one word in many ways."""
    found: set[str] = set()
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _no_doctype
    parser.StartElementHandler = lambda _name, attributes: found.add(attributes.get("ContentType", ""))
    parser.Parse(xml, True)  # noqa: FBT003 - expat takes no keyword here
    return found


def _no_doctype(*_declared: object) -> None:
    raise Damaged("a document type where none belongs")


def _member(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as member:
        content = member.read(LARGEST_MEMBER + 1)
    if len(content) > LARGEST_MEMBER:
        raise Damaged(f"{name} is too large")
    return content


def _require_small_directory(data: bytes) -> None:
    place = data.rfind(END_OF_DIRECTORY, max(0, len(data) - FOUND_WITHIN))
    if place < 0:
        raise Damaged("no end of directory")
    directory = int.from_bytes(data[place + 12 : place + 16], "little")
    has_locator = data[max(0, place - LOCATOR_SIZE) : place].startswith(ZIP64_LOCATOR)
    if has_locator or directory > LARGEST_DIRECTORY:
        raise Damaged("a directory that no document has")
