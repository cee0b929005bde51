"""The documents that a plan cites or that amend it, and where."""

from __future__ import annotations

from collections.abc import Iterator

from plan.facts.tables import day
from plan.ground.model import Archive
from plan.html.frame import Heading
from plan.html.view import About, Content, Indexed, Part, View


def content(about: About) -> Content:
    """The documents."""
    of = about.of
    found = [item for item in about.archive.documents if item.id in of.citations or item.id in of.amended]
    title = f"{_TITLE}, văn bản sửa đổi" if of.amended else _TITLE
    return Content(Heading(f"{title} · {len(found)} văn bản"), {"found": found})


def description(about: About) -> str:
    """What stands on the page."""
    return f"Các văn bản mà {about.plan.name} viện dẫn, và những chỗ nhắc tới."


def indexed(about: About) -> Indexed:
    """The list with each document by its number."""
    return Indexed(about.page.address, _TITLE, parts=tuple(_documents(about.archive)))


_TITLE = "Văn bản được viện dẫn"


def _documents(archive: Archive) -> Iterator[Part]:
    for item in archive.documents:
        dated = f"ngày {day(item.date)}" if item.date else ""
        told = ", ".join(filter(None, (item.subject, item.issuer, dated)))
        yield Part(item.id, item.name, told, (item.number, f"{item.kind} {item.number}", f"{item.name} {dated}"))


VIEW = View(content=content, description=description, indexed=indexed)
