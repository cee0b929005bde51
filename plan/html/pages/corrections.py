"""Every correction, note, amendment, addition and repeal of a plan."""

from __future__ import annotations

from plan.facts.remarks import LABELS
from plan.html.frame import Heading
from plan.html.view import About, Content, Indexed, View


def content(about: About) -> Content:
    """All remarks by kind."""
    kinds = {kind: [item for item in about.of.remarks if item.kind == kind] for kind in LABELS}
    return Content(Heading(_TITLE), {"kinds": kinds})


def description(about: About) -> str:
    """What stands on the page."""
    return f"Những chỗ chữ trên trang khác bản nguồn của {about.plan.name}, và lý do."


def indexed(about: About) -> Indexed:
    """The list of remarks."""
    return Indexed(about.page.address, _TITLE, "Mọi chỗ trang này khác với bản nguồn.")


_TITLE = "Hiệu đính và ghi chú"

VIEW = View(content=content, description=description, indexed=indexed)
