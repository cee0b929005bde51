"""MkDocs events: what the data and the settings mean for MkDocs. Portable work is done in `plan` and `macros`."""
