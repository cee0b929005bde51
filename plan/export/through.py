"""What reaches beyond one plan, as the API answers it: a body through all years, an earlier task, the signed document."""

from __future__ import annotations

from plan.export import resources as api
from plan.export.resources import Url
from plan.facts.bodies import Body, BodyYear, bodies
from plan.ground.addresses import Links, Slug
from plan.ground.model import Agency, Archive, Plan, Task


def body_answer(archive: Archive, body: Body, base: str) -> api.Body:
    """Return a body with its names, its years and whom it followed; `base` is the address of the site's root."""
    to = Links(base, archive.newest.year)

    def named(agency: Agency) -> api.Ref:
        address = to.body(agency.id) if agency.id in bodies(archive) else to.page(Slug.AGENCIES)
        return api.Ref(id=agency.id, name=agency.name, url=Url(address))

    return api.Body(
        id=body.agency.id,
        name=body.agency.name,
        kind=body.agency.kind,
        former_names=tuple(api.FormerName(name=one.name, until=one.until) for one in body.agency.former_names),
        years=tuple(_year(item, base) for item in body.years),
        predecessors=tuple(map(named, body.before)),
        url=Url(to.body(body.agency.id)),
        successor=named(body.after) if body.after else None,
    )


def _year(item: BodyYear, base: str) -> api.AgencyYear:
    return api.AgencyYear(
        year=item.year,
        name=item.name,
        lead_count=item.lead,
        coordinating_count=item.coordinating,
        url=Url(f"{base}{item.address}"),
    )


def earlier_task(archive: Archive, task: Task, base: str) -> api.EarlierTask | None:
    """Return the task of an earlier plan that a task continues; None for one that begins."""
    if task.continued is None:
        return None
    year, earlier = task.continued
    title = archive.plan[year].task[earlier].title
    return api.EarlierTask(year=year, id=earlier, title=title, url=Url(Links(base, year).task(earlier)))


def collation(plan: Plan) -> api.Collation | None:
    """Return with which copy of the signed document a plan was compared; None when nobody has said that it was."""
    found = plan.compared
    return api.Collation(document=found.document, by=found.by, date=found.date) if found else None
