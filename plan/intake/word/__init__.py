"""Word files (.docx), read by a walk of their own XML: nothing is lost in silence."""
