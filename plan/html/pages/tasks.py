"""Every deliverable of a plan in one table."""

from __future__ import annotations

from plan.facts.tables import by_objective
from plan.html.forms import row_form
from plan.html.frame import Heading
from plan.html.view import About, Content, Indexed, View


def content(about: About) -> Content:
    """The table, by section and objective."""
    groups = tuple(by_objective(about.plan.all_rows, sections=True))
    return Content(Heading(_title(about)), {"groups": groups, "form": row_form(about.of, about.plan.rows, "Tất cả nhiệm vụ")})


def description(about: About) -> str:
    """How long the table is."""
    plan = about.plan
    return (
        f"Bảng {len(plan.rows)} sản phẩm của {len(plan.tasks_in_force)} nhiệm vụ trong {plan.name}; "
        "lọc theo cơ quan, lĩnh vực, thời gian."
    )


def indexed(about: About) -> Indexed:
    """The table by what people call it."""
    return Indexed(about.page.address, _title(about), names=("Danh sách nhiệm vụ", "Phụ lục"))


def _title(about: About) -> str:
    return f"Tất cả nhiệm vụ năm {about.plan.year}"


VIEW = View(content=content, description=description, indexed=indexed)
