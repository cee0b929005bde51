"""The domain: a province's administrative-reform plan, read from `data/` and turned into pages and files.

Its rooms, each of which imports only from those above it; `make lint` holds that (pyproject.toml, import-linter):

- `ground`: nouns that every room knows; no input or output but git.
- `reading`: `data/` → Archive, or every error at once.
- `facts`: what follows from an Archive; no HTML.
- `rules`: what must hold across records, and how to mend what does not.
- `html`: facts → HTML.
- `changes`: two Archives → what changed, in words.
- `export`: facts → files, one module a format.
- `intake`: received files → what stands in them.
- `desk`: what people type at a prompt, and what they read there.

Nothing here imports MkDocs or the macros plugin.
"""
