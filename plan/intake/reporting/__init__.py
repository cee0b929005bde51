"""A workbook by which an agency reports, filled in by somebody → one more report in the data."""
