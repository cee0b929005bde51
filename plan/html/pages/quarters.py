"""The year by quarter."""

from __future__ import annotations

from plan.facts.pictures import year_picture
from plan.facts.pictures_timeline import timeline
from plan.html.forms import row_form
from plan.html.frame import Heading
from plan.html.view import About, Content, Indexed, View


def content(about: About) -> Content:
    """The year as a picture, a row a deliverable."""
    of = about.of
    shown = {"picture_of_year": year_picture(of), "groups": timeline(of), "form": row_form(of, of.plan.rows, _title(about))}
    return Content(Heading(_title(about)), shown)


def description(about: About) -> str:
    """What the page is for."""
    return f"Sản phẩm đến hạn trong từng quý theo {about.plan.name}."


def indexed(about: About) -> Indexed:
    """The year."""
    return Indexed(about.page.address, _title(about))


def _title(about: About) -> str:
    return f"Việc của năm {about.plan.year} theo quý"


VIEW = View(content=content, description=description, indexed=indexed)
