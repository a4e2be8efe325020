"""Plain text and Markdown as blocks."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from networks.reading.blocks import Block, Span, cleaned, undashed
from networks.reading.results import Unreadable

BOMS = {b"\xff\xfe\0\0": "utf-32", b"\0\0\xfe\xff": "utf-32", b"\xef\xbb\xbf": "utf-8-sig"}
BOMS |= {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
BROKEN = 3  # of so many lines in a row one is full where a text was broken to a width
NO_TEXT = "Filen är ingen text. Det går att läsa in .docx, .md och .txt."
MARKDOWN = re.compile(r"^#{1,6} \S|\*\*[^*\n]+\*\*|\]\(https?://|^(?:={3,}|-{3,})$", re.MULTILINE)
HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*$")
ITEM = re.compile(r"(\s*)(?:([-*+•·▪●–—])(?:\s+)|(\d{1,2})[.)]\s+)(?=\S)")
LABEL = re.compile(r"\s*\*\*[^*\n]{2,40}(?::\*\*|\*\*:)")
RULE = re.compile(r"\s*(?:[-*_]\s*){3,}$")
SEPARATOR = re.compile(r"[\s|:-]+$")
INLINE = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|!?\[(?P<text>[^\[\]\n]{0,300})\]\([ ]?<?(?P<url>[^()\s<>]{1,1000})>?(?:[ ]\"[^\")\n]{0,200}\")?\)"
    r"|<(?P<auto>(?:https?://|mailto:)[^>\s]+|[\w.+-]+@[\w.-]+)>"
    r"|(?P<mark>\*\*\*|\*\*|__|\*|_)"
)


def decoded(content: bytes) -> str:
    encoding = next((name for bom, name in BOMS.items() if content.startswith(bom)), None)
    for name in [encoding] if encoding else ["utf-8", "cp1252"]:
        try:
            text = content.decode(name)
        except UnicodeError:
            continue
        odd = sum(1 for letter in text if (letter < " " and letter not in "\n\r\t\f\v") or letter == "\x7f")
        if odd > len(text) / 500:
            break
        return cleaned(text.replace("\f", "\n\n").replace("\v", "\n"))
    raise Unreadable(NO_TEXT)


def text_blocks(content: bytes) -> list[Block]:
    text = decoded(content)
    _refuse_other_languages(text)
    return _markdown(text) if MARKDOWN.search(text) else _plain(text)


def _refuse_other_languages(text: str) -> None:
    start = text.lstrip()[:200].lower()
    if re.match(r"<(?:!doctype|html|\?xml|svg|head|body)\b", start) or start.startswith(("{\\rtf", "%!ps")):
        raise Unreadable(NO_TEXT)
    lines = [line for line in text.splitlines() if line.strip()]
    for mark in ";\t,":
        counts = {line.count(mark) for line in lines}
        if len(lines) > 2 and len(counts) == 1 and (min(counts) > 1 or (mark == ";" and min(counts) > 0)):
            raise Unreadable("Filen är en tabell (csv), inga anteckningar. Det går att läsa in .docx, .md och .txt.")


def _plain(text: str) -> list[Block]:
    """A line is a paragraph, unless the text was broken to a fixed width."""
    lines = [line.rstrip() for line in text.split("\n")]
    width = _width(lines)
    blocks: list[Block] = []
    for last, line in pairwise(["", *lines]):
        if not line.strip():
            continue
        if width and last.strip() and not ITEM.match(line) and _was_broken(last, line, width):
            blocks[-1] = replace(blocks[-1], spans=(*blocks[-1].spans, Span(" " + line.strip())))
        else:
            blocks.append(_item(line))
    return blocks


def _width(lines: Sequence[str]) -> int:
    """What the text was broken to, 0 where lines end as they please: there the longest of them says nothing."""
    width = max(map(len, lines), default=0)
    together = [
        (last, line) for last, line in pairwise(lines) if last.strip() and line.strip() and not ITEM.match(line)
    ]
    full = sum(_was_broken(last, line, width) for last, line in together)
    return width if 60 <= width <= 100 and full * BROKEN >= len(together) else 0


def _was_broken(last: str, line: str, width: int) -> bool:
    first = line.split(maxsplit=1)[0]
    return len(last.rstrip()) + 1 + len(first) > width - 12 or line.lstrip()[0].islower()


def _item(line: str) -> Block:
    match = ITEM.match(line)
    block = Block((Span(line.strip()),))
    if not match or RULE.match(line):
        return block
    depth = min(len(match[1].expandtabs(4)) // 2, 7) + 1
    return Block((Span(line[match.end() :]),), depth=depth, ordered=bool(match[3]), marker=_marker(match))


def _marker(match: re.Match[str]) -> str:
    return match[0].strip() if match[3] else ""


def _markdown(text: str) -> list[Block]:
    blocks: list[Block] = []
    gathered: list[str] = []
    for line in [*text.split("\n"), ""]:
        underlined = re.fullmatch(r"\s*(=+|-{2,})\s*", line)
        if underlined and gathered and len(gathered) == 1 and not ITEM.match(gathered[0]):
            blocks.append(replace(_paragraph(gathered), level=1 if "=" in line else 2))
            gathered = []
        elif not line.strip() or RULE.match(line):
            blocks += _gathered(gathered)
            gathered = []
        elif HEADING.match(line) or line.lstrip().startswith("|") or ITEM.match(line):
            blocks += _gathered(gathered)
            gathered = [line]
            if not ITEM.match(line):
                blocks += _gathered(gathered)
                gathered = []
        else:
            gathered.append(line)
    return [block for block in blocks if block.line or block.cells]


def _gathered(lines: list[str]) -> list[Block]:
    if not lines:
        return []
    heading = HEADING.match(lines[0])
    if heading:
        return [Block(_inline(heading[2]), level=len(heading[1]))]
    if lines[0].lstrip().startswith("|"):
        return _table_row(lines[0])
    return [_paragraph(lines)]


def _table_row(line: str) -> list[Block]:
    if SEPARATOR.fullmatch(line):
        return []
    cells = (cell.strip() for cell in re.split(r"(?<!\\)\|", line.strip().strip("|")))
    return [Block(cells=tuple((Block(_inline(cell)),) if cell else () for cell in cells))]


def _paragraph(lines: list[str]) -> Block:
    """A break stays one where it was written (two spaces, a backslash), the line is short or a bold label follows."""
    lines = [re.sub(r"^\s*>\s?", "", line) for line in lines]
    text = lines[0]
    for last, line in pairwise(lines):
        hard = last.endswith(("  ", "\\")) or len(last) < 60 or bool(LABEL.match(line))
        text = text.removesuffix("\\").rstrip() + ("\n" if hard else " ") + line.strip()
    match = ITEM.match(text)
    if not match:
        return undashed(Block(_inline(text.strip())))
    depth = min(len(match[1].expandtabs(4)) // 2, 7) + 1
    return Block(_inline(text[match.end() :].strip()), depth=depth, ordered=bool(match[3]), marker=_marker(match))


def _inline(text: str) -> tuple[Span, ...]:
    spans: list[Span] = []
    look, at = Span(""), 0
    for match in INLINE.finditer(text):
        spans.append(replace(look, text=text[at : match.start()]))
        at = match.end()
        if match["mark"] and _marks(text, match):
            look = _turned(look, match["mark"])
        else:
            spans.append(_told(match, look))
    spans.append(replace(look, text=text[at:]))
    return tuple(span for span in spans if span.text)


def _told(match: re.Match[str], look: Span) -> Span:
    """A sign that only stands for itself, or a link."""
    address = match["auto"] or match["url"] or ""
    if match["auto"] and ":" not in address:
        address = f"mailto:{address}"
    shown = match["mark"] or match["escaped"] or match["auto"] or match["text"]
    return replace(look, text=shown, url=address if address.startswith(("http:", "https:", "mailto:")) else "")


def _marks(text: str, match: re.Match[str]) -> bool:
    """A star or underscore inside a word, or alone between spaces, is only a sign."""
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    if not before.strip() and not after.strip():
        return False
    return not (match["mark"].startswith("_") and before.isalnum() and after.isalnum())


def _turned(look: Span, mark: str) -> Span:
    bold = not look.bold if len(mark) > 1 else look.bold
    return replace(look, bold=bold, italic=not look.italic if len(mark) != 2 else look.italic)
