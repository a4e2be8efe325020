"""A PDF's objects as bytes, made once.

pydyf asks each of them twice, for the identifier of the file and for the file, and each time it compresses streams as
hard as it can, which takes three times as long for a fortieth of the size.
"""

import zlib
from typing import Any

import pydyf


class Written(pydyf.Object):  # type: ignore[misc]  # pydyf has no types
    """An object as it stands in the file."""

    def __init__(self, told: Any) -> None:
        super().__init__()
        self.number, self.generation = told.number, told.generation
        self._data, self._compressible = told.data, told.compressible

    @property
    def data(self) -> bytes:
        return bytes(self._data)

    @property
    def compressible(self) -> bool:
        return bool(self._compressible)


def write_once(pdf: Any) -> None:
    """`pdf` is a pydyf.PDF to which nothing is added any more."""
    for one in pdf.objects:
        if isinstance(one, pydyf.Stream) and one.compress:
            _compress(one)
    pdf.objects[:] = [one if one.free == "f" else Written(one) for one in pdf.objects]


def _compress(stream: Any) -> None:
    stream.compress = False
    content = stream.data.partition(b"\nstream\n")[2].removesuffix(b"\nendstream")
    stream.stream = [zlib.compress(content)]
    stream.extra["Filter"] = "/FlateDecode"
