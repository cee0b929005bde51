"""What an agency has to do, on paper: what names it by time, what reaches it through groups, its charges of part IV."""

from __future__ import annotations

from plan.facts import citing
from plan.facts.own import tally
from plan.facts.own_reports import OwnReports
from plan.facts.summary import agency_digest
from plan.facts.tables import by_time
from plan.ground.addresses import Slug
from plan.html.frame import Heading
from plan.html.view import About, Content, View


def content(about: About) -> Content:
    """The agency's deliverables with boxes to tick."""
    plan, agency = about.plan, about.of.agency[about.page.record]
    digest = agency_digest(about.of, agency)
    roles = {row.deliverable.id: share.role for share in reversed(digest["direct"]) for row in share.rows}
    context = {
        "agency": agency,
        **digest,
        "roles": roles,
        "groups": tuple(by_time(plan.rows.among(roles), plan.year, "")),
        "states": OwnReports(about.of, agency).states,
        "tally": tally(about.of.duties, agency.id),
        "cited_as": citing.plan_citation(plan),
        "data_date": about.data_date,
    }
    above = (("Cơ quan", about.to.plan(Slug.AGENCIES)), (agency.name, about.to.agency(agency.id)))
    return Content(Heading(agency.name, f"Phiếu nhiệm vụ năm {plan.year}"), context, above)


def description(about: About) -> str:
    """Whose sheet it is."""
    agency = about.of.agency[about.page.record]
    return f"Phiếu nhiệm vụ để in của {agency.name}: từng sản phẩm theo quý, có ô đánh dấu; theo {about.plan.name}."


VIEW = View(content=content, description=description, indexed=None, is_explained=False)  # the agency's page is found
