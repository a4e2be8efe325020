"""A share in words: fyra av fem utredningar."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from fyrbodal.swedish import COUNTED, decimal, joined

WORDS = {word: number for number, word in enumerate(COUNTED)} | {"ett": 1, "ingen": 0, "inget": 0}
NUMBER = rf"(?:\d{{1,6}}|{'|'.join(WORDS)})"
SHARE = re.compile(
    rf"\b(?:(?P<number>{NUMBER}) av|alla|samtliga) (?:de |en |ett )?(?:enda )?(?P<of>{NUMBER})\b", re.IGNORECASE
)


@dataclass(frozen=True)
class Noun:
    """What is looked through, in its four forms."""

    one: str
    the_one: str
    many: str
    the_many: str
    neuter: bool = False


def sentence(criterion: str, noun: Noun, number: int, of: int, parts: tuple[str, ...] = ()) -> str:
    """Barnets behov är beskrivna: fyra av fem utredningar (beroende och socialpsykiatri)."""
    where = f" ({joined(parts)})" if parts else ""
    return f"{criterion.strip().rstrip('.:')}: {share(noun, number, of)}{where}."


def share(noun: Noun, number: int, of: int) -> str:
    """In words up to twelve. Raises ValueError unless 0 <= number <= of.

    >>> noun = Noun("uppdrag", "uppdraget", "uppdrag", "uppdragen", neuter=True)
    >>> [share(noun, *both) for both in ((4, 5), (5, 5), (0, 5), (1, 13), (2, 2), (1, 1))]
    ['fyra av fem uppdrag', 'alla fem uppdrag', 'inget av de fem uppdragen', 'ett av 13 uppdrag', 'båda uppdragen', 'det enda uppdraget']
    """
    if not 0 <= number <= of:
        raise ValueError(number, of)
    if of == 0:
        return _("inga %s") % noun.many
    if number == of:
        return _all(noun, of)
    if number == 0:
        return _none(noun, of)
    return _("%(number)s av %(of)s") % {"number": in_words(number, noun), "of": counted(of, noun)}


def _all(noun: Noun, of: int) -> str:
    if of > 2:
        return _("alla %s") % counted(of, noun)
    if of == 2:
        return _("båda %s") % noun.the_many
    return (_("det enda %s") if noun.neuter else _("den enda %s")) % noun.the_one


def _none(noun: Noun, of: int) -> str:
    none = _("inget") if noun.neuter else _("ingen")
    if of == 1:
        return _("%(none)s av %(one)s enda %(noun)s") % {"none": none, "one": in_words(1, noun), "noun": noun.one}
    return _("%(none)s av de %(of)s %(noun)s") % {"none": none, "of": in_words(of, noun), "noun": noun.the_many}


def counted(number: int, noun: Noun) -> str:
    """ett uppdrag, två uppdrag"""
    return f"{in_words(number, noun)} {noun.one if number == 1 else noun.many}"


def in_words(number: int, noun: Noun) -> str:
    """ett, två ... tolv, 13"""
    if number == 1 and noun.neuter:
        return _("ett")
    return COUNTED[number] if 0 <= number < len(COUNTED) else decimal(number)


def written(words: str) -> tuple[int, int] | None:
    """The first share that a text tells, and None where it does not say of how many files.

    >>> [written(words) for words in ("Fyra av fem utredningar", "alla fem ärenden", "i två av utredningarna")]
    [(4, 5), (5, 5), None]
    """
    match = SHARE.search(words)
    return (_number(match["number"] or match["of"]), _number(match["of"])) if match else None


def _number(word: str) -> int:
    return WORDS[word.lower()] if word.lower() in WORDS else int(word)
