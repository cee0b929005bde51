"""Workbooks that are exported, edited and brought back."""
