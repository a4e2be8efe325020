"""Files that are brought in on a sheet: chosen, understood, looked through."""
