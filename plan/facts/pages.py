"""The pages that the data implies: their address, the macro call that is their whole source, the file to edit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from plan.facts.year import year_of
from plan.ground.addresses import Links
from plan.ground.model import QUARTERS, Archive, Place, Plan

AGENCY = re.compile(r"[0-9]+/co-quan/[^/]+/")
"""The address of an agency's page."""
SHEET, EMBED = "phieu/", "embed/"
"""What follows it in the address of the sheet for paper, and of the list for another site."""


@dataclass(frozen=True)
class Page:
    """A page made from the data."""

    address: str
    """From the site's root: "2022/nhiem-vu/ii-6-3/"; "" for the home page."""
    view: str
    """The macro that renders it: "task_page"."""
    arguments: tuple[str, ...]
    """Identifiers only: data text in a page's source would be run as a template."""
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
        """The page's Markdown: one macro call."""
        call = ", ".join([*(f'"{argument}"' for argument in self.arguments), "page"])
        template = f"template: {self.template}\n" if self.template else ""
        return f"---\n{template}hide: [navigation, toc]\nsearch: {{exclude: true}}\n---\n{{{{ {self.view}({call}) }}}}\n"


def pages(archive: Archive) -> Iterator[Page]:
    """Yield every page that the data implies, the home page first."""
    year = str(archive.newest.year)
    yield Page("", "home_page", (year,), archive.newest.place.file)
    for plan in archive.plans:
        yield from _plan_pages(archive, plan)
    yield Page("thuat-ngu/", "glossary_page", (year,), "data/glossary.yml")


def _plan_pages(archive: Archive, plan: Plan) -> Iterator[Page]:
    year, to, folder = str(plan.year), Links("", plan.year), f"data/{plan.year}"
    yield Page(to.plan(), "plan_page", (year,), f"{folder}/plan.yml")
    yield Page(to.plan("linh-vuc/"), "sections_page", (year,), f"{folder}/sections.yml")
    for section in plan.sections:
        yield Page(to.section(section.slug), "section_page", (year, section.id), section.place.file)
    yield Page(to.plan("nhiem-vu/"), "tasks_page", (year,))
    for task in plan.tasks:
        yield Page(to.task(task.id), "task_page", (year, task.id), task.place.file)
    yield Page(to.plan("co-quan/"), "agencies_page", (year,), "data/agencies.yml")
    for agency in sorted(year_of(archive, plan).duties.with_page):
        page, of, edit = to.agency(agency), (year, agency), "data/agencies.yml"
        yield Page(page, "agency_page", of, edit)
        yield Page(f"{page}{SHEET}", "sheet_page", of, edit, form_of=page)
        yield Page(f"{page}{EMBED}", "embed_page", of, edit, form_of=page, template="embed.html")
    yield Page(to.plan("quy/"), "quarters_page", (year,))
    for quarter in QUARTERS:
        yield Page(to.quarter(quarter), "quarter_page", (year, str(quarter)))
    yield Page(to.plan("thuong-xuyen/"), "ongoing_page", (year,))
    yield Page(to.plan("theo-dieu-kien/"), "conditional_page", (year,))
    yield Page(to.plan("toan-van/"), "full_text_page", (year,), f"{folder}/plan.yml")
    yield Page(to.plan("can-cu/"), "documents_page", (year,), "data/documents.yml")
    yield Page(to.plan("chi-tieu/"), "indicators_page", (year,), f"{folder}/indicators.yml")
    yield Page(to.plan("hieu-dinh/"), "corrections_page", (year,))
    yield Page(to.plan("thay-doi/"), "changes_page", (year,))


def addresses(archive: Archive) -> Mapping[str, Place]:
    """Return every address that the site answers to, the old ones too, with the place in the data that it comes from."""
    olds = {address: redirect.places["from"] for redirect in archive.redirects for address in with_forms(redirect.from_)}
    return olds | pages_and_parts(archive)


def with_forms(address: str) -> tuple[str, ...]:
    """Return an address and, of an agency's page, those of the pages that repeat it."""
    return (address, *(f"{address}{form}" for form in (SHEET, EMBED) if AGENCY.fullmatch(address)))


def pages_and_parts(archive: Archive) -> dict[str, Place]:
    """Return the address of every page and of every deliverable on its task's page ("…/ii-6-3/#ii-6-3-1")."""
    found = {page.address: Place(page.edit or _plan_file(page), 1, 1) for page in pages(archive)}
    for plan in archive.plans:
        to = Links("", plan.year)
        found |= {to.section(section.slug): section.places["slug"] for section in plan.sections}
        found |= {to.task(task.id): task.places["id"] for task in plan.tasks}
        found |= {to.deliverable(row.deliverable.id): row.deliverable.places["id"] for row in plan.all_rows}
    return found


def _plan_file(page: Page) -> str:
    return f"data/{page.address.partition('/')[0]}/plan.yml"
