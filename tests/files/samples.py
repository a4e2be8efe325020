"""Real files of every kind that is taken, made on the spot."""

import io
import struct
import zipfile

import docx
import openpyxl
import pikepdf
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

CONTENT_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/main.xml" ContentType="{}"/></Types>'
)
PPTX_MAIN = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
ODF = "application/vnd.oasis.opendocument."


def upload(data, name="protokoll.pdf"):
    return SimpleUploadedFile(name, data)


def written(write):
    out = io.BytesIO()
    write(out)
    return out.getvalue()


def zipped(**members):
    def write(out):
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in members.items():
                archive.writestr(name, content)

    return written(write)


def open_xml(content_type, **others):
    return zipped(**{"[Content_Types].xml": CONTENT_TYPES.format(content_type), "main.xml": "<x/>", **others})


def pdf():
    document = pikepdf.new()
    document.add_blank_page()
    return written(document.save)


def word():
    document = docx.Document()
    document.add_paragraph("Å, ä och ö")
    return written(document.save)


def picture(form):
    return written(lambda out: Image.new("RGB", (40, 30), "teal").save(out, form))


def compound(*names):
    """A compound file of one sector of allocation table and one of directory, with streams of these names."""
    entries = b"".join(_entry(name, 5 if name == "Root Entry" else 2) for name in ("Root Entry", *names))
    directory = entries.ljust(1024, b"\0")
    table = struct.pack("<4I", 0xFFFFFFFD, 2, 0xFFFFFFFE, 0xFFFFFFFF).ljust(512, b"\xff")
    header = bytearray(b"\xff" * 512)
    header[:8] = bytes.fromhex("D0CF11E0A1B11AE1")
    struct.pack_into("<HHHHH", header, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<II", header, 44, 1, 1)
    struct.pack_into("<IIII", header, 60, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    struct.pack_into("<I", header, 76, 0)
    return bytes(header) + table + directory


def _entry(name, kind):
    spelled = name.encode("utf-16-le") + b"\0\0"
    return (spelled.ljust(64, b"\0") + struct.pack("<HB", len(spelled), kind)).ljust(128, b"\0")


WHOLE = {
    "pdf": pdf,
    "docx": word,
    "xlsx": lambda: written(openpyxl.Workbook().save),
    "pptx": lambda: open_xml(PPTX_MAIN),
    "odt": lambda: zipped(mimetype=f"{ODF}text"),
    "ods": lambda: zipped(mimetype=f"{ODF}spreadsheet"),
    "odp": lambda: zipped(mimetype=f"{ODF}presentation"),
    "doc": lambda: compound("WordDocument"),
    "xls": lambda: compound("Workbook"),
    "ppt": lambda: compound("PowerPoint Document"),
    "png": lambda: picture("PNG"),
    "jpg": lambda: picture("JPEG"),
    "gif": lambda: picture("GIF"),
    "webp": lambda: picture("WEBP"),
    "txt": lambda: "Läget i kommunerna".encode("cp1252"),
    "csv": "kommun;antal\r\nÅmål;3\r\n".encode,
}
