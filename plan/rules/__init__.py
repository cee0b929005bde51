"""What must hold across records, and how to mend what does not."""
