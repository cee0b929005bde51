"""Where each record of a plan is: what holds it, and how a reader is told of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from plan.ground.addresses import Links, Slug
from plan.ground.model import (
    Activity,
    Clause,
    Deliverable,
    Document,
    Objective,
    OwnCell,
    Plan,
    Record,
    Section,
    Targets,
    Task,
    records_of,
    slug,
)

Owner = Plan | Clause | Section | Objective | Task | Targets | Document
"""What has a page or an anchor of its own."""


@dataclass(frozen=True)
class Located:
    """A record and where it is."""

    record: Record
    owner: Owner
    name: str
    """In words: "Mục tiêu II.1", "VII.1.5.4", "Phần IV, mục 1.b"."""
    reference: str
    """How data refer to it: a clause by its anchor, a record of the appendix by its id; "" for an activity."""
    anchor: str
    """A name for it that is unique on a page that lists all records."""


def located(plan: Plan, documents: tuple[Document, ...]) -> Iterator[Located]:
    """Yield every record of a plan and the documents it may cite, in the order of the text.

    >>> [(at.name, at.owner.id, at.reference, at.anchor) for at in located(plan, ()) if at.record is plan.rows[0].deliverable]
    [('Sản phẩm I.1.1.1', 'I.1.1', 'I.1.1.1', 'i-1-1-1')]
    >>> [at.name for at in located(plan, ())][11:15]
    ['Lĩnh vực I', 'Mục tiêu I.1', 'Nhiệm vụ I.1.1', 'I.1.1, hoạt động 1']
    """
    yield Located(plan, plan, "Kế hoạch", str(plan.year), f"ke-hoach-{plan.year}")
    for clause in plan.clause.values():
        yield Located(clause, clause, f"Phần {clause.id.partition('.')[0]}{_under(clause)}", clause.anchor, clause.anchor)
    for section in plan.sections:
        yield Located(section, section, f"Lĩnh vực {section.id}", section.id, slug(section.id))
        for objective in section.aims:
            if not objective.is_implied:
                yield Located(objective, objective, f"Mục tiêu {objective.id}", objective.id, objective_anchor(objective))
            for task in plan.tasks_of.get(objective.id, ()):
                yield from _of_task(task)
    if plan.targets:
        yield from _of_targets(plan.targets)
    yield from (Located(document, document, document.name, document.id, document.id) for document in documents)


def _of_targets(targets: Targets) -> Iterator[Located]:
    yield Located(targets, targets, "Phụ lục chỉ tiêu", Slug.TARGETS, Slug.TARGETS)
    for number, row in enumerate(targets.rows, 1):
        yield Located(
            row, targets, f"Phụ lục chỉ tiêu, dòng {number}", f"{Slug.TARGETS}-{number}", f"{Slug.TARGETS}-{number}"
        )


def _of_task(task: Task) -> Iterator[Located]:
    number = place = 0
    row = ""
    for record in records_of(task):
        if isinstance(record, Activity):
            number += 1
            yield Located(record, task, f"{task.id}, hoạt động {number}", "", f"{slug(task.id)}-hoat-dong-{number}")
        elif isinstance(record, OwnCell):
            place += 1
            yield Located(record, task, f"Sản phẩm {row}, ô {record.column}", "", f"{slug(row)}-o-{place}")
        else:
            record_id = str(getattr(record, "id", ""))
            name = f"Nhiệm vụ {record_id}" if record is task else f"Sản phẩm {record_id}"
            yield Located(record, task, name, record_id, slug(record_id))
            row, place = record_id, 0


def objective_anchor(objective: Objective) -> str:
    """Return the anchor of an objective wherever it is listed: "muc-tieu-ii-6"."""
    return f"{Slug.OBJECTIVES}-{slug(objective.id)}"


def address(at: Located, plan: Plan, to: Links) -> str:
    """Return the address of a record of a plan, or of what holds it."""
    match at.owner:
        case Clause():
            return to.clause(at.owner)
        case Section() | Objective():
            section = to.section(plan.section[at.owner.id.partition(".")[0]].slug)
            return f"{section}#{at.anchor}" if isinstance(at.owner, Objective) else section
        case Task():
            return _in_task(at, at.owner, to)
        case Document():
            return to.document(at.owner.id)
        case Targets():
            return f"{to.plan(Slug.INDICATORS)}#{at.anchor}"
    return to.plan()


def _in_task(at: Located, task: Task, to: Links) -> str:
    found = deliverable_of(at)
    return to.deliverable(found.id) if found else to.task(task.id)


def deliverable_of(at: Located) -> Deliverable | None:
    """Return the deliverable that a record is, or whose further cell; None for anything else."""
    if isinstance(at.record, OwnCell) and isinstance(at.owner, Task):
        return next(item for item in at.owner.deliverables if any(cell is at.record for cell in item.cells))
    return at.record if isinstance(at.record, Deliverable) else None


def clause_name(clause: Clause) -> str:
    """Return how a paragraph of parts I–IV is referred to: "mục 1.2.a"; đ) is written "dd" in ids only."""
    path = clause.id.partition(".")[2].replace("dd", "đ")
    return f"mục {path}" if path else "tiêu đề"


def _under(clause: Clause) -> str:
    return f", {clause_name(clause)}" if "." in clause.id else ""
