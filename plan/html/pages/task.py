"""A task: official wording, the five questions, deliverables, notes."""

from __future__ import annotations

from plan.facts import citing
from plan.facts.counterparts import continued, continuing
from plan.facts.located import objective_anchor
from plan.facts.remarks import said
from plan.facts.summary import cited, goals, neighbours, task_remarks, who
from plan.ground.addresses import Slug
from plan.ground.model import Archive, Repeal, Row, Task
from plan.html.frame import Heading
from plan.html.view import PASSAGE, RECORD, REPEALED, About, Content, Indexed, Part, View
from plan.reading.timing import deadlines


def content(about: About) -> Content:
    """All that is known of the task, below its section."""
    plan, task = about.plan, _task(about)
    section = plan.section[task.section]
    context = {
        "task": task,
        "section": section,
        "objective": plan.objective[task.objective],
        "siblings": plan.tasks_of[task.objective],
        "rows": plan.rows_of_task[task.id],
        "all_rows": plan.all_rows_of_task[task.id],
        "citation": about.found_at(citing.task_citation(plan, task)),
        "goals": [clause for clause in goals(plan) if clause.section == section.id],
        "who": who(about.of, task),
        "remarks": task_remarks(about.of, task),
        "cited": cited(about.of, task),
        "published": about.history.published(plan.year),
        "revisions": list(about.history.of_task(plan.year, task)),
        "deadlines": deadlines,
        "moved": [item for item in about.archive.redirects if item.from_.startswith(f"{about.page.address}#")],
        "continues": continued(about.archive, about.page),
        "continued_by": continuing(about.archive, about.page),
        **neighbours(plan, task),
    }
    above = (
        ("Lĩnh vực", about.to.plan(Slug.SECTIONS)),
        (f"{section.id}. {section.title}", about.to.section(section.slug)),
    )
    number = f"Nhiệm vụ {task.id}{', đã bãi bỏ' if task.repealed_by else ''}"
    return Content(Heading(task.title, number), context, above)


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
