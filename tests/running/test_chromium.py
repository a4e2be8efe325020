"""A run without Chromium says so at the end, and fails in CI."""

import shutil
import subprocess
import sys

import pytest

from fyrbodal.database import CHECKOUT

BROWSER_TEST = """
import pytest

@pytest.mark.browser
def test_in_a_browser():
    pass
"""
LOUD = "Chromium saknas: webbläsartesterna kördes inte. Kör: sudo apt-get install chromium (1)"


@pytest.fixture
def run_without_chromium(tmp_path, environ):
    shutil.copy(CHECKOUT / "conftest.py", tmp_path)
    (tmp_path / "test_it.py").write_text(BROWSER_TEST)
    (tmp_path / "pytest.ini").write_text("[pytest]\nmarkers = browser\nDJANGO_SETTINGS_MODULE = fyrbodal.settings\n")

    def run(*options, **more):
        return subprocess.run(
            [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *options],
            cwd=tmp_path,
            env=environ | {"PATH": str(tmp_path), "PYTHONPATH": str(CHECKOUT)} | more,
            capture_output=True,
            text=True,
            check=False,
        )

    return run


@pytest.mark.parametrize("options", [(), ("-n", "1")])
def test_it_is_said_loudly_at_the_end(run_without_chromium, options):
    ended = run_without_chromium(*options, CI="")
    assert ended.returncode == 0, ended.stdout
    assert LOUD in ended.stdout.splitlines()


@pytest.mark.parametrize("options", [(), ("-n", "1")])
def test_in_ci_it_is_a_failure(run_without_chromium, options):
    ended = run_without_chromium(*options, CI="true")
    assert ended.returncode == 1, ended.stdout
    assert LOUD in ended.stdout.splitlines()
