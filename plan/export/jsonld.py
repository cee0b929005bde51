"""What a page tells machines of its subject, as JSON-LD in the vocabulary of schema.org.

Each thing is told once, on its own page; what other pages say of it leads there by its @id, so that all pages together are
one graph. An agency is an Organization and no more: the data do not say which are of the government (a newspaper is not).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from plan.export import dataset
from plan.export.api import LICENSE
from plan.export.dataset import Thing
from plan.export.standing_ld import standing_told
from plan.facts.bodies import bodies
from plan.facts.pages import Page, page_at
from plan.facts.province import site_name
from plan.facts.summary import cited
from plan.facts.year import Year, year_of
from plan.ground.addresses import Links, Slug
from plan.ground.files import Build
from plan.ground.model import Archive, Deliverable, Document, Plan, Section, Task
from plan.reading.timing import deadlines

_ESCAPED = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}
"""What could end a script element, or a line in one, however the text came into it."""
_PLAN = "ke-hoach"


def linked_data(archive: Archive, build: Build, address: str, title: str, path: Sequence[tuple[str, str]]) -> str:
    """Return the content of a page's script element; "" on a page that repeats another, and on most written by hand.

    Without the site's address its @ids lead from the page to others as links do.

    Args:
        archive: data without errors.
        build: what is known of the build.
        address: of the page, from the site's root.
        title: of the page, as plain text.
        path: titles and addresses of the pages above it.

    """
    nodes = [*_Told(archive, build, address).nodes(title, path)]
    graph = {"@context": "https://schema.org", "@graph": nodes}
    return json.dumps(graph, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPED) if nodes else ""


@dataclass(frozen=True)
class _Told:
    """What is told on a page."""

    archive: Archive
    build: Build
    address: str

    @cached_property
    def page(self) -> Page | None:
        """The page, if the data imply it."""
        return page_at(self.archive).get(self.address)

    @cached_property
    def of(self) -> Year:
        """The plan that the page tells of."""
        return year_of(self.archive, self.archive.plan[self.page.year] if self.page else self.archive.newest)

    @cached_property
    def to(self) -> Links:
        return Links(self.build.site_url or "../" * self.address.count("/"), self.of.plan.year)

    def nodes(self, title: str, path: Sequence[tuple[str, str]]) -> Iterator[Thing]:
        """Yield the page, then what it is about."""
        if not self.address:
            yield self._site()
        elif self.address == dataset.PAGE:
            yield self._dataset()
        elif self.page and not self.page.form_of:
            subjects = [*self._subjects(self.page)]
            about = [node["@id"] for node in subjects] or [self._about(self.page)]
            known = _some(breadcrumb=self._crumbs(title, path), about=[{"@id": subject} for subject in about])
            yield {"@type": "WebPage", "@id": self.to.site(self.address), **known}
            yield from subjects

    def _about(self, page: Page) -> str:
        """Return the @id of what a page is about that tells of no thing: an agency's, told of on that of all years."""
        return str(self._agency(page.record)["@id"]) if page.kind == "agency" else self.plan_id(self.of.plan)

    def _crumbs(self, title: str, path: Sequence[tuple[str, str]]) -> Thing:
        """Return the way to the page; of the page itself, which is known, only the title."""
        items: list[Thing] = [{"name": name, "item": {"@id": self.to.site(target)}} for name, target in path]
        numbered = enumerate([*items, {"name": title}], 1)
        crumbs = [{"@type": "ListItem", "position": number, **item} for number, item in numbered]
        return {"@type": "BreadcrumbList", "itemListElement": crumbs}

    def _site(self) -> Thing:
        parts = [self.to.site(dataset.IDENTIFIER), *map(self.plan_id, self.archive.plans)]
        return {
            "@type": "WebSite",
            "@id": self.to.site(),
            "name": site_name(self.archive.newest),
            "inLanguage": "vi",
            **_some(publisher=_named(self.build.operator)),
            "hasPart": [{"@id": part} for part in parts],
        }

    def _subjects(self, page: Page) -> Iterator[Thing]:
        if page.kind == "documents":
            of, documents = self.of, self.archive.documents
            yield from (self._document(item) for item in documents if item.id in of.citations or item.id in of.amended)
        elif tell := _TELLING.get(page.kind):
            yield tell(self, page.record)

    def _dataset(self) -> Thing:
        years = [str(plan.year) for plan in self.archive.plans]
        changed = self.build.data_date
        return {
            "@type": "Dataset",
            "@id": self.to.site(dataset.IDENTIFIER),
            "name": dataset.title(self.archive),
            "description": dataset.description(self.archive),
            "url": self.to.site(dataset.PAGE),
            "inLanguage": "vi",
            "license": LICENSE.url,
            "isAccessibleForFree": True,
            "creator": _named(LICENSE.attribution),
            **_some(publisher=_named(self.build.operator), dateModified=changed and changed.isoformat()),
            "spatialCoverage": _place(self.archive.newest),
            "temporalCoverage": "/".join(dict.fromkeys((years[0], years[-1]))),
            "isBasedOn": [{"@id": self.plan_id(plan)} for plan in self.archive.plans],
            "distribution": [
                {"@type": "DataDownload", "name": name, "encodingFormat": kind, "contentUrl": self.to.site(path)}
                for name, path, kind in dataset.distributions(self.archive)
            ],
        }

    def plan_id(self, plan: Plan) -> str:
        """Return the @id of a plan."""
        return f"{Links(self.to.root, plan.year).plan()}#{_PLAN}"

    def _section_id(self, section: Section) -> str:
        return f"{self.to.section(section.slug)}#{Slug.SECTIONS}"

    def _agency(self, agency: str) -> Thing:
        """Return the @id of an agency; the name of one that no page tells of."""
        if agency in bodies(self.archive):
            return {"@id": self.to.body(agency, Slug.AGENCIES)}
        return _named(self.of.agency[agency].name)

    def tell_plan(self, _: str) -> Thing:
        """Return the plan: a document that has parts and cites others."""
        plan = self.of.plan
        draft = "" if plan.number else "Bản dự thảo, chưa có số"
        return {
            "@type": "Legislation",
            "@id": self.plan_id(plan),
            "name": plan.name,
            "legislationType": plan.kind,
            **_some(legislationIdentifier=plan.number, creativeWorkStatus=draft),
            "author": self._issuer(plan),
            "inLanguage": "vi",
            "spatialCoverage": _place(plan),
            "temporalCoverage": str(plan.year),
            **_some(citation=[{"@id": self.to.document(document)} for document in self.of.citations]),
        }

    def _issuer(self, plan: Plan) -> Thing:
        known = (item.id for item in self.archive.agencies if plan.issuer in item.names)
        agency = next(known, None)
        return self._agency(agency) if agency else _named(plan.issuer)

    def tell_section(self, section_id: str) -> Thing:
        """Return a section: a part of its plan."""
        section = self.of.plan.section[section_id]
        part = {"isPartOf": {"@id": self.plan_id(self.of.plan)}}
        return {"@type": "CreativeWork", "@id": self._section_id(section), "name": section.title, **part}

    def tell_task(self, task_id: str) -> Thing:
        """Return a task: a part of its section that cites documents and is about what has to be done."""
        task: Task = self.of.plan.task[task_id]
        done = [row.deliverable for row in self.of.plan.rows_of_task[task.id]]
        return {
            "@type": "CreativeWork",
            "@id": f"{self.to.task(task.id)}#{Slug.TASKS}",
            "identifier": task.id,
            "name": task.title,
            "isPartOf": {"@id": self._section_id(self.of.plan.section[task.section])},
            **_some(
                creativeWorkStatus="Đã bãi bỏ" if task.repealed_by else "",
                citation=[{"@id": self.to.document(document.id)} for document in cited(self.of, task)],
                about=[*map(self._deliverable, done)],
                isBasedOn=task.continued and {"@id": self._earlier(*task.continued)},
            ),
        }

    def _earlier(self, year: int, task: str) -> str:
        return f"{Links(self.to.root, year).task(task)}#{Slug.TASKS}"

    def _deliverable(self, item: Deliverable) -> Thing:
        """Return a deliverable as what has to be done: who leads is its agent, who coordinates takes part."""
        helping = item.coordinating.agencies if item.coordinating else ()
        due = {"endTime": [day.isoformat() for day in deadlines(item.timing, self.of.plan.year)]}
        told = due | standing_told(self.of, item.id)
        return {
            "@type": "Action",
            "@id": self.to.deliverable(item.id),
            "identifier": item.id,
            "name": " ".join(item.text),
            **_some(agent=[*map(self._agency, item.lead.agencies)], participant=[*map(self._agency, helping)], **told),
        }

    def tell_body(self, agency_id: str) -> Thing:
        """Return an agency by all its names, or a group with the members that it last had."""
        agency = self.archive.agency[agency_id]
        members = (plan.members[agency_id] for plan in reversed(self.archive.plans) if agency_id in plan.members)
        return {
            "@type": "Organization",
            **self._agency(agency_id),
            "identifier": agency.id,
            "name": agency.name,
            **_some(
                alternateName=[*filter(None, (agency.short, *agency.names[1:]))],
                member=[*map(self._agency, next(members, ()))],
            ),
        }

    def _document(self, document: Document) -> Thing:
        return {
            "@type": "Legislation",
            "@id": self.to.document(document.id),
            "identifier": document.id,
            "name": document.name,
            "legislationIdentifier": document.number,
            "legislationType": document.kind,
            **_some(
                legislationDate=document.date and document.date.isoformat(),
                description=document.subject,
                legislationPassedBy=_named(document.issuer),
                legislationChanges={"@id": self.plan_id(self.of.plan)} if document.id in self.of.amended else None,
            ),
        }


_TELLING: Mapping[str, Callable[[_Told, str], Thing]] = {
    "plan": _Told.tell_plan,
    "section": _Told.tell_section,
    "task": _Told.tell_task,
    "body": _Told.tell_body,
}
"""The kinds of pages whose record is told on them."""


def _some(**found: Any) -> Thing:
    """Return what is known of some properties: of several values a list, of one the value."""
    known = {name: value for name, value in found.items() if value}
    return {name: value[0] if isinstance(value, list) and len(value) == 1 else value for name, value in known.items()}


def _named(name: str | None) -> Thing:
    return {"@type": "Organization", "name": name} if name else {}


def _place(plan: Plan) -> Thing:
    return {"@type": "AdministrativeArea", "name": plan.province}
