"""How many took part: sums that count nobody twice and never take what is not known for nought; pure.

There are counts, as somebody has reported them, and people known by name. A count holds: where one covers a year, the
names of that year are not added to it, and where it says nothing of a municipality, neither do they.
"""

from competence.figures.rows import Named, Reported, Span, Sum, difference, in_words, spans, together
from competence.figures.sums import Figures

__all__ = ["Figures", "Named", "Reported", "Span", "Sum", "difference", "in_words", "spans", "together"]
