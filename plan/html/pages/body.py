"""A body through all years: an address that no year and no new name breaks."""

from __future__ import annotations

from plan.facts.bodies import Body, bodies
from plan.ground.addresses import Slug
from plan.html.frame import Heading
from plan.html.pages.agency import called
from plan.html.pages.bodies import THROUGH
from plan.html.view import MAIN, About, Content, Indexed, View


def content(about: About) -> Content:
    """What each plan asks of the body, its names, whom it followed and who followed it."""
    body = _body(about)
    heading = Heading(body.agency.name, "Nhóm cơ quan qua các năm" if body.agency.is_group else THROUGH)
    return Content(heading, {"body": body, "known": bodies(about.archive)}, ((THROUGH, about.to.page(Slug.AGENCIES)),))


def description(about: About) -> str:
    """In which years the body had something to do."""
    body = _body(about)
    years = ", ".join(str(item.year) for item in reversed(body.years))
    after = f" Cơ quan kế tục: {body.after.name}." if body.after else ""
    return f"{body.agency.name}: việc được giao theo kế hoạch cải cách hành chính các năm {years}.{after}"


def indexed(about: About) -> Indexed | None:
    """The body of which the newest plan has no page; the others are found there."""
    body = _body(about)
    if body.years[0].year == about.plan.year:
        return None
    text = f"Nay là {body.after.name}" if body.after else f"Có trong Kế hoạch năm {body.years[0].year}"
    return Indexed(about.page.address, body.agency.name, text, called(body.agency, body.agency.name), MAIN)


def _body(about: About) -> Body:
    return bodies(about.archive)[about.page.record]


VIEW = View(content=content, description=description, indexed=indexed)
