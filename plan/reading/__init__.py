"""`data/` → Archive, or every error at once."""
