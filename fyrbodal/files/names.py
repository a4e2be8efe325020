"""Names of files: as people gave them, without what could hurt. Pure."""

import re
import unicodedata

LONGEST = 120
FORBIDDEN = re.compile(r'[<>:"|?*]')  # no file on Windows has these in its name
EXTENSION = re.compile(r"\.([A-Za-z][A-Za-z0-9]{1,4})$")  # "Träff 2031.03.07" has none
NAMELESS = "fil"


def cleaned(name: str) -> str:
    """The last part of a path, without control characters and what hides (bidi marks, zero width); may be empty."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    visible = "".join(sign if sign.isprintable() else " " for sign in last if unicodedata.category(sign) != "Cf")
    return " ".join(FORBIDDEN.sub("_", visible).split()).strip(". ")


def extension(name: str) -> str:
    """In lower case and without the dot; "" when there is none."""
    found = EXTENSION.search(name)
    return found[1].lower() if found else ""


def shown(name: str, default_extension: str) -> str:
    """The name that a file is kept and served under: with an extension, and of bearable length."""
    clean = cleaned(name)
    ending = extension(clean) or default_extension
    stem = clean[: -len(ending) - 1] if extension(clean) else clean
    return f"{stem[: LONGEST - len(ending) - 1].rstrip('. ') or NAMELESS}.{ending}"
