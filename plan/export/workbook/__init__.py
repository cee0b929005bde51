"""A plan as a workbook that is edited in Excel and brought back by `python -m plan import FILE.xlsx --update`."""
