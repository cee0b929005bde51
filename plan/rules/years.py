"""Rules of what goes on from one year to another: names that agencies had, who followed whom, which task continues."""

from __future__ import annotations

from itertools import pairwise

from plan.ground.model import Agency, Archive, FormerName, Plan, Task, titled
from plan.ground.problems import Problem, Problems, Said, instead, meant, nearest, quoted, say, shown


def former_names(agency: Agency) -> Problems:
    """Check that the names an agency had stand in the order of the years."""
    for before, after in pairwise(agency.former_names):
        if after.until <= before.until:
            message = say(
                f'tên cũ dùng đến năm {after.until} đứng sau "{shown(before.name)}" dùng đến năm {before.until}; các tên '
                "phải theo thứ tự năm, mỗi tên một năm cuối",
                f'a former name until {after.until} stands behind "{shown(before.name)}" until {before.until}; names must '
                "ascend by year, each with a last year of its own",
            )
            where = agency.id, titled(FormerName, "until")
            yield Problem.at(after.places["until"], *where, found=message, kind="wrong-order", record=agency.id)


def succession(archive: Archive) -> Problems:
    """Check that who follows an agency is there and of its kind, and that no agency follows itself over others."""
    for agency in archive.agencies:
        if agency.successor is None:
            continue
        heir = archive.agency.get(agency.successor)
        if heir is None:
            yield _no_heir(agency, archive)
        elif heir.kind != agency.kind:
            wrong = say(
                "không cùng loại (kind): một cơ quan chỉ do một cơ quan kế tục, một nhóm chỉ do một nhóm",
                "is of another kind: an agency is followed by an agency only, a group by a group",
            )
            yield _wrong_heir(agency, wrong, kind="wrong-successor")
        elif _is_circle(agency, archive):
            wrong = say(
                "rồi cũng do chính cơ quan này kế tục; hãy bỏ một chỗ", "is in turn followed by this one; please remove one"
            )
            yield _wrong_heir(agency, wrong, kind="successor-circle")


def _no_heir(agency: Agency, archive: Archive) -> Problem:
    found = str(agency.successor)
    by_name = {name.casefold(): one.id for one in archive.agencies for name in one.names}
    near = by_name.get(found.casefold()) or nearest(found, archive.agency)
    advice = meant(near, say("hãy thêm cơ quan ấy vào đó trước", "please add that agency there first"))
    wrong = say(f"không có trong data/agencies.yml; {advice}", f"is not in data/agencies.yml; {advice.en}")
    return _wrong_heir(agency, wrong, kind="unknown-agency", near=near)


def _wrong_heir(agency: Agency, wrong: Said, *, kind: str, near: str | None = None) -> Problem:
    heir = quoted(str(agency.successor))
    return Problem.at(
        agency.places["successor"],
        *(agency.id, titled(Agency, "successor")),
        found=say(f"{heir} {wrong}", f"{heir.en} {wrong.en}"),
        kind=kind,
        record=agency.id,
        replacement=instead(str(agency.successor), near),
    )


def _is_circle(agency: Agency, archive: Archive) -> bool:
    """Tell whether the way from heir to heir comes back to an agency; another circle on it is told of those in it."""
    seen: set[str] = set()
    heir = archive.agency.get(agency.successor or "")
    while heir and heir.id not in seen:
        seen.add(heir.id)
        heir = archive.agency.get(heir.successor or "")
    return agency.id in seen


def continuity(archive: Archive, plan: Plan) -> Problems:
    """Check that what a task says it continues is a task of an earlier plan; any number may continue the same."""
    for task in plan.tasks:
        if task.continues is not None and (wrong := _not_continued(archive, plan, task.continued)):
            near = _task_meant(archive, plan, task)
            said = meant(near, say("viết như 2022/II.6.3", "write it like 2022/II.6.3"))
            found = quoted(task.continues)
            yield Problem.at(
                task.places["continues"],
                *(task.id, titled(Task, "continues")),
                found=say(f"{found} {wrong}; {said}", f"{found.en} {wrong.en}; {said.en}"),
                kind="unknown-task",
                record=task.id,
                replacement=instead(task.continues, near),
            )


def _not_continued(archive: Archive, plan: Plan, earlier: tuple[int, str] | None) -> Said | None:
    """Return why no task of an earlier plan is named; None when one is."""
    if earlier is None:
        return say("không phải năm và mã của một nhiệm vụ", "is not the year and the id of a task")
    year, task = earlier
    if year >= plan.year:
        return say(f"không thuộc một năm trước năm {plan.year}", f"is of no year before {plan.year}")
    if year not in archive.plan:
        return say("thuộc một năm không có kế hoạch ở đây", "is of a year without a plan here")
    if task not in archive.plan[year].task:
        return say(f"không có trong kế hoạch năm {year}", f"is not in the plan of {year}")
    return None


def _task_meant(archive: Archive, plan: Plan, task: Task) -> str | None:
    """Return the earlier task that was probably meant: the written one in other letters, if there is such a task."""
    year, _, written = str(task.continues).replace("-", ".").upper().partition("/")
    old = archive.plan.get(int(year)) if year.isdecimal() else None
    return f"{year}/{written}" if old and old.year < plan.year and written in old.task else None
