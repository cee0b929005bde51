"""What the menu names of the pages that the data implies: of the newest plan only, for every page carries the whole menu."""

from __future__ import annotations

from collections.abc import Mapping

from plan.facts.pages import pages
from plan.ground.model import Archive

_MENU: Mapping[str, tuple[str, ...]] = {
    "Trang chủ": ("home",),
    "Lĩnh vực": ("sections", "section"),
    "Nhiệm vụ": ("tasks",),
    "Cơ quan": ("agencies",),
    "Theo quý": ("quarters", "quarter", "ongoing", "conditional"),
    "Kế hoạch": ("plan", "full_text", "indicators", "documents", "corrections"),
    "Về trang này": ("glossary",),
}
"""The kinds of pages that stand under each heading, in the order of the menu."""


def menu(archive: Archive) -> Mapping[str, tuple[str, ...]]:
    """Return the files of the pages in the menu by heading: "Cơ quan" → ("2022/co-quan/index.md",)."""
    files: dict[str, tuple[str, ...]] = {}
    for page in pages(archive):
        if page.year == archive.newest.year:
            files[page.kind] = (*files.get(page.kind, ()), page.file)
    return {heading: tuple(file for kind in kinds for file in files.get(kind, ())) for heading, kinds in _MENU.items()}
