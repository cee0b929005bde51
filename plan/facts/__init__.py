"""What follows from an Archive: where things are, who does what, what is listed. No HTML."""
