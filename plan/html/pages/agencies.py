"""Every body that a plan names, and the members of its groups: how much each has to do, and who works with whom."""

from __future__ import annotations

from plan.facts.pictures_workload import together, together_picture, workload_picture, workloads
from plan.facts.summary import agency_kinds
from plan.html.frame import Heading
from plan.html.view import About, Content, Indexed, View


def content(about: About) -> Content:
    """The agencies by what they have to do, who works with whom, and what the plan says of each."""
    of = about.of
    matrix = together(of)
    shown = {
        "workloads": workloads(of),
        "picture_of_workloads": workload_picture(of),
        "together": matrix,
        "picture_of_pairs": matrix and together_picture(of, matrix),
        "kinds": agency_kinds(of),
    }
    return Content(Heading("Cơ quan"), shown)


def description(about: About) -> str:
    """Whose list it is."""
    return f"Các cơ quan, nhóm cơ quan được giao việc trong {about.plan.name}."


def indexed(about: About) -> Indexed:
    """The list by what people call it."""
    return Indexed(about.page.address, "Cơ quan", names=("Danh sách cơ quan", "Tất cả cơ quan"))


VIEW = View(content=content, description=description, indexed=indexed)
