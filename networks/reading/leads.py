"""How a paragraph opens: with an organisation that stands alone, labels it, or begins its first sentence."""

import re
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache

from networks.reading.blocks import Block, cell_text
from networks.reading.known import PREFIX, TOLD, Known, Mention
from networks.reading.results import Match

UNIT = re.compile(
    r"\s*(?:\((?P<a>[^()]{2,40})\)|(?:,|/|\s[–—-])\s*(?P<b>[A-ZÅÄÖ][^:.,()]{1,35}?))\s*(?P<end>[:.]?\s*$|:\s|\s[–—-]\s)"
)
LABEL = re.compile(r"\s*(?::(?!\w)|[–—-]\s)\s*\S|\s+[–—-]+\s*\S|\.\s+[A-ZÅÄÖ\d]")
OPENING = re.compile(
    r"(?:[PpIiHhVvFf](?:å|os|nom|id|rån)?)\s+(?P<unit>[A-ZÅÄÖ][\w-]*(?:\s+[A-ZÅÄÖ][\w-]*){0,3})(?=[\s:,])"
)
NO_UNITS = {
    "Teams",
    "Zoom",
    "Skype",
    "Sverige",
    "Norge",
    "Danmark",
    "Finland",
    "Göteborg",
    "Stockholm",
    "Dalsland",
    "Bohuslän",
    "Fyrbodal",
    "Januari",
    "Februari",
    "Mars",
    "April",
    "Maj",
    "Juni",
    "Juli",
    "Augusti",
    "September",
    "Oktober",
    "November",
    "December",
    "Måndag",
    "Tisdag",
    "Onsdag",
    "Torsdag",
    "Fredag",
}
TYPED_LETTER = re.compile(r"(?:[a-zåäö]|\d{1,2})[.)]\s+")
REPORTING = {"municipality", "other", "district", TOLD}
SHORT = 70


class Form(Enum):
    ALONE = "alone"
    LABEL = "label"
    SENTENCE = "sentence"


@dataclass(frozen=True)
class Lead:
    match: Match
    form: Form
    unit: str | None = None
    category: str = "municipality"


def lead_of(block: Block, known: Known) -> Lead | None:
    lead = _lead(cell_text(block.cells[0]) if block.cells else block.line, known)
    only_mentioned = lead is not None and lead.category == TOLD and lead.form is Form.SENTENCE and not block.lead
    return None if only_mentioned else lead


@lru_cache(maxsize=10_000)
def _lead(line: str, known: Known) -> Lead | None:
    typed = TYPED_LETTER.match(line)
    first = typed.end() if typed else 0
    prefix = PREFIX.match(line, first)
    for start in [prefix.end(), first] if prefix else [first]:
        mention = known.mention_at(line, start) if line[start : start + 1].isupper() else None
        if mention:
            return _form(line, mention, known)
    return None


def _form(line: str, mention: Mention, known: Known) -> Lead | None:
    rest = line[mention.end :]
    if not rest.strip(" :.–—-*"):
        return Lead(mention.match, Form.ALONE, None, mention.category)
    unit = UNIT.match(rest)
    if unit and len(line) - len(rest) + unit.end() < SHORT and not _another(unit, known):
        form = Form.LABEL if rest[unit.end() :].strip() else Form.ALONE
        return Lead(mention.match, form, unit["a"] or unit["b"], mention.category)
    if LABEL.match(rest):
        return Lead(mention.match, Form.LABEL, None, mention.category)
    return _sentence(rest, mention)


def _another(unit: re.Match[str], known: Known) -> bool:
    said = unit["a"] or unit["b"]
    return known.organisation(said).match is not None or len(said.split()) > 4


def _sentence(rest: str, mention: Mention) -> Lead | None:
    """A name with more of a name after it is no opening: "Orust Energi", "Åmål-Säffle"."""
    if mention.category not in REPORTING or not re.match(r"\s*[(,]|\s[\"”“']?\w", rest):
        return None
    if rest[0] == "," and not re.match(r",\s(?:som|där|liksom|precis|har|är|i )", rest):
        return None
    together = re.match(r"\s*(?:,|och|samt|/)\s+[A-ZÅÄÖ]", rest)
    match = replace(mention.match, certain=False) if together else mention.match
    return Lead(match, Form.SENTENCE, None, mention.category)


def unit_of(block: Block, known: Known, *, bold_leads: bool) -> str | None:
    """A unit of the organisation that spoke last: "På Ung Vux …", or a bold name where names are bold."""
    match = OPENING.match(block.line)
    if match and match["unit"].split()[0] not in NO_UNITS and not known.organisation(match["unit"]).match:
        return match["unit"]
    lead = PREFIX.sub("", block.lead, count=1).strip(" :.–-")
    named = bold_leads and 0 < len(lead) < 30 and lead[0].isupper() and not block.bold
    if named and all(word[0].isupper() for word in lead.split()) and not known.organisation(lead).match:
        return lead
    return None
