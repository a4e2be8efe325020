"""What may stand on a line as the mark of a case: A12, syskon 2. Never who it is; pure."""

import re

from django.utils.translation import gettext as _

from fyrbodal import sensitive

WORD = r"[A-ZÅÄÖÉÜ][a-zåäöéü]+(?:[-'’][A-ZÅÄÖÉÜ]?[a-zåäöéü]+)*"
NAME = re.compile(rf"(?<!\w){WORD}\s+(?:(?:af|av|de|von)\s+)?{WORD}(?!\w)")


def fault(mark: str) -> str:
    """Why it cannot be a mark, in a sentence; nothing if it can."""
    if sensitive.finds(mark):
        return _("Det ser ut som ett personnummer. Skriv ett märke som bara ni förstår, till exempel A12.")
    if NAME.search(mark):
        return _("Det ser ut som ett namn. Skriv ett märke som bara ni förstår, till exempel A12.")
    return ""
