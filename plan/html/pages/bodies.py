"""Every body that a plan of any year asks something of."""

from __future__ import annotations

from plan.facts.bodies import bodies
from plan.html.frame import Heading
from plan.html.view import About, Content, Indexed, View

THROUGH = "Cơ quan qua các năm"


def content(about: About) -> Content:
    """The bodies, those of the newest plan before those of older ones alone."""
    year, found = about.plan.year, bodies(about.archive).values()
    kinds = (
        (f"Trong Kế hoạch năm {year}", [body for body in found if body.years[0].year == year]),
        ("Chỉ trong các Kế hoạch trước", [body for body in found if body.years[0].year != year]),
    )
    return Content(Heading(THROUGH), {"kinds": [kind for kind in kinds if kind[1]]})


def description(about: About) -> str:
    """What the page is for."""
    return (
        f"{len(bodies(about.archive))} cơ quan, nhóm cơ quan mà kế hoạch của các năm giao việc: tên từng năm, ai kế tục ai."
    )


def indexed(about: About) -> Indexed | None:
    """The list, where it says more than that of the only plan."""
    return Indexed(about.page.address, THROUGH) if len(about.archive.plans) > 1 else None


VIEW = View(content=content, description=description, indexed=indexed)
