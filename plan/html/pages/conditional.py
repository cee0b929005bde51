"""What depends on another document or event."""

from __future__ import annotations

from plan.facts.tables import TIMES
from plan.html.times import at_time
from plan.html.view import MAIN, About, Content, Indexed, View


def content(about: About) -> Content:
    """The conditional deliverables by section."""
    rows, ended = (found.of_kind("conditional") for found in (about.plan.rows, about.plan.repealed_rows))
    lede = "Kế hoạch không ghi quý mà ghi theo một văn bản, chương trình hoặc sự kiện khác."
    printed = "Sản phẩm ghi theo văn bản, sự kiện khác"
    return at_time(about, TIMES["conditional"], lede, printed, "conditional", rows, ended)


def description(about: About) -> str:
    """What stands on the page."""
    return f"Sản phẩm có thời gian theo văn bản hoặc sự kiện khác trong {about.plan.name}."


def indexed(about: About) -> Indexed:
    """The time by its name."""
    return Indexed(about.page.address, TIMES["conditional"], weight=MAIN)


VIEW = View(content=content, description=description, indexed=indexed)
