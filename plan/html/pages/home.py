"""The newest plan at a glance."""

from __future__ import annotations

from plan.facts.summary import leaders
from plan.html.frame import Heading
from plan.html.view import About, Content, View


def content(about: About) -> Content:
    """The plan in numbers, its sections, its quarters, who leads most."""
    return Content(Heading(about.plan.name, css="kh-hero-title"), {"leaders": leaders(about.of)})


def description(about: About) -> str:
    """What the site is for."""
    return f"Tra cứu {about.plan.name}: cơ quan nào làm gì, khi nào xong, ra kết quả gì."


VIEW = View(content=content, description=description, indexed=None)  # the page of the plan is found
