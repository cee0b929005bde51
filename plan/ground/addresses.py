"""The address of everything. A promise: an address, once published, never breaks."""

from __future__ import annotations

from dataclasses import dataclass

from plan.ground.model import Clause, slug

SLUG = "[a-z0-9]+(?:-[a-z0-9]+)*"
"""A pattern of a part of an address: "so-noi-vu"."""


@dataclass(frozen=True)
class Links:
    """Addresses of one plan's pages, as seen from a page.

    `root` leads from that page to the site's root ("../../"; "" from the root itself), so that the site works in any
    folder of a host.
    """

    root: str
    year: int

    def site(self, path: str = "") -> str:
        """Return the address of a page outside the plan: "thuat-ngu/"; the home page without a path."""
        return f"{self.root}{path}" or "./"

    def plan(self, path: str = "") -> str:
        """Return the address of a page of the plan: "linh-vuc/", or the plan itself."""
        return f"{self.root}{self.year}/{path}"

    def section(self, section_slug: str) -> str:
        """Return the address of a section by its slug."""
        return self.plan(f"linh-vuc/{section_slug}/")

    def task(self, task_id: str) -> str:
        """Return the address of a task by its id ("II.6.3")."""
        return self.plan(f"nhiem-vu/{slug(task_id)}/")

    def deliverable(self, deliverable_id: str) -> str:
        """Return the address of a deliverable on its task's page, by its id ("II.6.3.1")."""
        return f"{self.task(deliverable_id.rpartition('.')[0])}#{slug(deliverable_id)}"

    def agency(self, agency_id: str, fragment: str = "") -> str:
        """Return the address of an agency, or of a part of its page."""
        return self.plan(f"co-quan/{agency_id}/{fragment and '#'}{fragment}")

    def quarter(self, quarter: int) -> str:
        """Return the address of a quarter (1 to 4)."""
        return self.plan(f"quy/{quarter}/")

    def clause(self, clause: Clause) -> str:
        """Return the address of a paragraph in the full text."""
        return self.plan(f"toan-van/#{clause.anchor}")

    def document(self, document_id: str) -> str:
        """Return the address of a cited document in the list of them."""
        return self.plan(f"can-cu/#{document_id}")
