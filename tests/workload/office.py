"""LibreOffice as the one who opens our workbooks: it reckons every formula anew and saves what it got."""

import io
import os
import shutil
import subprocess

import openpyxl
import pytest

SECONDS = 120


def office():
    """The program, or a skip that says how to get it. In CI a skip would hide that nothing was tried."""
    program = shutil.which("soffice")
    if program is None:
        said = "LibreOffice Calc saknas. Kör deploy/need office som root."
        if os.environ.get("CI") == "true":
            pytest.fail(said)
        pytest.skip(said)
    return program


def converted(content, folder, ending="xlsx"):
    """The workbook as LibreOffice saves it when it has reckoned it through."""
    program = office()
    (folder / "ut").mkdir(exist_ok=True)
    (folder / "bok.xlsx").write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profil').as_uri()}"
    asked = [program, profile, "--headless", "--norestore", "--convert-to", ending, "--outdir", folder / "ut"]
    subprocess.run([*asked, folder / "bok.xlsx"], check=True, capture_output=True, timeout=SECONDS)
    return (folder / "ut" / f"bok.{ending}").read_bytes()


def reckoned(content, folder):
    """The values that LibreOffice arrives at."""
    return openpyxl.load_workbook(io.BytesIO(converted(content, folder)), data_only=True)
