"""A task: official wording, the five questions, deliverables, notes."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any

from plan.facts import citing
from plan.facts.counterparts import continued, continuing
from plan.facts.located import objective_anchor
from plan.facts.remarks import said
from plan.facts.summary import cited, goals, neighbours, task_remarks
from plan.facts.told_of import told_of
from plan.ground.addresses import Slug
from plan.ground.model import Archive, Repeal, Row, Rows, Task, slug
from plan.html.frame import Heading
from plan.html.view import PASSAGE, RECORD, REPEALED, About, Content, Indexed, Part, View


def content(about: About) -> Content:
    """All that is known of the task, below its section."""
    plan, task = about.plan, _task(about)
    section = plan.section[task.section]
    rows = plan.rows_of_task[task.id]
    context = {
        "task": task,
        "task_slug": slug(task.id),
        "section": section,
        "objective": plan.objective[task.objective],
        "siblings": plan.tasks_of[task.objective],
        "rows": rows,
        "repealed": [row for row in plan.all_rows_of_task[task.id] if row.repealed_by],
        **_answers(about, rows),
        **_reports(about, task),
        "citation": about.found_at(citing.task_citation(plan, task)),
        "goals": [clause for clause in goals(plan) if clause.section == section.id],
        "remarks": task_remarks(about.of, task),
        "cited": cited(about.of, task),
        "published": about.history.published(plan.year),
        "revisions": list(about.history.of_task(plan.year, task)),
        **_elsewhere(about),
        **neighbours(plan, task),
    }
    above = (
        ("Lĩnh vực", about.to.plan(Slug.SECTIONS)),
        (f"{section.id}. {section.title}", about.to.section(section.slug)),
    )
    number = f"Nhiệm vụ {task.id}{', đã bãi bỏ' if task.repealed_by else ''}"
    return Content(Heading(task.title, number), context, above)


def _reports(about: About, task: Task) -> dict[str, Any]:
    """What was reported of each product, by its id, and the ids of those of which only a clock tells that a day passed."""
    reported, rows = about.of.reported, about.plan.all_rows_of_task[task.id]
    ids = () if reported.is_empty else [row.deliverable.id for row in rows]
    found = {deliverable: told for deliverable in ids if not (told := told_of(reported, deliverable)).is_empty}
    known = {deliverable for deliverable, told in found.items() if told.is_known}
    return {"reports": found, "unknown": {row.deliverable.id for row in rows} - known}


def _elsewhere(about: About) -> dict[str, Any]:
    """What was once on the page, and what other years have of it."""
    return {
        "moved": [item for item in about.archive.redirects if item.from_.startswith(f"{about.page.address}#")],
        "continues": continued(about.archive, about.page),
        "continued_by": continuing(about.archive, about.page),
    }


def _answers(about: About, rows: Rows) -> dict[str, Any]:
    """What is said once for all products of the task, and who of those that lead is charged with what."""
    leads = dict.fromkeys(agency for row in rows for agency in row.deliverable.lead.agencies)
    charges = {agency: about.of.duties.charges.get(agency, ()) for agency in leads}
    found = {charge.clause.id: charge for of_one in charges.values() for charge in of_one}
    return {
        "is_one_work": _is_one(rows, lambda row: tuple(map(id, row.activities))),
        "is_one_who": _is_one(rows, lambda row: _cells(about, row, "lead", "coordinating")),
        "is_one_when": _is_one(rows, lambda row: _cells(about, row, "timing")),
        "charged": list(found.values()),
        "uncharged": [about.of.agency[agency] for agency, of_one in charges.items() if not of_one],
    }


def _is_one(rows: Rows, answer: Callable[[Row], Hashable]) -> bool:
    """Tell whether an answer is the same for all rows, so that it is given once."""
    return len({answer(row) for row in rows}) == 1


def _cells(about: About, row: Row, *fields: str) -> Hashable:
    """Return what stands in some cells of a product; those with a remark are like no others."""
    item = row.deliverable
    is_remarked = any(remark.field in fields for remark in about.of.remarks_of.get(id(item), ()))
    return (is_remarked and item.id, *(getattr(item, field) for field in fields))


def description(about: About) -> str:
    """How many deliverables the task has, or what repealed it, and its words."""
    task = _task(about)
    told = f"{task.count} sản phẩm" if not task.repealed_by else _ended(about.archive, task.repealed_by)
    return f"Nhiệm vụ {task.id} năm {about.plan.year}, {told}. {' '.join(task.text)}"


def _ended(archive: Archive, repeal: Repeal) -> str:
    words = said(repeal, archive.document[repeal.document])
    return f"đã {words[0].lower()}{words[1:]}"


def indexed(about: About) -> Indexed:
    """The task with its deliverables."""
    task = _task(about)
    parts = tuple(map(_deliverable, about.plan.all_rows_of_task[task.id]))
    title = f"Nhiệm vụ {task.id}. {task.title}{_REPEALED if task.repealed_by else ''}"
    weight = REPEALED if task.repealed_by else RECORD
    objective = about.plan.objective[task.objective]
    within = f"{about.to.section(about.plan.section[task.section].slug)}#{objective_anchor(objective)}"
    return Indexed(about.page.address, title, " · ".join(task.text), (task.id, task.title), weight, parts, within)


_REPEALED = " (đã bãi bỏ)"


def _deliverable(row: Row) -> Part:
    item = row.deliverable
    parties = [f"Chủ trì: {item.lead.text}", *([f"Phối hợp: {item.coordinating.text}"] if item.coordinating else [])]
    cells = (f"{cell.column}: {'; '.join(cell.text)}" for cell in item.cells if cell.text)
    lines = [*row.activity_text, *item.text, *parties, item.timing.text, *cells]
    title = f"Sản phẩm {item.id}{_REPEALED if row.repealed_by else ''}"
    return Part(item.anchor, title, " · ".join(lines), (item.id,), REPEALED if row.repealed_by else PASSAGE)


def _task(about: About) -> Task:
    return about.plan.task[about.page.record]


VIEW = View(content=content, description=description, indexed=indexed)
