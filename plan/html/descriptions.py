"""What a search engine or a shared link says of each page that the data imply, in one sentence or two."""

from __future__ import annotations

from plan.html.pages import view_of
from plan.html.view import About

LONGEST = 160
"""Search engines show about so many characters."""


def described(about: About) -> str:
    """Return the description of a page, as plain text."""
    return shortened(view_of(about.page).description(about))


def shortened(text: str) -> str:
    """Return a text in one line, cut after a word when it is too long."""
    line = " ".join(text.split())
    if len(line) <= LONGEST:
        return line
    cut = line[: LONGEST - 1]
    return f"{cut.rpartition(' ')[0] or cut}…"
