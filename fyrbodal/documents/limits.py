"""PDF within a time limit. Imports no WeasyPrint: the work is done by a process of its own, which can be ended."""

import math
import subprocess
import sys
from pathlib import Path

from django.utils.translation import gettext as _

from fyrbodal.documents.manuscript import Manuscript

ROOT = Path(__file__).resolve().parents[2]


class TooSlow(TimeoutError):
    """The time was up before the document was ready; nothing of it is left running. The text is what a reader is told."""


class Unprintable(RuntimeError):
    """The process that prints failed; the text is how it ended (below 0: the signal) and the last of what it said."""


def render_within(seconds: float, manuscript: Manuscript) -> bytes:
    """The PDF, or TooSlow. One page takes about a second more than in a warm process, the start of a new one."""
    # A worker that is killed cannot end its child, so the child also limits its own processor time.
    program = [sys.executable, "-m", "fyrbodal.documents.pdf", str(math.ceil(seconds) + 1)]
    try:
        done = subprocess.run(
            program,
            input=manuscript.packed(),
            capture_output=True,
            cwd=ROOT,
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as expired:
        raise TooSlow(_("Det tog för lång tid att göra PDF:en. Försök igen om en stund.")) from expired
    if done.returncode != 0:
        raise Unprintable(f"{done.returncode}: {done.stderr.decode(errors='replace')[-500:]}")
    return done.stdout
