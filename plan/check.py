"""Rules across records: what one record alone cannot show. `ids` and `quotes` hold those of ids and of words."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from plan import load
from plan.ids import plan_ids, registry_ids
from plan.located import located
from plan.model import Archive, Clause, Group, Plan, Task, titled
from plan.problems import DataError, Problem, meant
from plan.quotes import abbreviations, documents, edits, explanations, indicators
from plan.redirects import redirects

LONGEST_TITLE = 80
COLUMNS = 8

Found = Iterator[Problem]


def check(root: Path) -> tuple[Problem, ...]:
    """Return everything that is wrong with `data/` under a project's root, in the order of the files.

    Rules that look from a record at another file run only when every record could be read, so that one broken file is
    not told many times. Like the loader, this looks again only when a file has changed.
    """
    return _check(root, load.files(root))


def checked(root: Path) -> Archive:
    """Read `data/` under a project's root, when nothing at all is wrong with it.

    Raises:
        DataError: something is wrong with the data; says everything that is.

    """
    problems = check(root)
    if problems:
        raise DataError(problems)
    return load.read(root).archive


def counts(plan: Plan) -> Counter[str]:
    """Return how many sections, objectives, tasks and deliverables a plan has."""
    return Counter(
        sections=len(plan.sections), objectives=len(plan.objective), tasks=len(plan.tasks), deliverables=len(plan.rows)
    )


@functools.lru_cache(maxsize=4)
def _check(root: Path, _: load.State) -> tuple[Problem, ...]:
    reading = load.read(root)
    across = _across(reading.archive) if reading.whole else ()
    return tuple(sorted({*reading.problems, *_within(reading.archive), *across}))


def _within(archive: Archive) -> Found:
    """Check what can be seen in one file."""
    yield from registry_ids(archive)
    for document in archive.documents:
        yield from edits(document, document.id)
    for plan in archive.plans:
        yield from plan_ids(plan)
        yield from _identity(plan)
        for task in plan.tasks:
            yield from _task(task)
        for clause in plan.clause.values():
            yield from _clause(clause)
        for at in located(plan, ()):
            yield from edits(at.record, at.name)


def _across(archive: Archive) -> Found:
    """Check what one file says of another, and what a record left out would make look missing."""
    yield from explanations(archive)
    yield from redirects(archive)
    for plan in archive.plans:
        yield from (found for task in plan.tasks for found in _activities(task))
        yield from _objectives(plan)
        yield from _clause_sections(plan)
        yield from (found for group in plan.groups for found in _group(archive, group))
        yield from documents(archive, plan)
        yield from abbreviations(archive, plan)
        yield from indicators(plan)


def _identity(plan: Plan) -> Found:
    folder = plan.place.file.split("/")[1]
    if plan.year != int(folder):
        message = f"tệp này ở thư mục data/{folder}/, nên năm phải là {folder}, không phải {plan.year}"
        yield Problem.at(plan.places["year"], titled(Plan, "year"), found=message)
    if len(plan.columns) != COLUMNS:
        message = f"Phụ lục có {COLUMNS} cột, nhưng ở đây có {len(plan.columns)}"
        yield Problem.at(plan.places["columns"], titled(Plan, "columns"), found=message)


def _task(task: Task) -> Found:
    if len(task.title) > LONGEST_TITLE:
        message = f"dài {len(task.title)} ký tự; nhiều nhất {LONGEST_TITLE}, hãy viết gọn lại"
        yield Problem.at(task.places["title"], task.id, titled(Task, "title"), found=message)


def _activities(task: Task) -> Found:
    if not task.activities[0].deliverables:
        message = "hoạt động đầu tiên phải có deliverables (Các sản phẩm); chỉ hoạt động sau mới chung dòng với trên"
        yield Problem.at(task.activities[0].place, task.id, found=message)
    for activity in task.activities[1:]:
        if not activity.text and not activity.deliverables:
            message = "hoạt động này trống; cần text (Hoạt động) hoặc deliverables (Các sản phẩm)"
            yield Problem.at(activity.place, task.id, found=message)


def _clause(clause: Clause) -> Found:
    if sum(value is not None for value in (clause.title, clause.agencies, clause.text)) != 1:
        message = "cần đúng một trong ba khóa title (Tiêu đề), agencies (Cơ quan (tiêu đề)), text (Đoạn văn)"
        yield Problem.at(clause.place, clause.id, found=message)


def _objectives(plan: Plan) -> Found:
    """Every task has its objective, and every objective a task."""
    for task in plan.tasks:
        if task.objective not in plan.objective:
            known = [found for found in plan.objective if found.startswith(f"{task.section}.")] or plan.section
            message = f'không có mục tiêu "{task.objective}" trong sections.yml; có: {", ".join(known)}'
            yield Problem.at(task.places["id"], task.id, titled(Task, "id"), found=message)
    for objective in plan.objective.values():
        if objective.id not in plan.tasks_of:
            message = f'mục tiêu "{objective.id}" chưa có nhiệm vụ nào; hãy thêm tệp trong tasks/ hoặc bỏ mục tiêu này'
            yield Problem(objective.places["id"], message)


def _clause_sections(plan: Plan) -> Found:
    for clause in plan.clause.values():
        if clause.section is not None and clause.section not in plan.section:
            message = f'không có lĩnh vực "{clause.section}"; có: {", ".join(plan.section)}'
            yield Problem.at(clause.places["section"], clause.id, titled(Clause, "section"), found=message)


def _group(archive: Archive, group: Group) -> Found:
    groups = [agency.id for agency in archive.agencies if agency.is_group]
    if group.group not in groups:
        message = f'không có nhóm "{group.group}" (kind: group) trong data/agencies.yml; có: {", ".join(groups)}'
        yield Problem.at(group.places["group"], titled(Group, "group"), found=message)
    for number, member in enumerate(group.members):
        wrong = _wrong_member(archive, group, number)
        if wrong:
            message = f'"{member}" {wrong}'
            yield Problem.at(group.places[f"members.{number}"], group.group, titled(Group, "members"), found=message)


def _wrong_member(archive: Archive, group: Group, number: int) -> str:
    """Return what is wrong with a member of a group, or nothing."""
    member = group.members[number]
    if member in group.members[:number]:
        return "đã có ở trên; hãy bỏ một"
    if member not in archive.agency:
        return f"không có trong data/agencies.yml; {meant(member, archive.agency, 'hãy thêm cơ quan này')}"
    return "là một nhóm; thành viên phải là cơ quan (kind: agency)" if archive.agency[member].is_group else ""
