"""What the menu names of the pages that the data implies: of the newest plan only, for every page carries the whole menu."""

from __future__ import annotations

from collections.abc import Mapping

from plan.facts.pages import pages
from plan.ground.model import Archive

_MENU: Mapping[str, tuple[str, ...]] = {
    "Trang chủ": ("home_page",),
    "Lĩnh vực": ("sections_page", "section_page"),
    "Nhiệm vụ": ("tasks_page",),
    "Cơ quan": ("agencies_page",),
    "Theo quý": ("quarters_page", "quarter_page", "ongoing_page", "conditional_page"),
    "Kế hoạch": ("plan_page", "full_text_page", "indicators_page", "documents_page", "corrections_page"),
    "Về trang này": ("glossary_page",),
}
"""The views that stand under each heading, in the order of the menu."""


def menu(archive: Archive) -> Mapping[str, tuple[str, ...]]:
    """Return the files of the pages in the menu by heading: "Cơ quan" → ("2022/co-quan/index.md",)."""
    files: dict[str, tuple[str, ...]] = {}
    for page in pages(archive):
        if page.arguments[0] == str(archive.newest.year):
            files[page.view] = (*files.get(page.view, ()), page.file)
    return {heading: tuple(file for view in views for file in files.get(view, ())) for heading, views in _MENU.items()}
