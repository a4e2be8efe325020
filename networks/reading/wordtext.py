"""The words of a Word file as its own paragraphs have them, to hold against what was read out of it."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from xml.etree.ElementTree import Element

from networks.reading.blocks import Block, cleaned, words
from networks.reading.package import attribute, local
from networks.reading.wordstyles import child

MARKS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def differences(blocks: Sequence[Block], roots: Iterable[Element]) -> list[str]:
    """A warning if the words of the blocks are not those of the document's own w:t."""
    own: Counter[str] = Counter()
    for root in roots:
        own.update(words(cleaned(" ".join(_own(root)))))
    read = Counter(words(" ".join(block.text for block in blocks)))
    lost, added = own - read, read - own
    if not (lost.total() or added.total()):
        return []
    sample = ", ".join(list(lost or added)[:5])
    return [f"Texten skiljer sig från Wordfilens egen, till exempel: {sample}. Jämför med originalet."]


def chosen(alternatives: Element) -> Element:
    """The same content stands in each alternative: the first is the newest form."""
    found = next((node for node in alternatives if local(node) == "Choice"), None)
    return (
        found
        if found is not None
        else Element("nothing")
        if child(alternatives, "Fallback") is None
        else _fallback(alternatives)
    )


def _fallback(alternatives: Element) -> Element:
    return next(node for node in alternatives if local(node) == "Fallback")


def _own(node: Element) -> Iterator[str]:
    """Each paragraph's text, put together without regard to what the walk above understands."""
    name = local(node)
    if name in ("del", "moveFrom") or (name == "rPr"):
        return
    if name == "AlternateContent":
        yield from _own(chosen(node))
        return
    if name == "t":
        yield node.text or ""
    if name == "p":
        yield "".join(_glued(node))
        yield from (text for box in _boxes(node) for text in _own_children(box))
    elif name != "t":
        yield from _own_children(node)


def _own_children(node: Element) -> Iterable[str]:
    return (text for inner in node for text in _own(inner))


def _glued(node: Element) -> Iterator[str]:
    for inner in node:
        name = local(inner)
        if name == "t":
            yield inner.text or ""
        elif name in MARKS or name == "sym":
            yield MARKS.get(name) or symbol(attribute(inner, "char"))
        elif name not in ("del", "moveFrom", "txbxContent"):
            yield from _glued(chosen(inner) if name == "AlternateContent" else inner)


def _boxes(node: Element) -> Iterator[Element]:
    for inner in chosen(node) if local(node) == "AlternateContent" else node:
        name = local(inner)
        if name == "txbxContent":
            yield inner
        elif name not in ("del", "moveFrom"):
            yield from _boxes(inner)


def symbol(char: str) -> str:
    return chr(int(char, 16)) if re.fullmatch(r"[0-9A-Fa-f]{1,5}", char) else ""
