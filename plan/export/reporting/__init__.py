"""The workbook by which an agency reports on a plan, to be brought in by `python -m plan report-import FILE`."""
