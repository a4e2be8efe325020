"""The networks and organisations that are known, and how what was written is matched to them."""

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from pathlib import Path

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from networks.reading.results import Match, NetworkMatch

ROOT = Path(__file__).resolve().parents[2]
ORGANISATIONS = ROOT / "fyrbodal/organisation/known/organisations.json"
NETWORKS = ROOT / "networks/known/networks.json"
PREFIX = re.compile(
    r"(?:(?:även|också|och|samt|i|på|från|fr|hos|inom|vid|för|både|kommun|kommunen|representant(?:er)? från)\s+){1,2}",
    re.IGNORECASE,
)
TOKEN = re.compile(r"[^\W_]+")
COMPONENT = re.compile(r"\s*[,/();|]\s*|\s+[–—-]\s+")
KIND = re.compile(r"\s+(?:kommun|stad)$", re.IGNORECASE)
LONGEST = 120  # no organisation is said in more letters
PLACES = {"municipality"}
TOLD = "told"  # what nothing but these minutes speaks of
ORDINARY = {"första", "målet", "björn", "tanken", "större", "medan", "orsak"}


@lru_cache(maxsize=20_000)
def folded(text: str) -> str:
    """Small letters without rings and dots, spaces or hyphens."""
    letters = unicodedata.normalize("NFD", text.casefold())
    return "".join(letter for letter in letters if letter.isalnum())


@lru_cache(maxsize=20_000)
def squashed(text: str) -> str:
    return "".join(TOKEN.findall(text.casefold()))


def bare(form: str) -> str:
    return form.removesuffix("s")


def near(said: str, form: str) -> bool:
    """At most one wrong letter, two in a long name; the first letter stands, rings and dots may be missing."""
    if len(said) > len(form) + 4:
        return False
    one, other = folded(said), folded(form)
    if bare(one) == bare(other):
        return len(other) > 3
    if len(other) < 5 or said.casefold() in ORDINARY or one[:1] != other[:1]:
        return False
    return min(OSA.distance(one, other), OSA.distance(bare(one), other)) <= (2 if len(other) > 7 else 1)


@dataclass(frozen=True)
class Body:
    name: str
    category: str
    aliases: tuple[str, ...] = ()
    code: str = ""

    @cached_property
    def forms(self) -> tuple[str, ...]:
        return (self.name, *self.aliases)

    def renamed(self, name: str) -> "Body":
        return self if name == self.name else replace(self, name=name, aliases=(self.name, *self.aliases))

    def is_named(self, said: str) -> bool:
        """Spelt right, with or without "kommun"; short names in their own capitals."""
        spellings = {squashed(said), squashed(KIND.sub("", said))}
        return any(
            said == form if len(form) < 4 and form.isascii() else squashed(form) in spellings for form in self.forms
        )

    def is_meant(self, said: str) -> bool:
        """Inflected or misspelt; as many words as the name has."""
        size = len(TOKEN.findall(said))
        return any(near(said, form) for form in self.forms if size in (1, len(TOKEN.findall(form))))


@dataclass(frozen=True)
class NetworkName:
    name: str
    slug: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Mention:
    """An organisation at text[start:end]."""

    start: int
    end: int
    match: Match
    category: str


@dataclass(frozen=True, eq=False)  # told apart as objects, so that what is found can be remembered
class Known:
    bodies: tuple[Body, ...]
    networks: tuple[NetworkName, ...]

    @classmethod
    def from_reference(cls) -> "Known":
        bodies = json.loads(ORGANISATIONS.read_text(encoding="utf-8"))
        networks = json.loads(NETWORKS.read_text(encoding="utf-8"))
        return cls(
            tuple(Body(row["name"], row["category"], tuple(row["aliases"]), row["code"]) for row in bodies),
            tuple(NetworkName(row["name"], row["slug"], tuple(row["aliases"])) for row in networks),
        )

    def named(self, names: Mapping[str, str]) -> "Known":
        """With other names for some codes; what they were called before is still understood."""
        return replace(self, bodies=tuple(body.renamed(names.get(body.code, body.name)) for body in self.bodies))

    def organisation(self, text: str) -> Match:
        """The whole text as an organisation: text kept, match None where nothing resembles it."""
        said = text.strip(" .,;:()")
        for certain, name in self._readings(said) if len(said) <= LONGEST else ():
            if name:
                return Match(text.strip(), name, certain)
        return Match(text.strip(), None, certain=False)

    def whole(self, text: str) -> Match | None:
        """The text as nothing but an organisation, with or without "På" before it."""
        said = text.strip(" .,;:()")
        if len(said) > LONGEST:
            return None
        without = PREFIX.sub("", said, count=1)
        name = self._named(said) or self._named(without) or self._meant(without)
        return Match(text.strip(" :"), name, self._named(said) is not None) if name else None

    def _readings(self, said: str) -> Iterator[tuple[bool, str | None]]:
        components = [part for part in COMPONENT.split(said) if part]
        without = PREFIX.sub("", said, count=1) if PREFIX.match(said) else said
        yield True, self._named(said)
        yield True, next(filter(None, map(self._named, components)), None)
        yield False, self._named(without) or self._meant(without)
        yield False, next(filter(None, map(self._meant, components)), None)
        mention = next(self.mentions(said), None)
        yield False, mention.match.match if mention else None

    def _named(self, said: str) -> str | None:
        return next((body.name for body in self.bodies if body.is_named(said)), None)

    def _meant(self, said: str) -> str | None:
        return next((body.name for body in self.bodies if body.is_meant(said)), None)

    def mentions(self, text: str, *, similar: bool = False) -> Iterator[Mention]:
        """Organisations in running text: exact and genitive forms, misspelt municipalities if similar."""
        at = 0
        for token in TOKEN.finditer(text):
            if token.start() >= at and token.group()[0].isupper():
                mention = self.mention_at(text, token.start(), similar=similar)
                if mention:
                    at = mention.end
                    yield mention

    def mention_at(self, text: str, start: int, *, similar: bool = True) -> Mention | None:
        """The longest organisation that begins at start."""
        ends = _ends(text, start)
        for certain in (True, False):
            for end in ends:
                said = text[start:end]
                body = next(
                    (body for body in self.bodies if self._fits(body, said, certain=certain, similar=similar)), None
                )
                if body:
                    return Mention(start, end, Match(said, body.name, certain), body.category)
        return None

    @staticmethod
    def _fits(body: Body, said: str, *, certain: bool, similar: bool) -> bool:
        if certain:
            return body.is_named(said)
        if said.endswith("s") and body.is_named(said[:-1]):
            return True
        return similar and body.category in PLACES and body.is_meant(said)

    def network(self, text: str) -> NetworkMatch | None:
        """The longest name, else the longest other name, that stands in the text."""
        for forms in ([(n.name, n) for n in self.networks], [(a, n) for n in self.networks for a in n.aliases]):
            for form, network in sorted(forms, key=lambda pair: -len(pair[0])):
                pattern = r"[\s-]+".join(map(re.escape, re.split(r"[\s-]+", form)))
                found = re.search(rf"(?<!\w){pattern}(?!\w)", text, 0 if form.isupper() else re.IGNORECASE)
                if found:
                    return NetworkMatch(found.group(), network.slug)
        return None

    def similar_network(self, text: str) -> NetworkMatch | None:
        scored = [(fuzz.partial_ratio(n.name.casefold(), text.casefold()), n) for n in self.networks if len(n.name) > 6]
        best = max(scored, key=lambda pair: pair[0], default=(0.0, None))
        return NetworkMatch(text, best[1].slug) if best[1] and best[0] >= 85 else None


def _ends(text: str, start: int) -> list[int]:
    """Ends of one to three words that only spaces or hyphens part, the longest first."""
    ends: list[int] = []
    for token in TOKEN.finditer(text, start):
        if ends and not re.fullmatch(r"[ \-\u2011]+", text[ends[-1] : token.start()]):
            break
        ends.append(token.end())
        if len(ends) == 3:
            break
    return ends[::-1]
