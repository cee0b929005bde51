"""Facts → HTML: a kind of page is a module beside its template in `pages`; `parts` holds the templates that they share."""
