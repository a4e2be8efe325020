"""A Word file as blocks: an own walk over its XML, since mammoth loses text boxes and simple fields."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element

from networks.reading.blocks import Block, EmbeddedFile, Span, cleaned
from networks.reading.embedded import caption_of, embedded
from networks.reading.package import Package, attribute, local
from networks.reading.wordstyles import Styles
from networks.reading.wordtext import MARKS, chosen, differences, symbol

GONE = {"del", "moveFrom", "pPr", "rPr", "sdtPr", "sdtEndPr", "instrText", "delText", "delInstrText", "sectPr", "tblPr"}
GONE |= {"tblGrid", "trPr", "tcPr", "fldData"}
LINK = re.compile(r'HYPERLINK\s+"([^"]+)"')


@dataclass
class Field:
    instruction: str = ""
    result: bool = False

    @property
    def url(self) -> str:
        match = LINK.search(self.instruction)
        return match[1] if match and self.result else ""


class WordFile:
    def __init__(self, content: bytes) -> None:
        self.package = Package(content)
        main = self.package.main()
        self.root = self.package.xml(main)
        self.relations = self.package.relations(main)
        self.styles = Styles(self._part("/styles"), self._part("/numbering"))
        self.notes = {"footnote": self._notes("/footnotes"), "endnote": self._notes("/endnotes")}
        self.fields: list[Field] = []
        self.files: list[EmbeddedFile] = []
        self.after: list[Block] = []
        self.warnings: list[str] = []
        self.noted: list[Element] = []
        self.count = 0
        self.asides: dict[str, Callable[[Element], None]] = {
            "txbxContent": self._box,
            "fldChar": self._field,
            "instrText": self._instruction,
            "footnoteReference": self._note,
            "endnoteReference": self._note,
        }

    def read(self) -> list[Block]:
        blocks = list(self._blocks(self.root))
        self.warnings += differences(blocks, [self.root, *self.noted])
        if self._part("/comments") is not None and any(
            local(node) == "comment" for node in self._part("/comments") or ()
        ):
            self.warnings.append("Kommentarerna i Wordfilens marginal följer inte med.")
        return blocks

    def _part(self, kind: str) -> Element | None:
        targets = (target for key, target in self.relations.values() if key.endswith(kind))
        return self.package.optional(next(targets, None))

    def _notes(self, kind: str) -> dict[str, Element]:
        root = self._part(kind)
        return {attribute(note, "id"): note for note in (root if root is not None else ())}

    def _blocks(self, parent: Element) -> Iterator[Block]:
        for node in parent:
            name = local(node)
            if name == "p":
                yield from self._paragraph(node)
            elif name == "tr":
                yield self._row(node)
            elif name == "altChunk":
                self.warnings.append("En infogad fil i dokumentet kunde inte läsas: kontrollera mot originalet.")
            elif name not in GONE:
                yield from self._blocks(chosen(node) if name == "AlternateContent" else node)

    def _row(self, row: Element) -> Block:
        cells = (node for node in _cells(row) if local(node) == "tc")
        read = tuple(tuple(block for block in self._blocks(cell) if block.line or block.files) for cell in cells)
        return Block(cells=read)

    def _paragraph(self, node: Element) -> Iterator[Block]:
        outer, self.after = (self.files, self.after), []
        self.files = []
        style = self.styles.of(node)
        spans = tuple(span for span in self._spans(node, Span("", bold=style.bold)) if span.text)
        block = Block(spans, style.level, style.depth, style.ordered, files=tuple(self.files))
        after = self.after
        self.files, self.after = outer
        if block.line or block.files:
            yield block
        yield from after

    def _spans(self, parent: Element, look: Span) -> Iterator[Span]:
        for node in parent:
            name = local(node)
            if name == "t":
                yield replace(look, text=cleaned(node.text or ""), url=look.url or self._field_url())
            elif name in MARKS or name == "sym":
                yield replace(look, text=MARKS.get(name) or symbol(attribute(node, "char")))
            elif name in self.asides:
                self.asides[name](node)
            elif name not in GONE:
                yield from self._spans(
                    chosen(node) if name == "AlternateContent" else node, self._look(node, name, look)
                )

    def _look(self, node: Element, name: str, look: Span) -> Span:
        """What a run or a link says of the text in it; an object's file is taken on the way."""
        if name == "r":
            return self.styles.look(node, look)
        if name == "hyperlink":
            return replace(look, url=self._target(node))
        if name == "fldSimple":
            return replace(look, url=Field(attribute(node, "instr"), result=True).url or look.url)
        if name == "object":
            self._object(node)
        return look

    def _box(self, node: Element) -> None:
        self.after += self._blocks(node)

    def _instruction(self, node: Element) -> None:
        if self.fields:
            self.fields[-1].instruction += node.text or ""

    def _field(self, node: Element) -> None:
        kind = attribute(node, "fldCharType")
        if kind == "begin":
            self.fields.append(Field())
        elif kind == "separate" and self.fields:
            self.fields[-1].result = True
        elif kind == "end" and self.fields:
            self.fields.pop()

    def _field_url(self) -> str:
        return next((field.url for field in reversed(self.fields) if field.url), "")

    def _target(self, node: Element) -> str:
        kind, target = self.relations.get(attribute(node, "id"), ("", ""))
        return target if kind.endswith("/hyperlink") and target.startswith(("http:", "https:", "mailto:")) else ""

    def _note(self, node: Element) -> None:
        note = self.notes[local(node).removesuffix("Reference")].get(attribute(node, "id"))
        if note is not None:
            self.noted.append(note)
            self.after += self._blocks(note)

    def _object(self, node: Element) -> None:
        ole = next((inner for inner in node.iter() if local(inner) == "OLEObject"), None)
        if ole is None or attribute(ole, "Type") == "Link":
            return
        target = self.relations.get(attribute(ole, "id"), ("", ""))[1]
        if target not in self.package.members:
            self.warnings.append("En inbäddad fil saknas i dokumentet.")
            return
        self.count += 1
        ending = "" if target.endswith(".bin") else "." + target.rpartition(".")[2]
        fallback = f"Bilaga {self.count}{ending}"
        self.files.append(embedded(self.package.read(target), attribute(ole, "ProgID"), self._caption(node), fallback))

    def _caption(self, node: Element) -> str:
        pictures = (attribute(inner, "id") for inner in node.iter() if local(inner) == "imagedata")
        target = self.relations.get(next(pictures, ""), ("", ""))[1]
        return caption_of(self.package.read(target)) if target.lower().endswith(".emf") else ""


def _cells(row: Element) -> Iterator[Element]:
    for node in row:
        if local(node) in ("sdt", "sdtContent", "customXml", "ins"):
            yield from _cells(node)
        else:
            yield node
