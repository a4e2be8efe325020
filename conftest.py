"""What every test run needs: settings of its own, and Chromium for the browser tests or a loud word that it is missing."""

import os
import shutil
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

pytest_plugins = ["tests.browser.chromium"]
MISSING = "Chromium saknas: webbläsartesterna kördes inte. Kör: sudo apt-get install chromium"
in_ci = os.environ.get("CI") == "true"
skipped: list[str] = []
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright keeps a loop running in the thread of the tests


@pytest.hookimpl(tryfirst=True)
def pytest_configure() -> None:
    settings.SECRET_KEY = "of no use outside the tests"
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # the slow ones are slow on purpose
    settings.SECURE_SSL_REDIRECT = False  # the test client speaks plain HTTP
    settings.STATIC_ROOT, settings.WHITENOISE_USE_FINDERS = None, True  # nothing is collected first
    settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}


@pytest.fixture(autouse=True)
def uploads_in_a_folder_of_their_own(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "files"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if shutil.which("chromium"):
        return
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.skip(reason=MISSING))


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    if report.skipped and MISSING in str(report.longrepr):
        skipped.append(report.nodeid)


def pytest_sessionfinish(session: pytest.Session) -> None:
    if in_ci and skipped:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if skipped:
        terminalreporter.section("BROWSER TESTS DID NOT RUN", red=True, bold=True)
        terminalreporter.line(f"{MISSING} ({len(skipped)})", red=True, bold=True)
