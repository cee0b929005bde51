"""Tests of the way by which an agency reports: a workbook that goes out, is filled in, and comes back."""
