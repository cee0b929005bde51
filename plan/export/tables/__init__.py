"""The data as tables that join: one object a table, from which files, dictionary and the page that explains them are made."""
