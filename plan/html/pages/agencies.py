"""Every body that a plan names, and the members of its groups."""

from __future__ import annotations

from plan.facts.summary import agency_kinds
from plan.html.frame import Heading
from plan.html.view import About, Content, Indexed, View


def content(about: About) -> Content:
    """The agencies by what the plan says of them."""
    return Content(Heading("Cơ quan"), {"kinds": agency_kinds(about.of)})


def description(about: About) -> str:
    """Whose list it is."""
    return f"Các cơ quan, nhóm cơ quan được giao việc trong {about.plan.name}."


def indexed(about: About) -> Indexed:
    """The list by what people call it."""
    return Indexed(about.page.address, "Cơ quan", names=("Danh sách cơ quan", "Tất cả cơ quan"))


VIEW = View(content=content, description=description, indexed=indexed)
