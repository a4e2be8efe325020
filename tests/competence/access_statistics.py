"""How many took part: all who have signed in read it, and those who keep the registers read tables in."""

from tests.competence.access import answers, everywhere
from tests.competence.counts import counted

EXPECTED = {
    "statistics": everywhere(answers(200)),
    "statistics_table": everywhere(answers(200)),
    "statistics_pdf": everywhere(answers(200)),
    "counts_import": everywhere(answers(403, karin=200, gunnar=200)),
}
ARGUMENTS = {"statistics_table": {"ending": "csv"}}


def things(_cast):
    counted(40)
    return {}
