"""HTML from anywhere, made small before a parser sees it. Pure.

A parser of HTML opens bold, italics and links again in every block that follows and walks up all that is open at
every end tag, so that a page of hostile text can become gigabytes and minutes. Here only the tags that are wanted
are left, bare and at most a few levels deep. What is safe is decided afterwards, by the one who cleans.
"""

import html
import re
from collections import Counter
from collections.abc import Iterator

SIBLINGS = {"b": "strong", "i": "em", "h1": "h3", "h2": "h3", "h5": "h4", "h6": "h4"}
SIBLINGS |= dict.fromkeys(("div", "caption", "tr", "th", "td"), "p")  # without it the words of cells run together
DEEPEST = {"strong": 1, "em": 1, "ul": 4, "ol": 4}
KEPT = {"p", "strong", "em", "ul", "ol", "li", "h3", "h4", "script", "style"}  # the last two go with their content
INSIDE_A_LINK = {"a", "strong", "em"}
LONGEST_ADDRESS = 2000

_comment = re.compile(r"<!--(?:.*?-->|.*)", re.DOTALL)
_endless = re.compile(r"&#(?=\d{8})")  # more digits than any letter has, and than Python would read
_tag = re.compile(r"<(/?)([a-z][^\s/<>]*)([^<>]*)>?", re.IGNORECASE)
_href = re.compile(r"""\shref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)


AMPERSAND = "\ufdd0"  # no letter; a parser takes very long over hundreds of thousands of real ones


def tamed(text: str) -> str:
    """The same to a reader. A link ends where a block begins.

    Ampersands are spelled AMPERSAND; whoever has cleaned the text spells them back.
    """
    return "".join(_Tamer().pieces(_comment.sub("", text.replace(AMPERSAND, ""))))


def _spelled(words: str) -> str:
    plain = html.unescape(_endless.sub("&amp;#", words))
    return plain.replace("&", AMPERSAND).replace("<", "&lt;").replace(">", "&gt;")


class _Tamer:
    def __init__(self) -> None:
        self.opened: Counter[str] = Counter()
        self.linked = False

    def pieces(self, text: str) -> Iterator[str]:
        here = 0
        for found in _tag.finditer(text):
            yield _spelled(text[here : found.start()])
            yield self.tag(found[2].lower(), closes=bool(found[1]), attributes=found[3])
            here = found.end()
        yield _spelled(text[here:])

    def tag(self, name: str, *, closes: bool, attributes: str) -> str:
        name = SIBLINGS.get(name, name)
        if name == "a":
            return self.link(closes=closes, attributes=attributes)
        if name == "br":
            return self.end_of_link() + "</p><p>"
        if name not in KEPT:
            return "<!---->"  # nothing at all would let what stands around it become a tag
        before = "" if name in INSIDE_A_LINK else self.end_of_link()
        return before + (self.close(name) if closes else self.open(name))

    def open(self, name: str) -> str:
        self.opened[name] += 1
        return f"<{name}>" if self.opened[name] <= DEEPEST.get(name, self.opened[name]) else "<!---->"

    def close(self, name: str) -> str:
        if name in DEEPEST:
            self.opened[name] -= self.opened[name] > 0
            return f"</{name}>" if self.opened[name] < DEEPEST[name] else "<!---->"
        return f"</{name}>"

    def link(self, *, closes: bool, attributes: str) -> str:
        before = self.end_of_link()
        found = None if closes else _href.search(attributes)
        address = next(filter(None, found.groups()), "") if found else ""
        if not 0 < len(address) <= LONGEST_ADDRESS:
            return before
        self.linked = True
        return before + '<a href="{}">'.format(address.replace('"', "&quot;"))

    def end_of_link(self) -> str:
        linked, self.linked = self.linked, False
        return "</a>" if linked else "<!---->"
