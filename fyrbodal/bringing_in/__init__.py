"""A file that somebody has sent, such as a workbook that comes back: looked through, then written."""
