"""An agency's deliverables for a frame on another site."""

from __future__ import annotations

from plan.facts.own_reports import OwnReports
from plan.facts.summary import agency_digest
from plan.html.frame import Heading
from plan.html.view import About, Content, View
from plan.html.years import years


def content(about: About) -> Content:
    """The agency's deliverables in short."""
    agency = about.of.agency[about.page.record]
    heading = Heading(agency.name, f"Nhiệm vụ cải cách hành chính năm {about.plan.year}")
    newest = years(about.archive, about.page).newest
    states = OwnReports(about.of, agency).states
    return Content(heading, {"agency": agency, "newest": newest, "states": states, **agency_digest(about.of, agency)})


def description(about: About) -> str:
    """Whose list it is."""
    agency = about.of.agency[about.page.record]
    return f"Danh sách sản phẩm của {agency.name} để nhúng vào trang khác, theo {about.plan.name}."


VIEW = View(content=content, description=description, indexed=None, is_explained=False)  # the agency's page is found
