"""The pages of how many took part."""

from tests.browser.addresses import Stop
from tests.browser.sweep_plans import stop

PAGES: dict[str, Stop] = {
    "competence:statistics": stop(by="alva"),
    "competence:counts_import": stop(wrong={}),
}
ALSO: dict[str, tuple[str, Stop]] = {"participation, to the course administrator": ("competence:statistics", stop())}
NO_PAGE: dict[str, str] = {"competence:statistics_table": "a file", "competence:statistics_pdf": "a file"}
EMPTY = ["competence:statistics"]
