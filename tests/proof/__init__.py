"""The proof: every place is held, every lawful edit passes, every fault of the files is told."""
