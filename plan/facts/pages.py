"""The pages that the data implies, by kind: the table of kinds says where their pages are and what each is about."""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from plan.facts.bodies import bodies
from plan.facts.year import Year, year_of
from plan.ground.addresses import Links, Slug
from plan.ground.model import QUARTERS, Archive, Place, slug


class Topic(NamedTuple):
    """What one page of a kind is about."""

    id: str
    """Of the record: "II.6.3"; "" where the kind has a single page."""
    slug: str = ""
    """As the address names it: "ii-6-3"."""
    file: str | None = None
    """Path of the YAML file that an editor of the page opens."""


@dataclass(frozen=True, kw_only=True)
class PageKind:
    """A kind of page. What its pages show is said by a module and a template of its name in plan/html/pages/."""

    slug: str = ""
    """The folder of its pages below the plan's year: "nhiem-vu"."""
    topics: Callable[[Year], Iterator[Topic]] | None = None
    """What each of its pages is about; None where a plan has a single one."""
    file: str | None = None
    """Path of the YAML file that an editor of its only page opens, where {year} is the plan's."""
    form_of: str | None = None
    """The kind that it repeats, page by page, for paper or for another site."""
    form: str = ""
    """The last folder of the address of such a page: "phieu"."""
    template: str = ""
    """The theme's template that frames it; "" for the usual one."""
    is_of_plan: bool = True
    """Whether each plan has its own; else there is one of the site, which tells of the newest plan."""

    def address(self, year: int, topic: str = "") -> str:
        """Return the address of a page from the site's root, by the plan's year and the topic's slug."""
        folders = (str(year) if self.is_of_plan else "", self.slug, topic, self.form)
        return Links("", year).page(*filter(None, folders))

    def is_at(self, address: str) -> bool:
        """Whether an address has the shape of its pages', be there such a page or not."""
        names = r"[^/]+/" if self.topics or self.form_of else ""
        folders = (rf"{re.escape(folder)}/" if folder else "" for folder in (self.slug, self.form))
        year = "[0-9]+/" if self.is_of_plan else ""
        return bool(re.fullmatch(f"{year}{names.join(folders)}", address))


@dataclass(frozen=True)
class Page:
    """A page made from the data."""

    address: str
    """From the site's root: "2022/nhiem-vu/ii-6-3/"; "" for the home page."""
    kind: str
    """A key of `PAGE_KINDS`: "task"."""
    year: int
    """Of the plan that it tells of."""
    record: str = ""
    """Id of what it is about: "II.6.3"; "" where that is the plan."""
    edit: str | None = None
    """Path of the YAML file that an editor of the page opens."""
    form_of: str | None = None
    """Address of the page that this one repeats for paper or for another site: it is not searched for, nor told of when it
    changes with that page."""
    template: str = ""
    """The theme's template that frames it; "" for the usual one."""

    @property
    def file(self) -> str:
        """Path of the Markdown file that stands for the page: "2022/nhiem-vu/ii-6-3/index.md"."""
        return f"{self.address}index.md"

    @property
    def source(self) -> str:
        """The page's Markdown: one macro call. It holds nothing of the data, for that would be run as a template."""
        return f"---\n{json.dumps(self.front_matter)}\n---\n{{{{ plan_page(page) }}}}\n"

    @property
    def front_matter(self) -> dict[str, Any]:
        """What the theme is told of the page."""
        template = {"template": self.template} if self.template else {}
        return {**template, "hide": ["navigation", "toc"], "search": {"exclude": True}}


def _sections(of: Year) -> Iterator[Topic]:
    return (Topic(section.id, section.slug, section.place.file) for section in of.plan.sections)


def _tasks(of: Year) -> Iterator[Topic]:
    return (Topic(task.id, slug(task.id), task.place.file) for task in of.plan.tasks)


def _agencies(of: Year) -> Iterator[Topic]:
    return (Topic(agency, agency, _AGENCIES) for agency in sorted(of.duties.with_page))


def _reporting(of: Year) -> Iterator[Topic]:
    """Yield the agencies that have a page and have reported."""
    return (topic for topic in _agencies(of) if of.reported.reports_of(topic.id))


def _bodies(of: Year) -> Iterator[Topic]:
    return (Topic(body, body, _AGENCIES) for body in sorted(bodies(of.archive)))


def _quarters(_: Year) -> Iterator[Topic]:
    return (Topic(str(quarter), str(quarter)) for quarter in QUARTERS)


_AGENCIES, _PLAN = "data/agencies.yml", "data/{year}/plan.yml"

PAGE_KINDS: Mapping[str, PageKind] = {
    "home": PageKind(is_of_plan=False, file=_PLAN),
    "plan": PageKind(file=_PLAN),
    "sections": PageKind(slug=Slug.SECTIONS, file="data/{year}/sections.yml"),
    "section": PageKind(slug=Slug.SECTIONS, topics=_sections),
    "tasks": PageKind(slug=Slug.TASKS),
    "task": PageKind(slug=Slug.TASKS, topics=_tasks),
    "agencies": PageKind(slug=Slug.AGENCIES, file=_AGENCIES),
    "agency": PageKind(slug=Slug.AGENCIES, topics=_agencies),
    "sheet": PageKind(slug=Slug.AGENCIES, form_of="agency", form=Slug.SHEET),
    "embed": PageKind(slug=Slug.AGENCIES, form_of="agency", form=Slug.EMBED, template="embed.html"),
    "card": PageKind(slug=Slug.AGENCIES, topics=_reporting, form=Slug.PROGRESS),
    "quarters": PageKind(slug=Slug.QUARTERS),
    "quarter": PageKind(slug=Slug.QUARTERS, topics=_quarters),
    "ongoing": PageKind(slug=Slug.ONGOING),
    "conditional": PageKind(slug=Slug.CONDITIONAL),
    "progress": PageKind(slug=Slug.PROGRESS),
    "full_text": PageKind(slug=Slug.FULL_TEXT, file=_PLAN),
    "documents": PageKind(slug=Slug.DOCUMENTS, file="data/documents.yml"),
    "indicators": PageKind(slug=Slug.INDICATORS, file="data/{year}/indicators.yml"),
    "changes": PageKind(slug=Slug.CHANGES),
    "corrections": PageKind(slug=Slug.CORRECTIONS),
    "bodies": PageKind(slug=Slug.AGENCIES, is_of_plan=False, file=_AGENCIES),
    "body": PageKind(slug=Slug.AGENCIES, topics=_bodies, is_of_plan=False),
    "glossary": PageKind(slug=Slug.GLOSSARY, is_of_plan=False, file="data/glossary.yml"),
    "english": PageKind(slug=Slug.ENGLISH, is_of_plan=False),
}
"""Every kind of page by its name, in the order of the pages."""


def kind_of(address: str) -> str:
    """Return the kind of page that an address has the shape of, be there such a page or not; "" for none.

    >>> kind_of("2022/co-quan/so-noi-vu/phieu/")
    'sheet'
    """
    return next((name for name, kind in PAGE_KINDS.items() if kind.is_at(address)), "")


def pages(archive: Archive) -> Iterator[Page]:
    """Yield every page that the data implies, the home page first."""
    for is_of_plan, found in itertools.groupby(PAGE_KINDS, key=lambda name: PAGE_KINDS[name].is_of_plan):
        names = [*found]
        for plan in archive.plans if is_of_plan else (archive.newest,):
            for name in names:
                yield from _of_kind(year_of(archive, plan), name)


def page_at(archive: Archive) -> Mapping[str, Page]:
    """Return every page by its address."""
    return archive.derived(_by_address)


def _by_address(archive: Archive) -> Mapping[str, Page]:
    return {page.address: page for page in pages(archive)}


def _of_kind(of: Year, name: str) -> Iterator[Page]:
    """Yield the pages of a kind, each with those that repeat it; nothing for a kind that repeats another."""
    kind, year = PAGE_KINDS[name], of.plan.year
    only = Topic("", file=kind.file and kind.file.format(year=year))
    for topic in () if kind.form_of else kind.topics(of) if kind.topics else (only,):
        address = kind.address(year, topic.slug)
        yield Page(address, name, year, topic.id, topic.file)
        for form, found in _forms(name):
            yield Page(found.address(year, topic.slug), form, year, topic.id, topic.file, address, found.template)


def _forms(name: str) -> Iterator[tuple[str, PageKind]]:
    return ((form, kind) for form, kind in PAGE_KINDS.items() if kind.form_of == name)


def addresses(archive: Archive) -> Mapping[str, Place]:
    """Return every address that the site answers to, the old ones too, with the place in the data that it comes from."""
    olds = {address: redirect.places["from"] for redirect in archive.redirects for address in with_forms(redirect.from_)}
    return olds | pages_and_parts(archive)


def with_forms(address: str) -> tuple[str, ...]:
    """Return an address and those of the pages that repeat the page there: of an agency's page, two."""
    return (address, *(f"{address}{kind.form}/" for _, kind in _forms(kind_of(address))))


def pages_and_parts(archive: Archive) -> dict[str, Place]:
    """Return the address of every page and of every deliverable on its task's page ("…/ii-6-3/#ii-6-3-1")."""
    found = {page.address: Place(page.edit or _PLAN.format(year=page.year), 1, 1) for page in pages(archive)}
    for plan in archive.plans:
        to = Links("", plan.year)
        found |= {to.section(section.slug): section.places["slug"] for section in plan.sections}
        found |= {to.task(task.id): task.places["id"] for task in plan.tasks}
        found |= {to.deliverable(row.deliverable.id): row.deliverable.places["id"] for row in plan.all_rows}
    return found
