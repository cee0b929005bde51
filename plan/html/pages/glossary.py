"""The abbreviations that the documents use."""

from __future__ import annotations

from plan.ground.model import UNKNOWN
from plan.html.frame import Heading
from plan.html.view import About, Content, Indexed, Part, View


def content(about: About) -> Content:
    """The abbreviations."""
    return Content(Heading(_TITLE), {"terms": about.archive.glossary})


def description(about: About) -> str:
    """What stands on the page."""
    return f"Nghĩa của các chữ viết tắt dùng trong {about.plan.name}."


def indexed(about: About) -> Indexed:
    """The list with each abbreviation whose meaning is known."""
    terms = (Part(term.anchor, term.abbr, term.meaning) for term in about.archive.glossary if term.meaning != UNKNOWN)
    return Indexed(about.page.address, _TITLE, "Chữ viết tắt mà Kế hoạch dùng.", parts=tuple(terms))


_TITLE = "Thuật ngữ, chữ viết tắt"

VIEW = View(content=content, description=description, indexed=indexed, is_explained=False)
