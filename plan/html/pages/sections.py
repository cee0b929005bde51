"""The sections of a plan as cards."""

from __future__ import annotations

from plan.html.frame import Heading
from plan.html.view import About, Content, Indexed, View


def content(about: About) -> Content:
    """The sections."""
    return Content(Heading(_title(about)))


def description(about: About) -> str:
    """How many sections there are."""
    return f"{len(about.plan.sections)} lĩnh vực của {about.plan.name}, với số nhiệm vụ và sản phẩm của từng lĩnh vực."


def indexed(about: About) -> Indexed:
    """The list of sections."""
    return Indexed(about.page.address, _title(about))


def _title(about: About) -> str:
    return f"Lĩnh vực của Kế hoạch năm {about.plan.year}"


VIEW = View(content=content, description=description, indexed=indexed)
