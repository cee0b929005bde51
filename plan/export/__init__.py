"""Files that the data imply, besides pages: one module a format, each a pure function of the archive."""
