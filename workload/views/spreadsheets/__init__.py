"""Sheets that go to spreadsheets, and come from them."""

from workload.views.spreadsheets.exports import period_xlsx, sheet_xlsx, template_xlsx
from workload.views.spreadsheets.imports import sheet_import
from workload.views.spreadsheets.lists import caselist_import

__all__ = ["caselist_import", "period_xlsx", "sheet_import", "sheet_xlsx", "template_xlsx"]
