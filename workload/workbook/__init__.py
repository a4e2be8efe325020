"""A sheet in a workbook: where everything stands, what is reckoned live, and what came back; pure of the ORM."""
