"""Files that lie inside a Word document: OLE packages ([MS-CFB], [MS-OLEDS] 2.3.6) and whole Office files."""

import re
import struct
from collections.abc import Iterator

from networks.reading.blocks import EmbeddedFile, cleaned, collapsed

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LAST = 0xFFFFFFFA
ENDINGS = {"Word.Document.12": ".docx", "Word.Document.8": ".doc", "Excel.Sheet.12": ".xlsx", "Excel.Sheet.8": ".xls"}
ENDINGS |= {"PowerPoint.Show.12": ".pptx", "PowerPoint.Show.8": ".ppt"}
ENDINGS |= {"AcroExch.Document": ".pdf", "Acrobat.Document": ".pdf"}
EXTENSIONS = "docx?|docm|xlsx?|xlsm|pptx?|pdf|rtf|odt|ods|txt|csv|msg|zip|jpe?g|png|gif"


class Compound:
    """Streams of a compound file by name; raises ValueError or struct.error when it is none."""

    def __init__(self, content: bytes) -> None:
        if content[:8] != COMPOUND:
            raise ValueError("no compound file")
        self.content = content
        self.size, self.small = 1 << content[30], 1 << content[32]
        self.cutoff: int = struct.unpack_from("<I", content, 56)[0]
        self.table = [n for sector in self._fat_sectors() for n in self._numbers(self._sector(sector))]
        directory = self._chain(struct.unpack_from("<I", content, 48)[0])
        self.entries = list(_entries(directory))
        self.small_table = self._numbers(self._chain(struct.unpack_from("<I", content, 60)[0]))
        root = next((entry for entry in self.entries if entry[1] == 5), None)
        self.small_stream = self._chain(root[2]) if root else b""

    def stream(self, name: str) -> bytes | None:
        entry = next((entry for entry in self.entries if entry[0] == name and entry[1] == 2), None)
        if entry is None:
            return None
        _, _, start, size = entry
        return (self._small_chain(start) if size < self.cutoff else self._chain(start))[:size]

    def _fat_sectors(self) -> list[int]:
        sectors = list(struct.unpack_from("<109I", self.content, 76))
        following, seen = struct.unpack_from("<I", self.content, 68)[0], 0
        while following < LAST and seen < 1_000:
            numbers = self._numbers(self._sector(following))
            sectors, following, seen = sectors + numbers[:-1], numbers[-1], seen + 1
        return [sector for sector in sectors if sector < LAST]

    def _sector(self, number: int) -> bytes:
        return self.content[(number + 1) * self.size : (number + 2) * self.size]

    @staticmethod
    def _numbers(data: bytes) -> list[int]:
        return list(struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4]))

    def _chain(self, start: int) -> bytes:
        return b"".join(self._sector(number) for number in _follow(self.table, start))

    def _small_chain(self, start: int) -> bytes:
        pieces = (self.small_stream[n * self.small : (n + 1) * self.small] for n in _follow(self.small_table, start))
        return b"".join(pieces)


def _follow(table: list[int], start: int) -> Iterator[int]:
    seen: set[int] = set()
    while start < len(table) and start not in seen:
        seen.add(start)
        yield start
        start = table[start]


def _entries(directory: bytes) -> Iterator[tuple[str, int, int, int]]:
    """Name, kind (2 stream, 5 root), first sector, size in bytes."""
    for at in range(0, len(directory) - 127, 128):
        length = struct.unpack_from("<H", directory, at + 64)[0]
        name = directory[at : at + max(length - 2, 0)].decode("utf-16-le", "replace")
        start, size = struct.unpack_from("<II", directory, at + 116)
        yield name, directory[at + 66], start, size


def packaged(stream: bytes) -> EmbeddedFile:
    """The file of an Ole10Native stream."""
    label, at = _string(stream, 6)
    path, at = _string(stream, at)
    at += 8 + struct.unpack_from("<I", stream, at + 4)[0]
    size = struct.unpack_from("<I", stream, at)[0]
    return EmbeddedFile(named(label or path, "Bilaga"), stream[at + 4 : at + 4 + size])


def _string(data: bytes, at: int) -> tuple[str, int]:
    end = data.index(b"\0", at)
    return data[at:end].decode("cp1252", "replace"), end + 1


def embedded(content: bytes, program: str, caption: str, fallback: str) -> EmbeddedFile:
    """The file under its own name, else the caption of its icon, else the fallback."""
    if content[:8] == COMPOUND:
        try:
            compound = Compound(content)
            native = compound.stream("\x01Ole10Native")
            if native:
                return packaged(native)
            content = compound.stream("Package") or compound.stream("CONTENTS") or content
        except (ValueError, IndexError, struct.error):
            pass  # An unknown kind of object is kept whole, as it lies in the document.
    ending = ENDINGS.get(program, "")
    name = caption or fallback
    return EmbeddedFile(named(name if re.search(r"\.\w{2,4}$", name) else name + ending, "Bilaga"), content)


def named(name: str, otherwise: str) -> str:
    """The last part of a path, Windows or not, without control characters."""
    return collapsed(cleaned(re.split(r"[\\/]", name)[-1]))[:150] or otherwise


def caption_of(picture: bytes) -> str:
    """The words of an icon drawn as EMF, where Word writes the file's name ([MS-EMF] 2.3.5.8)."""
    at, lines = 0, []
    if picture[40:44] != b" EMF":
        return ""
    while at + 8 <= len(picture):
        kind, size = struct.unpack_from("<II", picture, at)
        if size < 8:
            break
        if kind == 84 and at + 52 <= len(picture):
            count, offset = struct.unpack_from("<II", picture, at + 44)
            lines.append(picture[at + offset : at + offset + 2 * count].decode("utf-16-le", "replace"))
        at += size
    return joined_name([line.strip() for line in lines if line.strip()])


def joined_name(lines: list[str]) -> str:
    """A name that an icon broke over lines: "tider.do" and "cx" are one word."""
    spaced, tight = " ".join(lines), "".join(lines)
    ending = re.compile(rf"\.(?:{EXTENSIONS})$", re.IGNORECASE)
    if len(lines) > 1 and not ending.search(spaced):
        halfway = " ".join(lines[:-1]) + lines[-1]
        return halfway if ending.search(halfway) else tight if ending.search(tight) else spaced
    return spaced
