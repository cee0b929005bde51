"""Rules of what may be an accident or break a promise, each on what changed: a module for each thing to lose."""
