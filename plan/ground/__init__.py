"""Nouns that every room knows: the model, its folding, its addresses, its problems. No input or output but git."""
