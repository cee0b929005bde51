"""The year by quarter."""

from __future__ import annotations

from plan.html.frame import Heading
from plan.html.view import About, Content, Indexed, View


def content(about: About) -> Content:
    """The quarters and the times without quarter."""
    return Content(Heading(_title(about)))


def description(about: About) -> str:
    """What the page is for."""
    return f"Sản phẩm đến hạn trong từng quý theo {about.plan.name}."


def indexed(about: About) -> Indexed:
    """The year."""
    return Indexed(about.page.address, _title(about))


def _title(about: About) -> str:
    return f"Việc của năm {about.plan.year} theo quý"


VIEW = View(content=content, description=description, indexed=indexed)
