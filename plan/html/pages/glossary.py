"""The terms and abbreviations that the documents use."""

from __future__ import annotations

from plan.facts.located import Located, address
from plan.facts.year import year_of
from plan.ground.addresses import Links
from plan.ground.model import UNKNOWN, Term
from plan.html.frame import Heading
from plan.html.view import About, Content, Indexed, Part, View


def content(about: About) -> Content:
    """The terms, the abbreviations."""
    terms = about.archive.glossary
    explained = {term.abbr: found for term in terms if (found := _explained(about, term))}
    return Content(Heading(_TITLE), {"concepts": about.archive.concepts, "terms": terms, "explained": explained})


def _explained(about: About, term: Term) -> tuple[str, Located] | None:
    """Return where a plan explains a term, the newest that does: the address from the site's root, and the place."""
    for plan in reversed(about.archive.plans):
        at = year_of(about.archive, plan).referred.get(term.explained or "")
        if at and any(term.abbr in passage.text for passage in plan.passages if at.record in (passage.record, passage.owner)):
            return address(at, plan, Links("", plan.year)), at
    return None


def description(about: About) -> str:
    """What stands on the page."""
    return f"Nghĩa của các thuật ngữ, chữ viết tắt dùng trong {about.plan.name}."


def indexed(about: About) -> Indexed:
    """The list with each term, and each abbreviation whose meaning is known."""
    concepts = (Part(one.anchor, one.term, one.meaning) for one in about.archive.concepts)
    terms = (Part(term.anchor, term.abbr, term.meaning) for term in about.archive.glossary if term.meaning != UNKNOWN)
    text = "Thuật ngữ, chữ viết tắt mà Kế hoạch dùng."
    return Indexed(about.page.address, _TITLE, text, parts=(*concepts, *terms))


_TITLE = "Thuật ngữ, chữ viết tắt"

VIEW = View(content=content, description=description, indexed=indexed, is_explained=False)
