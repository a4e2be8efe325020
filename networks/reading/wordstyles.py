"""What a Word paragraph and run look like: heading level, list depth, bold, italic."""

from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element

from networks.reading.blocks import Span
from networks.reading.package import attribute, local


@dataclass(frozen=True)
class Style:
    level: int = 0
    depth: int = 0
    ordered: bool = False
    bold: bool = False
    number: str = ""
    indent: int = 0


@dataclass
class Styles:
    styles: Element | None
    numbering: Element | None
    named: dict[str, Style] = field(default_factory=dict)
    nodes: dict[str, Element] = field(default_factory=dict)
    formats: dict[tuple[str, int], str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        nodes = [node for node in _all(self.styles) if local(node) == "style"]
        self.nodes = {attribute(node, "styleId"): node for node in nodes}
        abstract = {
            attribute(node, "abstractNumId"): node for node in _all(self.numbering) if local(node) == "abstractNum"
        }
        for number in (node for node in _all(self.numbering) if local(node) == "num"):
            self._number(attribute(number, "numId"), abstract.get(value(number, "abstractNumId")))

    def _number(self, number: str, abstract: Element | None) -> None:
        for level in (node for node in _all(abstract) if local(node) == "lvl"):
            self.formats[number, _whole(attribute(level, "ilvl"))] = value(level, "numFmt")

    def of(self, paragraph: Element) -> Style:
        properties = child(paragraph, "pPr")
        if properties is None:
            return Style()
        return self._listed(self._with(properties, self._named(value(properties, "pStyle"))))

    def _named(self, key: str, seen: tuple[str, ...] = ()) -> Style:
        node = self.nodes.get(key)
        if node is None or key in seen:
            return Style()
        style = self._named(value(node, "basedOn"), (*seen, key))
        properties = child(node, "pPr")
        style = style if properties is None else self._with(properties, style)
        look = child(node, "rPr")
        bold = style.bold if look is None or child(look, "b") is None else on(look, "b")
        return replace(style, level=_level(value(node, "name")) or style.level, bold=bold)

    def _with(self, properties: Element, style: Style) -> Style:
        outline, numbered = value(properties, "outlineLvl"), child(properties, "numPr")
        level = int(outline) + 1 if outline.isdigit() and int(outline) < 9 else style.level
        if numbered is None:
            return replace(style, level=level)
        number = value(numbered, "numId") or style.number
        return replace(style, level=level, number=number, indent=_whole(value(numbered, "ilvl")) or style.indent)

    def _listed(self, style: Style) -> Style:
        """A numbered heading is a heading, not an item."""
        if style.number in ("", "0") or style.level:
            return style
        ordered = self.formats.get((style.number, style.indent), "bullet") not in ("bullet", "none")
        return replace(style, depth=min(style.indent, 8) + 1, ordered=ordered)

    def look(self, run: Element, look: Span) -> Span:
        properties = child(run, "rPr")
        if properties is None:
            return look
        strong = value(properties, "rStyle") in ("Strong", "Stark", "Betoning2")
        bold = on(properties, "b") if child(properties, "b") is not None else look.bold or strong
        return replace(look, bold=bold, italic=on(properties, "i"))


def child(node: Element, name: str) -> Element | None:
    return next((inner for inner in node if local(inner) == name), None)


def value(node: Element, name: str) -> str:
    inner = child(node, name)
    return "" if inner is None else attribute(inner, "val")


def on(node: Element, name: str) -> bool:
    inner = child(node, name)
    return inner is not None and attribute(inner, "val") not in ("0", "false", "off", "none")


def _all(node: Element | None) -> list[Element]:
    return [] if node is None else list(node)


def _whole(text: str) -> int:
    return int(text) if text.isdigit() else 0


def _level(name: str) -> int:
    head, _, number = name.casefold().rpartition(" ")
    if head in ("heading", "rubrik") and number.isdigit():
        return int(number)
    return 1 if name.casefold() in ("title", "rubrik", "heading") else 0
