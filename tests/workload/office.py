"""LibreOffice as the one who opens our workbooks: it reckons every formula anew and saves what it got."""

import io
import os
import shutil
import subprocess

import openpyxl
import pytest

SECONDS = 300
MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
Sub Main(address, cell, text)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  book = StarDesktop.loadComponentFromURL(address, "_blank", 0, hidden())
  book.Sheets.getByIndex(0).getCellRangeByName(cell).setFormula(text)
  book.store()
  book.close(True)
  StarDesktop.terminate()
End Sub
</script:module>
"""


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
    (folder / "ut").mkdir(exist_ok=True)
    (folder / "bok.xlsx").write_bytes(content)
    run(folder, "--convert-to", ending, "--outdir", folder / "ut", folder / "bok.xlsx")
    return (folder / "ut" / f"bok.{ending}").read_bytes()


def reckoned(content, folder):
    """The values that LibreOffice arrives at."""
    return openpyxl.load_workbook(io.BytesIO(converted(content, folder)), data_only=True)


def typed(content, folder, cell, text):
    """The workbook when somebody has opened it in LibreOffice, typed in a cell of its first page, and saved it."""
    book = folder / "öppnad.xlsx"
    book.write_bytes(content)
    run(folder, "--terminate_after_init")  # makes the profile, and a module in it for macros
    (folder / "profil/user/basic/Standard/Module1.xba").write_text(MODULE)
    run(folder, f'macro:///Standard.Module1.Main("{book.as_uri()}","{cell}","{text}")')
    return book.read_bytes()


def run(folder, *asked):
    profile = f"-env:UserInstallation={(folder / 'profil').as_uri()}"
    said = [office(), profile, "--headless", "--norestore", *asked]
    subprocess.run(said, check=True, capture_output=True, timeout=SECONDS)
