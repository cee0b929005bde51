"""What changed in the data of a plan since it was published, and what later documents changed in the plan itself."""

from __future__ import annotations

from plan.html.frame import Heading
from plan.html.view import About, Content, Indexed, View


def content(about: About) -> Content:
    """The revisions, the newest first; apart from them what later documents did to the plan."""
    amendments = [item for item in about.of.remarks if item.kind in {"amendment", "addition", "repeal"}]
    context = {"revisions": list(about.history.of_plan(about.plan.year)), "amendments": amendments}
    return Content(Heading(_TITLE), context)


def description(about: About) -> str:
    """What stands on the page."""
    return f"Những lần dữ liệu của {about.plan.name} thay đổi trên trang này."


def indexed(about: About) -> Indexed:
    """The list of changes."""
    return Indexed(about.page.address, _TITLE, "Mỗi lần dữ liệu của trang này thay đổi.")


_TITLE = "Thay đổi của dữ liệu trên trang này"

VIEW = View(content=content, description=description, indexed=indexed, has_feed=True)
