"""What goes on all year."""

from __future__ import annotations

from plan.facts.tables import TIMES
from plan.html.times import at_time
from plan.html.view import MAIN, About, Content, Indexed, View


def content(about: About) -> Content:
    """The ongoing deliverables by section."""
    rows, ended = (found.of_kind("ongoing") for found in (about.plan.rows, about.plan.repealed_rows))
    is_said = all(row.deliverable.timing.text.lower().startswith("thường xuyên") for row in rows)
    lede = "Kế hoạch ghi “Thường xuyên”: làm trong cả năm, không có hạn riêng."
    otherwise = "Làm thường xuyên, hằng tuần, hoặc kéo dài quá năm: không có hạn riêng."
    printed = f"Sản phẩm {'ghi “Thường xuyên”' if is_said else 'làm thường xuyên'}"
    return at_time(about, TIMES["ongoing"], lede if is_said else otherwise, printed, "ongoing", rows, ended)


def description(about: About) -> str:
    """What stands on the page."""
    return f"Sản phẩm làm thường xuyên cả năm, không có hạn riêng, theo {about.plan.name}."


def indexed(about: About) -> Indexed:
    """The time by its name."""
    return Indexed(about.page.address, TIMES["ongoing"], "Làm trong cả năm, không có hạn riêng.", weight=MAIN)


VIEW = View(content=content, description=description, indexed=indexed)
