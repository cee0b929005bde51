"""A file as it was received, read a second time: whether source.txt has every paragraph and cell of it.

Nothing here is shared with what imports files: LibreOffice reads the file and writes HTML and plain text, and those are read
by Python's own parser. So that what one reading loses, the other shows.
"""
