"""Facts → HTML."""
