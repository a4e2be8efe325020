"""Word files for the tests: paragraphs by python-docx, and the awkward things as XML."""

import struct
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from html import escape
from io import BytesIO

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SPACES = (
    f'xmlns:w="{W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)


def run(text: str, *, bold: bool = False) -> str:
    properties = "<w:rPr><w:b/></w:rPr>" if bold else ""
    lines = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n"))
    return f"<w:r>{properties}{lines}</w:r>"


def inserted(inner: str) -> str:
    return f'<w:ins w:id="1" w:author="x" w:date="2024-01-01T00:00:00Z">{inner}</w:ins>'


def deleted(text: str) -> str:
    inner = f'<w:r><w:delText xml:space="preserve">{escape(text)}</w:delText></w:r>'
    return f'<w:del w:id="2" w:author="x" w:date="2024-01-01T00:00:00Z">{inner}</w:del>'


def simple_field(instruction: str, inner: str) -> str:
    return f'<w:fldSimple w:instr="{escape(instruction, quote=True)}">{inner}</w:fldSimple>'


def complex_field(instruction: str, inner: str) -> str:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    instructed = f'<w:r><w:instrText xml:space="preserve">{escape(instruction)}</w:instrText></w:r>'
    return mark.format("begin") + instructed + mark.format("separate") + inner + mark.format("end")


def control(inner: str) -> str:
    return f"<w:sdt><w:sdtPr/><w:sdtContent>{inner}</w:sdtContent></w:sdt>"


def text_box(*texts: str) -> str:
    """Both forms that Word writes of one and the same box."""
    inner = "".join(f"<w:p>{run(text)}</w:p>" for text in texts)
    box = f"<w:txbxContent>{inner}</w:txbxContent>"
    new = (
        f"<w:drawing><wp:inline><a:graphic><a:graphicData><wps:wsp><wps:txbx>{box}</wps:txbx></wps:wsp>"
        "</a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
    old = f"<w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict>"
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{new}</mc:Choice>'
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>"
    )


@dataclass
class WordFile:
    document: object = field(default_factory=Document)

    def add(self, text: str = "", *, style: str | None = None, bold: bool = False) -> "WordFile":
        """A paragraph; text between two stars is bold."""
        paragraph = self.document.add_paragraph(style=style)
        for at, piece in enumerate(text.split("*")):
            lines = piece.split("\n")
            for number, line in enumerate(lines):
                added = paragraph.add_run(line)
                added.bold = True if bold or at % 2 else None
                if number < len(lines) - 1:
                    added.add_break()
        return self

    def heading(self, text: str, level: int = 2) -> "WordFile":
        self.document.add_heading(text, level)
        return self

    def items(self, texts: Iterable[str], style: str = "List Bullet") -> "WordFile":
        for text in texts:
            self.add(text, style=style)
        return self

    def table(self, rows: Iterable[Iterable[str]]) -> "WordFile":
        rows = [list(row) for row in rows]
        table = self.document.add_table(len(rows), len(rows[0]))
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
        return self

    def raw(self, inner: str) -> "WordFile":
        """A paragraph of XML."""
        body = self.document.element.body
        body.insert(len(body) - 1, parse_xml(f"<w:p {SPACES}>{inner}</w:p>"))
        return self

    def block(self, xml: str) -> "WordFile":
        """A block that is no paragraph; its first tag is given the namespaces."""
        head, rest = xml.split(">", 1)
        body = self.document.element.body
        body.insert(len(body) - 1, parse_xml(f"{head} {SPACES}>{rest}"))
        return self

    def link(self, url: str, text: str, before: str = "") -> "WordFile":
        key = self.document.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        return self.raw(run(before) + f'<w:hyperlink r:id="{key}">{run(text)}</w:hyperlink>')

    def footnote(self, text: str, note: str) -> "WordFile":
        xml = f'<w:footnotes {SPACES}><w:footnote w:id="7"><w:p>{run(note)}</w:p></w:footnote></w:footnotes>'
        kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
        part = Part(PackURI("/word/footnotes.xml"), kind, xml.encode(), self.document.part.package)
        self.document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
        return self.raw(run(text) + '<w:r><w:footnoteReference w:id="7"/></w:r>')

    def embedded(self, content: bytes, name: str, program: str, picture: bytes = b"") -> "WordFile":
        main = self.document.part
        kind = "application/vnd.openxmlformats-officedocument.oleObject"
        part = Part(PackURI(f"/word/embeddings/{name}"), kind, content, main.package)
        key = main.relate_to(part, RELATIONSHIP_TYPE.OLE_OBJECT)
        shown = ""
        if picture:
            icon = Part(PackURI(f"/word/media/{name}.emf"), "image/x-emf", picture, main.package)
            shown = f'<v:imagedata r:id="{main.relate_to(icon, RELATIONSHIP_TYPE.IMAGE)}"/>'
        return self.raw(
            f'<w:r><w:object><v:shape id="s">{shown}</v:shape>'
            f'<o:OLEObject Type="Embed" ProgID="{program}" r:id="{key}"/></w:object></w:r>'
        )

    def content(self) -> bytes:
        file = BytesIO()
        self.document.save(file)
        return file.getvalue()


def ole_package(name: str, content: bytes) -> bytes:
    """A compound file with the one stream that Word writes for a packed file."""
    label = name.encode("cp1252") + b"\0"
    body = struct.pack("<H", 2) + label + b"C:\\tmp\\" + label + struct.pack("<HH", 0, 3)
    body += struct.pack("<I", len(label)) + label + struct.pack("<I", len(content)) + content
    return compound("\x01Ole10Native", struct.pack("<I", len(body)) + body)


def compound(name: str, stream: bytes) -> bytes:
    """[MS-CFB] with one table sector; short streams lie in the small stream, as they must."""
    small = len(stream) < 4096
    unit = 64 if small else 512
    padded = stream + b"\0" * (-len(stream) % unit)
    stored = padded + b"\0" * (-len(padded) % 512)
    sectors = len(stored) // 512
    chain = [*range(4, 3 + sectors), 0xFFFFFFFE] if sectors else []
    table = [0xFFFFFFFD, 0xFFFFFFFE, 0xFFFFFFFE, *chain]
    units = len(padded) // 64
    small_table = [*range(1, units), 0xFFFFFFFE] if small else []
    root = _entry("Root Entry", 5, 3 if small else 0xFFFFFFFE, len(padded) if small else 0, child=1)
    entry = _entry(name, 2, 0 if small else 3, len(stream))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16 + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 6
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 2 if small else 0xFFFFFFFE, int(small), 0xFFFFFFFE, 0)
    header += _numbers([0], 109)
    directory = (root + entry).ljust(512, b"\0")
    return header + _numbers(table, 128) + directory + _numbers(small_table, 128) + stored


def _numbers(numbers: list[int], size: int) -> bytes:
    return struct.pack(f"<{size}I", *numbers, *[0xFFFFFFFF] * (size - len(numbers)))


def _entry(name: str, kind: int, start: int, size: int, child: int = 0xFFFFFFFF) -> bytes:
    text = name.encode("utf-16-le") + b"\0\0"
    links = struct.pack("<III", 0xFFFFFFFF, 0xFFFFFFFF, child)
    return (
        text.ljust(64, b"\0")
        + struct.pack("<HBB", len(text), kind, 1)
        + links
        + b"\0" * 36
        + struct.pack("<IIQ"[:3], start, size)
        + b"\0" * 4
    )


def icon(*lines: str) -> bytes:
    """An EMF picture with a line of text per record, as Word draws an embedded file's name."""
    records = [struct.pack("<II", 1, 88) + b"\0" * 32 + b" EMF" + b"\0" * 44]
    for line in lines:
        text = line.encode("utf-16-le") + b"\0" * (len(line) % 2 * 2)
        head = struct.pack("<II", 84, 76 + len(text)) + b"\0" * 36 + struct.pack("<II", len(line), 76) + b"\0" * 24
        records.append(head + text)
    return b"".join(records) + struct.pack("<IIIII", 14, 20, 0, 0, 20)


def replaced(content: bytes, name: str, member: bytes) -> bytes:
    """The file with one member exchanged or added."""
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            if info.filename != name:
                new.writestr(info, old.read(info.filename))
        new.writestr(name, member)
    return target.getvalue()
