"""The sheets of a list's workbook, a module each."""
