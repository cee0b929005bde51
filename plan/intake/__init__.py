"""Files as they are received (Word, Excel, text) → what stands in them, and what of it is no plain text."""
