"""Two archives → what changed, in words, and what of it stops until somebody decides."""
