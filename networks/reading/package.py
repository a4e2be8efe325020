"""The file as a package of parts, checked before anything is unpacked."""

import posixpath
import zipfile
import zlib
from io import BytesIO
from xml.etree import ElementTree
from xml.etree.ElementTree import Element
from xml.parsers import expat

from networks.reading.results import Unreadable

PACKED = 20 * 1024 * 1024
UNPACKED = 60 * 1024 * 1024
XML = 15 * 1024 * 1024
MEMBERS = 2_000
RATIO = 150
DEPTH = 120
DAMAGED = "Filen är skadad eller avbruten och kan inte öppnas. Spara den på nytt i Word och försök igen."
NO_WORD = "Filen är inget Worddokument. Det går att läsa in .docx, .md och .txt."
OTHERS = {
    "spreadsheetml": "Filen är en Excelfil. Det går att läsa in .docx, .md och .txt.",
    "presentationml": "Filen är en PowerPointfil. Det går att läsa in .docx, .md och .txt.",
}


class Tree:
    """Refuses document types, and so entities, before they are read, and absurd nesting."""

    def __init__(self) -> None:
        self.builder = ElementTree.TreeBuilder()
        self.depth = 0
        self.parser = expat.ParserCreate(namespace_separator="}")
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self.doctype
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.builder.data

    def doctype(self, *_declaration: object) -> None:
        raise Unreadable("Filen innehåller en dokumenttyp (DTD), som Worddokument inte får ha, och läses därför inte.")

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > DEPTH:
            raise Unreadable("Filen är nästlad på ett sätt som inget Worddokument är, och läses därför inte.")
        self.builder.start(tag, attributes)

    def end(self, tag: str) -> None:
        self.depth -= 1
        self.builder.end(tag)


def local(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def attribute(element: Element, name: str) -> str:
    """By its local name, so that transitional and strict files read alike."""
    found = (value for key, value in element.attrib.items() if key.rpartition("}")[2] == name)
    return next(found, "")


def parsed(content: bytes) -> Element:
    tree = Tree()
    try:
        tree.parser.ParseFile(BytesIO(content))
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise Unreadable(DAMAGED) from error
    return tree.builder.close()


class Package:
    def __init__(self, content: bytes) -> None:
        try:
            self.archive = zipfile.ZipFile(BytesIO(content))
        except (zipfile.BadZipFile, ValueError, OSError) as error:
            raise Unreadable(DAMAGED) from error
        self.members = {info.filename: info for info in self.archive.infolist()}
        self._check_size(len(content))
        self.types = self.xml("[Content_Types].xml") if "[Content_Types].xml" in self.members else None
        self._check_kind()

    def _check_size(self, packed: int) -> None:
        infos = self.archive.infolist()
        total = sum(info.file_size for info in infos)
        if any(info.flag_bits & 1 for info in infos):
            raise Unreadable("Filen är krypterad. Ta bort lösenordet och försök igen.")
        if len(infos) > MEMBERS or total > UNPACKED:
            raise Unreadable("Filen är för stor när den packas upp: högst 60 MB går att läsa in.")
        bombs = (i for i in infos if i.file_size > 1_000_000 and i.file_size > RATIO * max(i.compress_size, 1))
        if next(bombs, None) or (total > 1_000_000 and total > RATIO * packed):
            raise Unreadable("Filen packas upp till orimligt mycket mer än den är och läses därför inte.")
        if any(info.file_size > XML for info in infos if info.filename.endswith((".xml", ".rels"))):
            raise Unreadable("Dokumentets text är för stor: högst 15 MB text går att läsa in.")

    def _check_kind(self) -> None:
        kinds = " ".join(attribute(node, "ContentType") for node in self.types) if self.types is not None else ""
        if "macroEnabled" in kinds or any(name.lower().endswith("vbaproject.bin") for name in self.members):
            raise Unreadable("Filen innehåller makron. Spara den som ett vanligt Worddokument (.docx) och försök igen.")
        if "wordprocessingml.document.main+xml" in kinds or "wordprocessingml.template.main+xml" in kinds:
            return
        raise Unreadable(next((text for kind, text in OTHERS.items() if kind in kinds), NO_WORD))

    def read(self, name: str) -> bytes:
        try:
            return self.archive.read(name)
        except (KeyError, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
            raise Unreadable(DAMAGED) from error

    def xml(self, name: str) -> Element:
        return parsed(self.read(name))

    def optional(self, name: str | None) -> Element | None:
        return self.xml(name) if name in self.members and name else None

    def main(self) -> str:
        """The name of the part that holds the text."""
        targets = [t for kind, t in self.relations("").values() if kind.endswith("/officeDocument")]
        name = next(iter(targets), "word/document.xml")
        if name not in self.members:
            raise Unreadable(DAMAGED)
        return name

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        """Id to (type, target) of a part; inner targets are names of members."""
        folder, base = posixpath.split(part)
        root = self.optional(posixpath.join(folder, "_rels", f"{base}.rels"))
        found = {}
        for node in root if root is not None else ():
            target = attribute(node, "Target")
            if attribute(node, "TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            found[attribute(node, "Id")] = (attribute(node, "Type"), target)
        return found
