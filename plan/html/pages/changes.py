"""What changed in a plan since it was published."""

from __future__ import annotations

from plan.html.frame import Heading
from plan.html.view import About, Content, Indexed, View


def content(about: About) -> Content:
    """The revisions, the newest first."""
    return Content(Heading(_title(about)), {"revisions": list(about.history.of_plan(about.plan.year))})


def description(about: About) -> str:
    """What stands on the page."""
    return f"Những lần dữ liệu của {about.plan.name} thay đổi trên trang này."


def indexed(about: About) -> Indexed:
    """The list of changes."""
    return Indexed(about.page.address, _title(about), "Mỗi lần dữ liệu của trang này thay đổi.")


def _title(about: About) -> str:
    return f"Thay đổi của Kế hoạch năm {about.plan.year}"


VIEW = View(content=content, description=description, indexed=indexed, has_feed=True)
