"""What is written to the log for each request that went wrong."""

import logging

import pytest

from fyrbodal.logs import OneLine


def written(level, message):
    fault = PermissionError(message)
    record = logging.LogRecord("django.request", level, __file__, 1, message, None, (type(fault), fault, None))
    return OneLine().format(record), record


@pytest.mark.parametrize("level", [logging.INFO, logging.WARNING])
def test_whoever_is_refused_a_page_is_one_line_and_no_traceback(level):
    text, record = written(level, "Forbidden: /utskick/")
    assert text.endswith(f" {logging.getLevelName(level)} django.request Forbidden: /utskick/")
    assert text.count("\n") == 0
    assert record.exc_info[0] is PermissionError  # other handlers are still told


def test_an_error_of_ours_is_told_with_where_it_happened():
    text, _record = written(logging.ERROR, "Internal Server Error: /traffar/")
    assert text.splitlines()[1:] == ["PermissionError: Internal Server Error: /traffar/"]


def test_case_64_a_line_break_in_an_address_makes_no_line_of_its_own():
    text, _record = written(logging.WARNING, "Not Found: /a\r\n2027-01-01 INFO signed in")
    assert text.endswith("WARNING django.request Not Found: /a\\r\\n2027-01-01 INFO signed in")
