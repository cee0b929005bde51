"""Fidelity: the data, its corrections undone, give back the document cell for cell."""
