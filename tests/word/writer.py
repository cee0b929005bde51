"""Word files as a clerk's LibreOffice Writer saves them: a document told in HTML → .docx.

They hold what real plans hold, but none of the shapes that break readers: Writer never writes those (building.py does).
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from pathlib import Path
from typing import NamedTuple

from plan.ground.model import Activity, Clause, Deliverable, Plan, Section, Task, Text


class Cell(NamedTuple):
    """A cell of a table: its paragraphs, and how many rows and columns it covers."""

    paragraphs: Sequence[str] = ()
    rows: int = 1
    columns: int = 1


Lines = Iterable[Iterable[Cell]]


def saved(folder: Path, documents: Mapping[str, str], ending: str = "docx") -> dict[str, Path]:
    """Have Writer save documents, HTML by name, all at once; return the files by name.

    Raises:
        subprocess.CalledProcessError: Writer is missing or fails.

    """
    folder.mkdir(parents=True, exist_ok=True)
    pages = [folder / f"{name}.html" for name in documents]
    for page, text in zip(pages, documents.values(), strict=True):
        page.write_text(text, encoding="utf-8")
    form = {"docx": "docx:MS Word 2007 XML", "doc": "doc:MS Word 97"}[ending]
    profile = f"-env:UserInstallation={(folder / 'office').resolve().as_uri()}"
    reading = "--infilter=HTML (StarWriter)"
    command = ["soffice", profile, "--headless", reading, "--convert-to", form, "--outdir", str(folder), *map(str, pages)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return {name: folder / f"{name}.{ending}" for name in documents}


def document(*blocks: str) -> str:
    """Return a whole document made of blocks."""
    return f'<!doctype html><html lang="vi"><meta charset="utf-8"><body>{"".join(blocks)}</body></html>'


def paragraph(text: str) -> str:
    """Return a paragraph."""
    return f"<p>{escape(text)}</p>"


def table(head: Lines, body: Lines, *, bordered: bool = True) -> str:
    """Return a table; its head is repeated on each page."""
    border = ' border="1"' if bordered else ""
    top = "".join(_row(line, "th") for line in head)
    rows = "".join(_row(line, "td") for line in body)
    return f"<table{border}>{f'<thead>{top}</thead>' if top else ''}<tbody>{rows}</tbody></table>"


def _row(cells: Iterable[Cell], tag: str) -> str:
    return f"<tr>{''.join(_cell(cell, tag) for cell in cells)}</tr>"


def _cell(cell: Cell, tag: str) -> str:
    spans = "".join(f' {name}="{n}"' for name, n in (("rowspan", cell.rows), ("colspan", cell.columns)) if n > 1)
    return f"<{tag}{spans}>{''.join(map(paragraph, cell.paragraphs)) or '<p></p>'}</{tag}>"


def head(plan: Plan) -> str:
    """Return what stands above a plan's opening, and the opening: the motto and the number as a table without borders."""
    motto = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
    top = [
        [Cell([plan.issuer.upper()]), Cell(motto)],
        [Cell([plan.number_line]), Cell([plan.date_line])],
    ]
    return table((), top, bordered=False) + "".join(map(paragraph, (plan.kind, plan.title, plan.opening)))


def parts(plan: Plan) -> str:
    """Return the parts of a plan, a paragraph each, numbered by typed words."""
    return "".join(paragraph(_said(clause)) for part in plan.parts for clause in part.walk())


def _said(clause: Clause) -> str:
    return f"{clause.label} {clause.words}" if clause.label else clause.words


def foot(plan: Plan) -> str:
    """Return the recipients and the signature, side by side as offices print them."""
    left = [plan.recipients_label, *(f"- {parties.text};" for parties in plan.recipients), f"- {plan.filing}", plan.file_mark]
    return table((), [[Cell(left), Cell([*plan.authority, "", plan.signer])]], bordered=False)


def appendix(plan: Plan) -> str:
    """Return the appendix of eight columns, with cells merged as Word merges them."""
    titles = "".join(map(paragraph, (plan.appendix_label, plan.appendix_title, plan.appendix_reference)))
    return titles + table([[Cell([name]) for name in plan.columns]], appendix_rows(plan))


def appendix_rows(plan: Plan) -> Lines:
    """Yield the rows of the appendix below its head."""
    for section in plan.sections:
        yield [Cell([section.id]), Cell([section.title], columns=len(plan.columns) - 1)]
        yield from _section_rows(plan, section)


def _section_rows(plan: Plan, section: Section) -> Lines:
    for number, objective in enumerate(section.objectives, 1):
        tasks = plan.tasks_of[objective.id]
        opening = [Cell([str(number)], sum(map(_height, tasks))), Cell(dashed(objective.text), sum(map(_height, tasks)))]
        for task in tasks:
            for line in task_rows(task):
                yield [*opening, *line]
                opening = []


def _height(task: Task) -> int:
    return sum(1 for _ in task_rows(task))


def task_rows(task: Task) -> Lines:
    """Yield the rows of a task from its own cell on: an activity without products shares those of the row above."""
    lines = [line for place, activity in enumerate(task.activities) for line in _activity_rows(task, place, activity)]
    for number, line in enumerate(lines):
        yield [Cell(dashed(task.text), len(lines)), *line] if not number else line


def _activity_rows(task: Task, place: int, activity: Activity) -> Iterable[list[Cell]]:
    following = task.activities[place + 1 :]
    sharing = next((n for n, item in enumerate(following) if item.deliverables), len(following))
    if not activity.deliverables:
        yield [Cell(dashed(activity.text))]
    for number, item in enumerate(activity.deliverables):
        rows = sharing + 1 if item is activity.deliverables[-1] else 1
        opening = [] if number else [Cell(dashed(activity.text), len(activity.deliverables))]
        yield [*opening, *(Cell(texts, rows) for texts in _product(item))]


def _product(item: Deliverable) -> Iterable[Sequence[str]]:
    coordinating = item.coordinating.text if item.coordinating else ""
    return dashed(item.text), [item.lead.text], [coordinating], [item.timing.text]


def dashed(texts: Text) -> Sequence[str]:
    """Return the paragraphs of a cell: a list has a dash before each item."""
    return texts if len(texts) < 2 else [f"- {text}" for text in texts]


def whole(plan: Plan) -> str:
    """Return a plan of eight columns as a document."""
    return document(head(plan), parts(plan), foot(plan), appendix(plan))
