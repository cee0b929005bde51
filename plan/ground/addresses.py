"""The address of everything. A promise: an address, once published, never breaks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from plan.ground.model import Clause, slug

SLUG = "[a-z0-9]+(?:-[a-z0-9]+)*"
"""A pattern of a part of an address: "so-noi-vu"."""


class Slug(StrEnum):
    """The words of addresses, of anchors and of what a list is filtered by: each is spelled here and nowhere else."""

    SECTIONS = "linh-vuc"
    TASKS = "nhiem-vu"
    OBJECTIVES = "muc-tieu"
    AGENCIES = "co-quan"
    SHEET = "phieu"
    EMBED = "embed"
    QUARTERS = "quy"
    QUARTERLY = "hang-quy"
    ONGOING = "thuong-xuyen"
    CONDITIONAL = "theo-dieu-kien"
    FULL_TEXT = "toan-van"
    DOCUMENTS = "can-cu"
    INDICATORS = "chi-tieu"
    TARGETS = "phu-luc-chi-tieu"
    CORRECTIONS = "hieu-dinh"
    CHANGES = "thay-doi"
    GLOSSARY = "thuat-ngu"
    OPEN_DATA = "du-lieu"
    TABLES = "bang"
    FEEDBACK = "gop-y"
    ENGLISH = "en"
    PROGRESS = "tien-do"
    REPORT = "bao-cao"
    DONE_IN_TIME = "hoan-thanh-dung-han"
    DONE_LATE = "hoan-thanh-qua-han"
    DONE_UNDATED = "hoan-thanh-khong-han"
    OPEN_IN_TIME = "chua-hoan-thanh-trong-han"
    OPEN_LATE = "chua-hoan-thanh-qua-han"
    OPEN_UNDATED = "chua-hoan-thanh-khong-han"
    SILENT = "chua-bao-cao"
    UNREPORTED = "chua-du-bao-cao"
    LEAD = "chu-tri"
    COORDINATING = "phoi-hop"


@dataclass(frozen=True)
class Links:
    """Addresses of one plan's pages, as seen from a page.

    `root` leads from that page to the site's root ("../../"; "" from the root itself), so that the site works in any
    folder of a host.
    """

    root: str
    year: int

    def site(self, path: str = "") -> str:
        """Return the address of a file of the site by its path: "assets/js/list.js"; the home page without a path."""
        return f"{self.root}{path}" or "./"

    def page(self, *folders: str) -> str:
        """Return the address of a page by the folders that lead to it from the site's root: "thuat-ngu"."""
        return f"{self.root}{''.join(f'{folder}/' for folder in folders)}"

    def plan(self, *folders: str) -> str:
        """Return the address of a page of the plan: "quy", "4" → "2022/quy/4/"; of the plan itself without a folder."""
        return self.page(str(self.year), *folders)

    def section(self, section_slug: str) -> str:
        """Return the address of a section by its slug."""
        return self.plan(Slug.SECTIONS, section_slug)

    def task(self, task_id: str) -> str:
        """Return the address of a task by its id ("II.6.3")."""
        return self.plan(Slug.TASKS, slug(task_id))

    def deliverable(self, deliverable_id: str) -> str:
        """Return the address of a deliverable on its task's page, by its id ("II.6.3.1")."""
        return f"{self.task(deliverable_id.rpartition('.')[0])}#{slug(deliverable_id)}"

    def agency(self, agency_id: str, fragment: str = "") -> str:
        """Return the address of an agency, or of a part of its page."""
        return f"{self.plan(Slug.AGENCIES, agency_id)}{fragment and '#'}{fragment}"

    def body(self, agency_id: str, fragment: str = "") -> str:
        """Return the address of an agency through all years, or of a part of that page."""
        return f"{self.page(Slug.AGENCIES, agency_id)}{fragment and '#'}{fragment}"

    def quarter(self, quarter: int) -> str:
        """Return the address of a quarter (1 to 4)."""
        return self.plan(Slug.QUARTERS, str(quarter))

    def clause(self, clause: Clause) -> str:
        """Return the address of a paragraph in the full text."""
        return f"{self.plan(Slug.FULL_TEXT)}#{clause.anchor}"

    def document(self, document_id: str) -> str:
        """Return the address of a cited document in the list of them."""
        return f"{self.plan(Slug.DOCUMENTS)}#{document_id}"
