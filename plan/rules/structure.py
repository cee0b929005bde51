"""Rules of how records fit into each other: the plan into its folder, tasks into objectives, members into groups."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable

from plan.facts.dues import counted
from plan.ground.folding import slugged
from plan.ground.model import (
    LONGEST_TITLE,
    Clause,
    Deliverable,
    Placed,
    Plan,
    Task,
    Timing,
    in_force,
    keys,
    slug,
    titled,
)
from plan.ground.problems import (
    Hints,
    Problem,
    Problems,
    Replacement,
    instead,
    meant,
    quoted,
    say,
    shown,
)
from plan.reading.timing import TimingError, timing, understood


def identity(plan: Plan) -> Problems:
    """Check that a plan is in the folder of its year, and says of number and day what it prints."""
    folder = plan.place.file.split("/")[1]
    if plan.year != int(folder):
        message = say(
            f"tệp này ở thư mục data/{folder}/, nên năm phải là {folder}, không phải {plan.year}",
            f"this file is in the folder data/{folder}/, so the year must be {folder}, not {plan.year}",
        )
        replacement = Replacement(str(plan.year), folder)
        yield Problem.at(plan.places["year"], titled(Plan, "year"), found=message, kind="wrong-year", replacement=replacement)
    yield from _as_printed(plan, "number", plan.number, "number_line", _HAS_NUMBER)
    yield from _as_printed(plan, "day", f"{plan.day:02}" if plan.day else None, "date_line", _HAS_DAY)


def late_keys(record: Placed) -> Problems:
    """Tell every key that old states of the data lack and a record has to have now."""
    record_id = getattr(record, "id", "")
    for name in [name for name, said in keys(type(record)).items() if said.late and name not in record.places]:
        title = titled(type(record), name)
        message = say(f"thiếu khóa {title}", f"the key {title} is missing")
        yield Problem.at(record.place, record_id, found=message, kind="missing-key", record=record_id)


_HAS_NUMBER = re.compile(r"(?<!\w)\d+(?:/[\w-]+)+")
_HAS_DAY = re.compile(r"(?<=ngày )\s*\d+")
"""What a line of a signed document has and that of a draft leaves out."""


def _as_printed(plan: Plan, key: str, value: str | None, line_key: str, pattern: re.Pattern[str]) -> Problems:
    """Check that a draft is not called signed nor the other way round: pages tell by the key, readers see the line."""
    line = str(getattr(plan, line_key))
    found = pattern.search(line)
    printed = found[0].strip() if found else ""
    if (value or "") not in {printed, printed.zfill(2)}:
        name = titled(Plan, line_key)
        message = say(
            f'ghi "{value or "null"}", nhưng {name} in "{shown(line)}"; hãy ghi hai chỗ như nhau, cùng để trống khi chưa ký',
            f'says "{value or "null"}", but {name} prints "{shown(line)}"; please let both say the same, neither in a draft',
        )
        yield Problem.at(plan.places[key], titled(Plan, key), found=message, kind="not-as-printed")


def short_title(task: Task) -> Problems:
    """Check that a task's short title is short."""
    if len(task.title) > LONGEST_TITLE:
        message = say(
            f"dài {len(task.title)} ký tự; nhiều nhất {LONGEST_TITLE}, hãy viết gọn lại",
            f"{len(task.title)} characters long; at most {LONGEST_TITLE}, please shorten it",
        )
        where = task.id, titled(Task, "title")
        yield Problem.at(task.places["title"], *where, found=message, kind="long-title", record=task.id)


def activities(task: Task) -> Problems:
    """Check that a task begins with products, and that none of its activities is empty."""
    if not task.activities[0].deliverables:
        message = say(
            "hoạt động đầu tiên phải có deliverables (Các sản phẩm); chỉ hoạt động sau mới chung dòng với trên",
            "the first activity must have deliverables (Các sản phẩm); only a later one can share the row above",
        )
        yield Problem.at(task.activities[0].place, task.id, found=message, kind="no-deliverables", record=task.id)
    for activity in task.activities[1:]:
        if not activity.text and not activity.deliverables:
            message = say(
                "hoạt động này trống; cần text (Hoạt động) hoặc deliverables (Các sản phẩm)",
                "this activity is empty; it needs text (Hoạt động) or deliverables (Các sản phẩm)",
            )
            yield Problem.at(activity.place, task.id, found=message, kind="empty-activity", record=task.id)


def without_products(plan: Plan) -> Problems:
    """Advise on each activity that is in force while a document has repealed all its products: it may be gone, too."""
    for task in plan.tasks_in_force:
        for activity in in_force(task.activities):
            if activity.deliverables and not in_force(activity.deliverables):
                message = say(
                    "mọi sản phẩm của hoạt động này đã bị bãi bỏ mà hoạt động thì chưa; nếu văn bản bãi bỏ cả hoạt động, "
                    "hãy ghi repealed_by (Bãi bỏ) ở hoạt động; nếu thay bằng sản phẩm khác, hãy thêm sản phẩm ấy với "
                    "added_by (Bổ sung)",
                    "all products of this activity are repealed, but the activity is not; if the document repeals it, too, "
                    "please write repealed_by in the activity; if another product replaces them, please add that with "
                    "added_by",
                )
                place = activity.deliverables[0].places["repealed_by"]
                told = Problem.at(place, task.id, found=message, kind="all-repealed", record=task.id)
                yield dataclasses.replace(told, level="advice")


def one_kind_of_words(clause: Clause) -> Problems:
    """Check that a clause has a title, agencies or a text, one of the three."""
    if sum(value is not None for value in (clause.title, clause.agencies, clause.text)) != 1:
        keys = "title (Tiêu đề), agencies (Cơ quan (tiêu đề)), text (Đoạn văn)"
        message = say(f"cần đúng một trong ba khóa {keys}", f"exactly one of these three keys is needed: {keys}")
        yield Problem.at(clause.place, clause.id, found=message, kind="unclear-clause", record=clause.id)


def objectives(plan: Plan) -> Problems:
    """Every task has its objective, and every objective a task."""
    for task in plan.tasks:
        if task.objective not in plan.objective:
            known = ", ".join([found for found in plan.objective if found.startswith(f"{task.section}.")] or plan.section)
            message = say(
                f'không có mục tiêu "{task.objective}" trong sections.yml; có: {known}',
                f'there is no objective "{task.objective}" in sections.yml; there are: {known}',
            )
            where = task.id, titled(Task, "id")
            yield Problem.at(task.places["id"], *where, found=message, kind="unknown-objective", record=task.id)
    for objective in plan.objective.values():
        if objective.id not in plan.tasks_of and objective.is_implied:
            message = say(
                f'lĩnh vực "{objective.id}" không có mục tiêu, cũng không có nhiệm vụ nào; nếu bảng có mục tiêu, hãy ghi '
                f"objectives (Các mục tiêu); nếu không, hãy thêm tệp tasks/{slug(objective.id)}-1.yml",
                f'the section "{objective.id}" has neither objectives nor tasks; if the table has objectives, please write '
                f"objectives; if not, please add the file tasks/{slug(objective.id)}-1.yml",
            )
            yield Problem(objective.places["id"], message, kind="section-without-task", record=objective.id)
        elif objective.id not in plan.tasks_of:
            message = say(
                f'mục tiêu "{objective.id}" không có nhiệm vụ nào; nếu tệp nhiệm vụ vừa bị xóa hay bị thay nội dung, hãy trả '
                "lại tệp ấy (trên GitHub bấm History); mục tiêu mới thì hãy thêm tệp trong tasks/",
                f'the objective "{objective.id}" has no task; if the file of its task was removed or overwritten, please '
                "bring that file back (on GitHub: History); for a new objective, please add a file in tasks/",
            )
            yield Problem(objective.places["id"], message, kind="objective-without-task", record=objective.id)


def clause_sections(plan: Plan) -> Problems:
    """Check that the sections that clauses speak of are there."""
    for clause in plan.clause.values():
        if clause.section is not None and clause.section not in plan.section:
            known, near = ", ".join(plan.section), _section_meant(plan, clause.section)
            found, remedy = quoted(clause.section), meant(near, say(f"có: {known}", f"there are: {known}"))
            message = say(f"không có lĩnh vực {found}; {remedy}", f"there is no section {found.en}; {remedy.en}")
            yield Problem.at(
                clause.places["section"],
                *(clause.id, titled(Clause, "section")),
                found=message,
                kind="unknown-section",
                record=clause.id,
                replacement=instead(clause.section, near),
            )


def _section_meant(plan: Plan, found: str) -> str | None:
    """Return the id of the section that was named by its number, title or slug."""
    names = {name: one.id for one in plan.sections for name in (one.id.lower(), slugged(one.title), one.slug)}
    numbers = {str(number): one.id for number, one in enumerate(plan.sections, 1)}
    return (numbers | names).get(slugged(found)) or numbers.get("".join(filter(str.isdecimal, found)))


def spelled_timings(task: Task, year: int) -> Problems:
    """Tell timings that are understood but written in another way, which is right only where the source prints them so."""
    for item in task.deliverables:
        words = item.timing.text
        error = _refusal(timing, words, year)
        if error and not _refusal(understood, words, year):
            yield _refused(item, "timing", error, Hints(error.head, unless_printed=True))


def counted_timings(task: Task, year: int) -> Problems:
    """Check that this site says what a timing is read as where its own words cannot be read, and there alone."""
    for item in task.deliverables:
        if item.timing_read and not item.timing.read_as:
            found, when = quoted(item.timing.text), counted(item.timing)
            message = say(
                f"không cần, vì đọc được {found} ở timing ({when}); hãy bỏ dòng này",
                f"not needed, since {found.en} under timing can be read ({when}); please remove this line",
            )
            where = item.id, titled(Deliverable, "timing_read")
            place = item.places["timing_read"]
            yield Problem.at(place, *where, found=message, kind="needless-timing", record=item.id)
        elif item.timing_read and (error := _refusal(timing, item.timing_read, year)):
            yield _refused(item, "timing_read", error, Hints(error.head))


def _refusal(read: Callable[[str, int], Timing], words: str, year: int) -> TimingError | None:
    try:
        read(words, year)
    except TimingError as error:
        return error
    return None


def _refused(item: Deliverable, key: str, error: TimingError, hints: Hints) -> Problem:
    return Problem.at(
        item.places[key],
        *(item.id, titled(Deliverable, key)),
        found=error.said,
        kind=error.kind,
        record=item.id,
        replacement=instead(error.found, error.meant),
        hints=hints,
    )
