"""A plan: its identity, goals and indicators, and the matrix of agencies and times."""

from __future__ import annotations

from plan.facts.province import unit
from plan.facts.summary import general_goals, goals, matrix
from plan.html.frame import Heading
from plan.html.view import PASSAGE, About, Content, Indexed, View


def content(about: About) -> Content:
    """What the plan is, and how much of it each agency leads when."""
    plan = about.plan
    found = {"general": general_goals(plan), "goals": goals(plan)}
    return Content(Heading(plan.name), {**found, "matrix": matrix(about.of), "unit": unit(plan.province)})


def description(about: About) -> str:
    """The plan in numbers."""
    plan = about.plan
    return (
        f"{plan.name}: {len(plan.sections)} lĩnh vực, {len(plan.tasks_in_force)} nhiệm vụ, {len(plan.rows)} sản phẩm; "
        "cơ quan chủ trì theo từng quý."
    )


def indexed(about: About) -> Indexed:
    """The plan by its name."""
    return Indexed(about.page.address, about.plan.name, about.plan.issuer, weight=PASSAGE)


VIEW = View(content=content, description=description, indexed=indexed)
