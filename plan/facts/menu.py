"""What the menu names of the pages that the data implies: of the newest plan only, for every page carries the whole menu."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from plan.facts.pages import pages
from plan.ground.model import Archive

_MENU: Mapping[str, tuple[str, ...]] = {
    "Trang chủ": ("home",),
    "Lĩnh vực": ("sections", "section"),
    "Nhiệm vụ": ("tasks",),
    "Cơ quan": ("agencies",),
    "Theo quý": ("quarters", "quarter", "ongoing", "conditional"),
    "Tiến độ": ("progress",),
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


def joined(made: Mapping[str, Sequence[str]], by_hand: Sequence[Mapping[str, list[Any]]]) -> list[dict[str, Any]]:
    """Return the menu of the pages made from the data and of those in mkdocs.yml, which has lists under headings.

    >>> joined({"Trang chủ": ["index.md"], "Khác": ["b.md"]}, [{"Khác": ["a.md", {"Hướng dẫn": ["c.md"]}]}])
    [{'Trang chủ': 'index.md'}, {'Khác': ['a.md', 'b.md', {'Hướng dẫn': ['c.md']}]}]
    """
    ours = {heading: entries for item in by_hand for heading, entries in item.items()}
    return [{heading: _under(made.get(heading, ()), ours.get(heading, ()))} for heading in {**made, **ours}]


def _under(made: Sequence[str], by_hand: Sequence[Any]) -> str | list[Any]:
    """Return what stands under a heading, pages before further headings; a single page takes the heading for its title."""
    pages = [entry for entry in by_hand if isinstance(entry, str)]
    headings = [entry for entry in by_hand if not isinstance(entry, str)]
    entries = [*pages, *made, *headings]
    return entries[0] if len(made) == len(entries) == 1 else entries
