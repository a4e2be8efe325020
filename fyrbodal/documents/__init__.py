"""Paper and tables: PDF, charts, spreadsheets. Nothing is imported here, so that a web process stays free of WeasyPrint."""
