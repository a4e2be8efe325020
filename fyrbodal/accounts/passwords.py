"""The rule against passwords that a colleague would guess at the third try."""

import unicodedata
from collections.abc import Collection, Iterator

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from fyrbodal.accounts.guessable_words import KEYBOARD_ROWS, WORDS
from fyrbodal.organisation.models import Body

MEANINGLESS = 3  # letters beside the known words that do not make a password harder to guess
WORDS_ENOUGH = 4  # so many different words, even known ones, make a phrase
DIGITS_ENOUGH = 20
LOOKED_AT = 200  # so that a password of a megabyte costs nothing
SHORTEST_WORD = 3
SHORTEST_RUN = 4  # neighbours on the keyboard

_LOOKS_LIKE = str.maketrans("0134578@$€", "oieastbase")
_ONE_AS_L = str.maketrans("1!|", "lll")


class GuessablePasswordValidator:
    """Refuses a season, a place or a word of the trade with some digits around it."""

    def validate(self, password: str, user: object = None) -> None:
        if is_guessable(password, known_names()):
            raise ValidationError(
                _(
                    "Lösenordet är lätt att gissa, för det bygger på en årstid, en ort, ett nätverk eller något annat "
                    "vanligt ord. Ta i stället tre eller fyra ord som inte hör ihop."
                ),
                code="password_guessable",
            )

    def get_help_text(self) -> str:
        return _("Undvik årstider, orter och namn på nätverk; tre eller fyra ord som inte hör ihop är bra.")


def known_names() -> set[str]:
    """Names of the organisations, units and networks there are, and the words in them."""
    names = Body.objects.values_list("name", flat=True)
    parts = (_letters(_folded(part)) for name in names for part in (name, *name.split()))
    return {part for part in parts if len(part) >= SHORTEST_WORD}


def is_guessable(password: str, names: Collection[str] = ()) -> bool:
    """Whether little is left when known words (`names` are words in small letters a-z), digits and signs are gone."""
    plain = _folded(password[:LOOKED_AT])
    if not any(map(_carries, plain)):
        return len(plain) < DIGITS_ENOUGH
    words = sorted(WORDS.union(names), key=len, reverse=True)
    return any(_is_known(reading, words) for reading in _readings(plain))


def _readings(plain: str) -> Iterator[str]:
    """The ways to read it: as it stands, and with digits as the letters that they look like."""
    rowless = _without_runs(plain)
    core = rowless.strip("".join(sign for sign in rowless if not _carries(sign)))
    yield _letters(rowless)
    yield _letters(core.translate(_LOOKS_LIKE))
    yield _letters(core.translate(_ONE_AS_L).translate(_LOOKS_LIKE))


def _is_known(reading: str, words: Collection[str]) -> bool:
    found, rest = 0, reading
    for word in words:
        shorter = rest.replace(word, " ")
        found, rest = found + (shorter != rest), shorter
    return len(rest.replace(" ", "")) <= MEANINGLESS and found < WORDS_ENOUGH


def _without_runs(plain: str) -> str:
    for row in KEYBOARD_ROWS:
        for size in range(len(row), SHORTEST_RUN - 1, -1):
            for start in range(len(row) - size + 1):
                plain = plain.replace(row[start : start + size], "")
    return plain


def _folded(text: str) -> str:
    """Small letters without their rings and dots."""
    return "".join(sign for sign in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(sign))


def _letters(text: str) -> str:
    return "".join(filter(_carries, text))


def _carries(sign: str) -> bool:
    """Whether the sign adds to what must be guessed: letters and pictures do, digits and punctuation do not."""
    return unicodedata.category(sign)[0] not in "NPZC" and not (sign.isascii() and not sign.isalpha())
