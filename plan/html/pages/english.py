"""The one page in English: what the site is, its sections, how to cite and reuse it, how to find Vietnamese words."""

from __future__ import annotations

from plan.facts import citing
from plan.facts.summary import leaders
from plan.ground.folding import folded
from plan.html.frame import Heading
from plan.html.view import About, Content, Indexed, View


def content(about: About) -> Content:
    """What a reader without Vietnamese needs to know."""
    plan, name = about.plan, next((agency.name for agency, _ in leaders(about.of, 1)), about.plan.province)
    address = about.root and about.root + about.to.plan()
    found = {
        "citation": citing.found_at(citing.plan_citation(plan), address, about.data_date),
        "example": (folded(name), name),
        "translated": any(section.title_en for section in plan.sections),
    }
    return Content(Heading(_TITLE, lang="en"), found)


def description(about: About) -> str:
    """What the site is, in English."""
    of = f"The administrative reform plan of {about.plan.province} for {about.plan.year}"
    return f"{of}, word for word, in Vietnamese: which agency does what, by when."


def indexed(about: About) -> Indexed:
    """The page by the English words that people type."""
    return Indexed(about.page.address, _TITLE, description(about), _NAMES, weight=_LAST)


_TITLE = "This site in English"
_NAMES = ("English", "administrative reform plan", "licence, license, reuse, cite, citation, translation, open data, API")
_LAST = -20
"""Behind all that is in Vietnamese."""

VIEW = View(content=content, description=description, indexed=indexed, is_explained=False)
