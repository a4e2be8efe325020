"""HTML to tagged PDF/A-3a that is identified as PDF/UA-1 too. The only module that knows WeasyPrint.

Run as a program with a limit in processor seconds it reads a packed Manuscript and writes the PDF (see limits.py).
"""

import gc
import os
import resource
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, wraps
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree

import weasyprint
from weasyprint.css import ColorProfile
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from fyrbodal.documents.artifacts import mark_artifacts
from fyrbodal.documents.fonts import FACES, Face, drawn, font_file
from fyrbodal.documents.manuscript import Attachment, Manuscript
from fyrbodal.documents.written import write_once

STATIC = Path(__file__).resolve().parents[2] / "static"
KIND: dict[str, Any] = {"pdf_variant": "pdf/a-3a", "pdf_tags": True, "output_intent": "house"}
LONGEST = 3_000_000
PICTURES = {".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg"}
LINKS = ("https://", "http://", "mailto:", "tel:", "#")
DATA = ("data:image/png;base64,", "data:image/jpeg;base64,")
# The sheet and the attachment come from us; what the page itself brings of these is never looked at.
FOREIGN = {"link", "style", "base", "script", "iframe", "object", "embed", "template", "noscript", "meta"}


class TooLong(ValueError):
    """The page holds more characters than paper is made for."""


class Refused(ValueError):
    """An address that documents may not read."""


class OwnFilesOnly(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
    """Reads `font:` cuts, `static:` pictures and small inline pictures. Never the network, never the disk elsewhere."""

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        scheme, _, rest = url.partition(":")
        if scheme == "font":
            return URLFetcherResponse(url, font_file(rest).read_bytes(), {"Content-Type": "font/otf"})
        if scheme == "static":
            return _static_picture(url, unquote(rest))
        if url.startswith(DATA):
            return super().fetch(url)
        raise Refused(url[:80])


def _static_picture(url: str, name: str) -> URLFetcherResponse:
    path = (STATIC / name).resolve()
    if not path.is_relative_to(STATIC) or path.suffix not in PICTURES:
        raise Refused(url[:80])
    return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": PICTURES[path.suffix]})


def render(manuscript: Manuscript) -> bytes:
    """The PDF. The same manuscript gives the same bytes. Raises TooLong."""
    attachments = [_embedded(manuscript.attachment)] if manuscript.attachment else None
    with _nothing_collected():
        return bytes(laid_out(manuscript).write_pdf(finisher=_finish, attachments=attachments, **KIND))


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """All that is built lives until the page is printed; looking through it for garbage, again and again, finds none."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def laid_out(manuscript: Manuscript) -> weasyprint.Document:
    """The pages before they are drawn: len(.pages), .make_bookmark_tree(). Raises TooLong."""
    fonts, sheet = _house_style()
    colours = {KIND["output_intent"]: _screen_colours()}
    document = _parsed(manuscript).render(font_config=fonts, stylesheets=[sheet], color_profiles=colours, **KIND)
    _describe(document.metadata, manuscript)
    return document


@cache
def _house_style() -> tuple[FontConfiguration, weasyprint.CSS]:
    """Parsed once in a process; a sheet belongs to the font configuration that it was parsed with."""
    fonts = FontConfiguration()
    css = "".join(map(_font_face, FACES)) + (STATIC / "css" / "print.css").read_text(encoding="utf-8")
    return fonts, weasyprint.CSS(string=css, font_config=fonts, url_fetcher=OwnFilesOnly())


def _screen_colours() -> ColorProfile:
    """WeasyPrint's own sRGB, which it would open for every file and not close."""
    content = (files("weasyprint.pdf") / "sRGB2014.icc").read_bytes()
    return ColorProfile(BytesIO(content), "sRGB2014.icc", "relative-colorimetric", (["r"], ["g"], ["b"]))


def _font_face(face: Face) -> str:
    return (
        f'@font-face {{ font-family: "{face.family}"; font-style: {face.style}; font-weight: {face.weight}; '
        f'src: url("font:{face.file}"); }}\n'
    )


def _parsed(manuscript: Manuscript) -> weasyprint.HTML:
    if len(manuscript.html) > LONGEST:
        raise TooLong(f"{len(manuscript.html)} > {LONGEST}")
    page = weasyprint.HTML(string=manuscript.html.replace("\0", ""), url_fetcher=OwnFilesOnly())
    page.base_url = None  # whatever <base> said
    root = page.etree_element
    root.set("lang", "sv")
    _strip(root)
    for element in root.iter():
        _clean(element)
    for link in root.iter("a"):
        _aim(link, manuscript.site)
    if manuscript.draft:
        body = root.find("body")
        body.set("class", f"{body.get('class', '')} draft".strip())
    return page


def _strip(element: ElementTree.Element) -> None:
    """Take away foreign elements, but not the text that follows them."""
    before: ElementTree.Element | None = None
    for child in list(element):
        if _name(child) in FOREIGN:
            _keep_tail(element, before, child.tail or "")
            element.remove(child)
        else:
            _strip(child)
            before = child


def _keep_tail(parent: ElementTree.Element, before: ElementTree.Element | None, tail: str) -> None:
    if before is None:
        parent.text = (parent.text or "") + tail
    else:
        before.tail = (before.tail or "") + tail


def _name(element: ElementTree.Element) -> str:
    """The bare tag; comments have none."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def _clean(element: ElementTree.Element) -> None:
    element.text = drawn(element.text) if element.text else element.text
    element.tail = drawn(element.tail) if element.tail else element.tail
    for name in {"style", "rel"} & set(element.attrib):
        del element.attrib[name]
    if "alt" in element.attrib:
        element.set("alt", drawn(element.get("alt", "")))


def _aim(link: ElementTree.Element, site: str) -> None:
    """Only what leads somewhere from paper stays a link."""
    address = link.attrib.pop("href", "").strip()
    if site and address.startswith("/") and not address.startswith("//"):
        address = site.rstrip("/") + address
    if address.lower().startswith(LINKS):
        link.set("href", address)


def _describe(metadata: Any, manuscript: Manuscript) -> None:
    """Metadata comes from the manuscript and from nothing in the page."""
    made_at = manuscript.made_at.isoformat(timespec="seconds") if manuscript.made_at else None
    metadata.title, metadata.authors = drawn(manuscript.title), [drawn(manuscript.author)] if manuscript.author else []
    metadata.created = metadata.modified = made_at
    metadata.generate_rdf_metadata = _with_accessibility(metadata.generate_rdf_metadata)


def _with_accessibility(generate: Callable[..., bytes]) -> Callable[..., bytes]:
    """Identify the file as PDF/UA-1 beside PDF/A: WeasyPrint names one standard only."""

    @wraps(generate)
    def both(*args: object) -> bytes:
        return generate(*args).replace(b"</rdf:RDF>", PDF_UA.encode() + b"</rdf:RDF>")

    return both


def _embedded(attachment: Attachment) -> weasyprint.Attachment:
    return weasyprint.Attachment(
        string=attachment.content,
        name=attachment.name,
        description=attachment.description,
        created=attachment.made_at,
        modified=attachment.made_at,
        relationship="Source",
    )


def _finish(_document: weasyprint.Document, pdf: Any) -> None:
    mark_artifacts(pdf)
    _say_each_attachment_once(pdf)
    write_once(pdf)


def _say_each_attachment_once(pdf: Any) -> None:
    """WeasyPrint 70 lists every associated file twice."""
    if "AF" in pdf.catalog:
        pdf.catalog["AF"][:] = dict.fromkeys(pdf.catalog["AF"])


# PDF/A asks that a schema it does not know (here pdfuaid) is described in the file that uses it, under these very prefixes.
PDF_UA = """
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
  xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
  <pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
  <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
  <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
  <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
    <pdfaProperty:name>part</pdfaProperty:name>
    <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
    <pdfaProperty:category>internal</pdfaProperty:category>
    <pdfaProperty:description>Part of PDF/UA that the file is identified as</pdfaProperty:description>
  </rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CPU, (int(sys.argv[1]), int(sys.argv[1])))
    with sys.stdout.buffer as printed:
        printed.write(render(Manuscript.unpacked(sys.stdin.buffer.read())))
    # An ordinary end unloads Pango while a thread of it may still run in it: now and then a finished PDF ended in a crash.
    os._exit(0)
