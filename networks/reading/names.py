"""What looks like a person's name, a title, or neither."""

import re

from networks.reading.known import Known

PARTICLES = {
    "von",
    "af",
    "de",
    "van",
    "der",
    "den",
    "la",
    "le",
    "el",
    "al",
    "bin",
    "ben",
    "da",
    "dos",
    "du",
    "di",
    "ter",
    "ten",
    "zu",
    "och",
} - {"och"}
NAME_TOKEN = re.compile(r"[A-ZÅÄÖÉÈÜÁÍÓØÆŠŽĆČÇÐ][\w’'´`.-]*$")
TITLE = re.compile(
    r"(?:\w*(?:ledare|chef|chefer|sekreterare|handläggare|utvecklare|samordnare|pedagog|behandlare|behandlarna|psykolog|socionom|konsult"
    r"|kurator|strateg|koordinator|ansvarig|föreläsare|gäst|gäster|ordförande|anteckningar|anteckna\w*|vikarie|praktikant|student|rådgivare"
    r"|terapeut|assistent|doktorand|forskare|lektor|professor|adjunkt|sekr|sjuksköterska|fältare|coach|mentor|administratör)\b.*"
    r"|(?:via|på|per)\s+(?:teams|länk|telefon|zoom|skype)|digitalt|del av (?:mötet|tiden)|teams|från kl.*|till kl.*|t\.?o\.?m.*|ny|vid pennan)",
    re.IGNORECASE,
)
NO_NAME = {
    "kommun",
    "kommuner",
    "kommunen",
    "deltagare",
    "deltagarna",
    "mötet",
    "träffen",
    "teams",
    "nätverk",
    "nätverket",
    "frånvarande",
    "förhinder",
    "alla",
    "samtliga",
    "övriga",
    "välkommen",
    "välkomna",
    "information",
    "dagordning",
    "minnesanteckningar",
    "datum",
    "tid",
    "plats",
    "namn",
    "organisation",
    "roll",
    "titel",
    "e-post",
    "kommunalförbund",
    "laget",
    "övrigt",
    "diskussion",
    "diskussionsfrågor",
    "frågor",
    "nästa",
    "presentation",
    "utbildning",
    "uppföljning",
    "inledning",
    "bakgrund",
    "syfte",
    "läget",
    "aktuellt",
    "summering",
}


def is_name(text: str, known: Known, parts: int = 2) -> bool:
    tokens = re.sub(r"(\w)-\s+(?=[A-ZÅÄÖ])", r"\1-", text.strip()).split()
    if not parts <= len(tokens) <= 6 or len(text) > 60 or re.search(r"[\d@:;?!()|/]", text):
        return False
    if text.rstrip().endswith(".") and len(tokens[-1]) > 3:
        return False
    if tokens[0].casefold().strip(".,") in NO_NAME or known.organisation(text).certain or is_title(text):
        return False
    return NAME_TOKEN.match(tokens[0]) is not None and all(
        NAME_TOKEN.match(token) or token.casefold() in PARTICLES for token in tokens
    )


def is_title(text: str) -> bool:
    said = text.strip(" .,;")
    return bool(TITLE.fullmatch(said)) and len(said.split()) <= 8
