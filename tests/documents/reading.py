"""Reads the text out of a PDF as a viewer's "copy" does, so that no program beside Python is needed."""

import io
import re

import pikepdf

PAIR = re.compile(rb"<([0-9a-fA-F]+)>\s+<([0-9a-fA-F]+)>")


def pdf_text(content):
    return "\n".join(pdf_pages(content))


def pdf_pages(content):
    """The text of each page, a line for each change of height, in the order it was drawn."""
    with pikepdf.open(io.BytesIO(content)) as document:
        return ["".join(_drawn(page.obj, page.Resources)).strip("\n") for page in document.pages]


def _drawn(stream, resources):
    letters, height = {}, None
    for operands, operator in pikepdf.parse_content_stream(stream):
        match str(operator):
            case "Tf":
                letters = _letters(resources.Font[operands[0]])
            case "Tm" if operands[5] != height:
                height = operands[5]
                yield "\n"
            case "Tj" | "TJ":
                yield _decoded(operands[0], letters)
            case "Do" if resources.XObject[operands[0]].Subtype == "/Form":
                form = resources.XObject[operands[0]]
                yield from _drawn(form, form.get("/Resources", resources))


def _letters(font):
    table = font.ToUnicode.read_bytes().split(b"beginbfchar", 1)[1]
    return {int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in PAIR.findall(table)}


def _decoded(operand, letters):
    parts = operand if isinstance(operand, pikepdf.Array) else [operand]
    codes = b"".join(bytes(part) for part in parts if isinstance(part, pikepdf.String))
    return "".join(letters[int.from_bytes(codes[at : at + 2])] for at in range(0, len(codes), 2))
