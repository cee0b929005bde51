"""The domain: a province's administrative-reform plan, read from `data/` and turned into pages.

Imports point one way: model ← yamlfile, names, timing ← load ← assignments, citations, check, addresses, pages, render.
Nothing here imports MkDocs or the macros plugin.
"""
