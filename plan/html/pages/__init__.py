"""The kinds of page: each has a module here, which says what its pages show, and beside it a template of the same name."""

from __future__ import annotations

import importlib

from plan.facts.pages import Page
from plan.html.view import View


class KindError(LookupError):
    """A kind of page says nothing of itself; the message says what to write and where."""

    def __init__(self, kind: str, module: str) -> None:
        file = module.replace(".", "/")
        super().__init__(f'the kind "{kind}" of plan/facts/pages.py needs {file}.py with VIEW = View(…), and {file}.html')


def view_of(page: Page) -> View:
    """Return what the kind of a page says of itself.

    Raises:
        KindError: the kind has no module, or its module no view.

    """
    module = f"{__name__}.{page.kind}"
    try:
        view = getattr(importlib.import_module(module), "VIEW", None)
    except ModuleNotFoundError as error:
        if error.name != module:
            raise
        view = None
    if not isinstance(view, View):
        raise KindError(page.kind, module)
    return view
