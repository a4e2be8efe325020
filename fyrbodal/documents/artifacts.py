"""Running heads and feet are artifacts of the page, not text to be read aloud on each of them.

WeasyPrint 70 marks them as text and gives them elements that hang on no branch of the structure tree; PDF/UA-1 asks
(7.1) that whatever is not in the tree is marked as an artifact. `pdf` is its pydyf.PDF, before it is written.
"""

from collections.abc import Iterator
from typing import Any


def mark_artifacts(pdf: Any) -> None:
    tree = _object(pdf, pdf.catalog["StructTreeRoot"])
    owned = set(_below(pdf, tree))
    for page, elements in zip(_pages(pdf), _elements_of_pages(pdf, tree), strict=True):
        loose = {place for place, reference in enumerate(elements) if reference not in owned}
        _mark(_object(pdf, page["Contents"]).stream, loose)
        for place in loose:
            _object(pdf, elements[place]).clear()
            elements[place] = "null"


def _object(pdf: Any, reference: bytes) -> Any:
    return pdf.objects[int(reference.split()[0])]


def _below(pdf: Any, tree: Any) -> Iterator[bytes]:
    """The references of all elements that hang on the tree."""
    waiting = [tree]
    while waiting:
        kids = [kid for kid in waiting.pop().get("K", []) if isinstance(kid, bytes)]
        waiting += [_object(pdf, kid) for kid in kids]
        yield from kids


def _pages(pdf: Any) -> list[Any]:
    return [_object(pdf, reference) for reference in pdf.page_references]


def _elements_of_pages(pdf: Any, tree: Any) -> list[Any]:
    """For each page the references of its elements, placed by the number of what they mark."""
    numbers = _object(pdf, tree["ParentTree"])["Nums"]
    return [one for one in numbers[1::2] if isinstance(one, list)]  # annotations have one element, not a list


def _mark(stream: list[Any], loose: set[int]) -> None:
    """A mark is three items of the stream: its tag, its properties and BDC."""
    for place, item in enumerate(stream):
        if item == b"BDC" and stream[place - 1].get("MCID") in loose:
            stream[place - 2] = "/Artifact"
            stream[place - 1].clear()
            stream[place - 1]["Type"] = "/Pagination"
