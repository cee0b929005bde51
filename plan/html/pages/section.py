"""A section with its objectives, tasks and deliverables."""

from __future__ import annotations

from plan.facts.located import objective_anchor
from plan.facts.summary import goals
from plan.facts.tables import by_objective
from plan.ground.addresses import Slug
from plan.ground.model import Section
from plan.html.forms import Field, row_form
from plan.html.frame import Heading
from plan.html.view import MAIN, About, Content, Indexed, Part, View


def content(about: About) -> Content:
    """The section's deliverables in a table, its goals, the sections beside it."""
    plan, section = about.plan, _section(about)
    rows, all_rows = plan.rows.of_section(section), plan.all_rows.of_section(section)
    place = plan.sections.index(section)
    context = {
        "section": section,
        "rows": rows,
        "all_rows": all_rows,
        "groups": tuple(by_objective(all_rows)),
        "form": row_form(about.of, rows, "Tất cả sản phẩm của lĩnh vực", fixed=Field.SECTION),
        "goals": [clause for clause in goals(plan) if clause.section == section.id],
        "before": plan.sections[place - 1] if place else None,
        "after": next(iter(plan.sections[place + 1 :]), None),
    }
    heading = Heading(section.title, f"Lĩnh vực {section.id}")
    return Content(heading, context, (("Lĩnh vực", about.to.plan(Slug.SECTIONS)),))


def description(about: About) -> str:
    """The section in numbers."""
    section = _section(about)
    return f"{_title(section)}: {_counted(about, section)} của {about.plan.name}."


def indexed(about: About) -> Indexed:
    """The section with its objectives."""
    section = _section(about)
    parts = tuple(Part(objective_anchor(item), f"Mục tiêu {item.id}", " · ".join(item.text)) for item in section.objectives)
    return Indexed(about.page.address, _title(section), _counted(about, section), (section.title,), MAIN, parts)


def _section(about: About) -> Section:
    return about.plan.section[about.page.record]


def _title(section: Section) -> str:
    return f"Lĩnh vực {section.id}. {section.title}"


def _counted(about: About, section: Section) -> str:
    tasks = sum(task.section == section.id for task in about.plan.tasks_in_force)
    objectives = f"{len(section.objectives)} mục tiêu, " if section.objectives else ""
    return f"{objectives}{tasks} nhiệm vụ"


VIEW = View(content=content, description=description, indexed=indexed)
