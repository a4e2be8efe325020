"""The names inside a compound file, the container of Word, Excel and PowerPoint before 2007. Pure.

Layout: [MS-CFB], Compound File Binary File Format. Only the directory is read, never what it points to.
"""

import struct
from collections.abc import Iterator

from fyrbodal.files.kinds import Damaged

MAGIC = bytes.fromhex("D0CF11E0A1B11AE1")
ENTRY = 128
IN_HEADER = 109  # sectors of the allocation table that the header itself names; large files name more elsewhere
END = 0xFFFFFFFA  # this and higher numbers are marks, not sectors


def names(data: bytes) -> set[str]:
    """Names of streams and storages. Raises Damaged."""
    try:
        return set(_names(data))
    except struct.error as short:
        raise Damaged(str(short)) from short


def _names(data: bytes) -> Iterator[str]:
    (shift,) = struct.unpack_from("<H", data, 30)
    if shift not in (9, 12):
        raise Damaged(f"sector shift {shift}")
    (first,) = struct.unpack_from("<I", data, 48)
    table = _allocation(data, 1 << shift)
    for sector in _chain(table, first):
        yield from _entries(_sector(data, sector, 1 << shift))


def _allocation(data: bytes, size: int) -> list[int]:
    """The allocation table: for each sector the one that follows it."""
    sectors = [_sector(data, place, size) for place in _places(data, size) if place < END]
    return [following for sector in sectors for (following,) in struct.iter_unpack("<I", sector)]


def _places(data: bytes, size: int) -> Iterator[int]:
    """Where the allocation table lies: 109 places in the header, the rest in sectors that each name the next."""
    yield from struct.unpack_from(f"<{IN_HEADER}I", data, 76)
    (more,) = struct.unpack_from("<I", data, 68)
    for _turn in range(len(data) // size):  # no honest chain is longer than the file
        if more >= END:
            return
        *places, more = (each for (each,) in struct.iter_unpack("<I", _sector(data, more, size)))
        yield from places


def _chain(table: list[int], sector: int) -> Iterator[int]:
    seen: set[int] = set()
    while sector < END:
        if sector in seen or sector >= len(table):
            raise Damaged(f"chain at sector {sector}")
        seen.add(sector)
        yield sector
        sector = table[sector]


def _sector(data: bytes, number: int, size: int) -> bytes:
    found = data[(number + 1) * size : (number + 2) * size]
    if len(found) < size:
        raise Damaged(f"sector {number} is missing")
    return found


def _entries(sector: bytes) -> Iterator[str]:
    for start in range(0, len(sector), ENTRY):
        length, kind = struct.unpack_from("<HB", sector, start + 64)
        if kind and 2 <= length <= 64:
            yield sector[start : start + length - 2].decode("utf-16-le", errors="replace")
