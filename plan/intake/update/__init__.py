"""A workbook that `python -m plan export` made and somebody edited → the same edits in the text of the data's files."""
