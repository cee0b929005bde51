"""The numbers and ranks that a plan sets, each with its sentence."""

from __future__ import annotations

from plan.html.frame import Heading
from plan.html.view import About, Content, Indexed, Part, View


def content(about: About) -> Content:
    """The indicators."""
    return Content(Heading(f"{_TITLE} · {len(about.plan.indicators)} chỉ tiêu"))


def description(about: About) -> str:
    """How many indicators there are."""
    return f"{len(about.plan.indicators)} chỉ tiêu có con số hoặc thứ hạng trong {about.plan.name}, kèm nguyên văn."


def indexed(about: About) -> Indexed:
    """The list with each indicator."""
    parts = (Part(item.id, f"{item.title}: {item.value}", "") for item in about.plan.indicators)
    return Indexed(about.page.address, _TITLE, parts=tuple(parts))


_TITLE = "Chỉ tiêu có số"

VIEW = View(content=content, description=description, indexed=indexed)
