"""How what an agency leads stands by its own reports, on one page for a meeting."""

from __future__ import annotations

from plan.facts import citing
from plan.facts.card import CARD_NAME, card
from plan.facts.tables import day
from plan.ground.addresses import Slug
from plan.html.frame import Heading
from plan.html.view import RECORD, About, Content, Indexed, View


def content(about: About) -> Content:
    """The counts, what is open and overdue first, what was handed in."""
    plan, agency = about.plan, about.of.agency[about.page.record]
    context = {"agency": agency, "card": card(about.of, agency), "cited_as": citing.plan_citation(plan)}
    above = (("Cơ quan", about.to.plan(Slug.AGENCIES)), (agency.name, about.to.agency(agency.id)))
    return Content(Heading(agency.name, f"{CARD_NAME} năm {plan.year}"), context, above)


def description(about: About) -> str:
    """Whose card it is, and as of when."""
    of, agency = about.of, about.of.agency[about.page.record]
    reported = day(of.reported.reports_of(agency.id)[-1].date)
    own = f"theo báo cáo của cơ quan, mới nhất ngày {reported}"
    return f"{CARD_NAME} của {agency.name} {own}: việc đã xong, việc quá hạn; {about.plan.name}."


def indexed(about: About) -> Indexed:
    """The card by what people call it."""
    agency = about.of.agency[about.page.record]
    names = (f"{CARD_NAME} {name}" for name in (agency.name, *filter(None, (agency.short,)), *agency.aliases))
    return Indexed(about.page.address, f"{CARD_NAME}: {agency.name}", f"Báo cáo năm {about.plan.year}", tuple(names), RECORD)


VIEW = View(content=content, description=description, indexed=indexed, is_explained=False)
