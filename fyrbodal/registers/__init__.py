"""What the registers of the admin backend share with spreadsheets: columns, tables, and the two pages."""
