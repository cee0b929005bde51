"""Edits of the live data as an official would make them, each found in whatever the data say now."""

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from typing import Any, TypeVar

import yaml

from plan.ground.model import Activity, Agency, Clause, Deliverable, Objective, Plan, Record, Section, Task, records_of
from plan.reading.load import load, read
from tests.unit.builders import AGENCIES, DOCUMENTS, GLOSSARY, REDIRECTS, Project

Edit = Callable[[Project], None]
T = TypeVar("T")
DOCUMENT = "999-qd-thu-2099"
NEW_DOCUMENT = f"""\
- id: {DOCUMENT}
  number: 999/QĐ-TTg
  kind: Quyết định
  date: {{date}}
  issuer: Cơ quan để thử
  subject: sửa đổi Kế hoạch, chỉ để thử
"""
ADDED = "được bổ sung để thử"


def last_day(project: Project) -> str:
    """Return the last day on which a later document can change the newest plan: no amendment that there is is later."""
    return f"{newest(project).year + 1}-12-31"


def newest(project: Project) -> Plan:
    """Return the newest plan, also between the two steps of an edit."""
    return read(project.root).archive.newest


def line_of(project: Project, record: Any, key: str) -> str:
    """Return the line on which a key's value begins."""
    place = record.places[key]
    return project.content(place.file).decode().splitlines()[place.line - 1]


def value_of(line: str, key: str) -> Any:
    """Return what stands behind a key when it is all on its line."""
    before, colon, value = line.partition(f"{key}: ")
    return yaml.safe_load(value) if colon and not before.strip(" -") and value[:1] not in "|>&*!" else None


def is_plain(project: Project, record: Any, key: str) -> bool:
    """Tell whether a key and its text, which is one string, stand on a line of their own and nothing has changed them."""
    text = getattr(record, key, None)
    text = text[0] if isinstance(text, tuple) and len(text) == 1 else getattr(text, "text", text)
    line = line_of(project, record, key) if isinstance(text, str) and key in record.places else ""
    untouched = not any(getattr(record, name, ()) for name in ("corrections", "amendments", "notes"))
    return untouched and line.lstrip(" -").startswith(f"{key}: ") and value_of(line, key) == text


def records(plan: Plan) -> Iterator[Record]:
    yield from plan.clause.values()
    for section in plan.sections:
        yield section
        yield from section.objectives
    for task in plan.tasks:
        yield from records_of(task)


class NothingToEditError(LookupError):
    """The data as they now are have no record that such an edit could be made on."""


def found(items: Iterable[T]) -> T:
    """Return the first of some records.

    Raises:
        NothingToEditError: there is none.

    """
    for item in items:
        return item
    raise NothingToEditError


def first(project: Project, kind: type[Any], key: str) -> Any:
    """Return the first record of a kind with a text that can be edited in its line."""
    return found(record for record in records(newest(project)) if isinstance(record, kind) and is_plain(project, record, key))


def insert(project: Project, record: Any, key: str, *lines: str) -> None:
    """Write lines above the line of a key, as far in as it; the dash of an item stays before its first key."""
    place, line = record.places[key], line_of(project, record, key)
    key_and_text = line.lstrip(" -")
    before = line.removesuffix(key_and_text)
    all_lines = project.content(place.file).decode().splitlines()
    new = [before + lines[0], *(" " * len(before) + text for text in (*lines[1:], key_and_text))]
    all_lines[place.line - 1 : place.line] = new
    project.put(place.file, "\n".join(all_lines) + "\n")


def rewrite(project: Project, record: Any, key: str, text: str | None) -> None:
    """Give a key another text, or take it away."""
    place, line = record.places[key], line_of(project, record, key)
    all_lines = project.content(place.file).decode().splitlines(keepends=True)
    before = line.partition(f"{key}: ")[0]
    all_lines[place.line - 1] = f"{before}{key}: {json.dumps(text, ensure_ascii=False)}\n" if text else ""
    project.put(place.file, "".join(all_lines))


def again(project: Project, record: Record) -> Record:
    """Return a record as it is after a first step of an edit, which left its beginning where it was."""
    return found(one for one in records(newest(project)) if one.place == record.place)


def append(project: Project, file: str, text: str) -> None:
    project.put(file, project.content(file).decode().rstrip("\n") + "\n" + text)


def words(record: Any, key: str) -> str:
    value = getattr(record, key)
    return str(value[0] if isinstance(value, tuple) else getattr(value, "text", value))


def with_document(project: Project) -> None:
    if DOCUMENT not in load(project.root).document:
        append(project, DOCUMENTS, NEW_DOCUMENT.format(date=last_day(project)))


def amend(project: Project, record: Any, key: str, text: str | None, beside: str = "") -> None:
    """Change a text by a later document, the whole of it."""
    with_document(project)
    quoted = [json.dumps(words(record, key), ensure_ascii=False), json.dumps(text, ensure_ascii=False)]
    entry = [f"- document: {DOCUMENT}", f"  date: {last_day(project)}", f"  field: {key}"]
    insert(project, record, beside or key, "amendments:", *entry, f"  before: {quoted[0]}", f"  after: {quoted[1]}")
    rewrite(project, again(project, record), key, text)


def amended(kind: type[Any], key: str = "text") -> Edit:
    """Return the edit that lets a later document add words to a text."""

    def edit(project: Project) -> None:
        record = first(project, kind, key)
        amend(project, record, key, f"{words(record, key)} {ADDED}")

    return edit


def noted(kind: type[Any], key: str = "text") -> Edit:
    """Return the edit that writes a note of three lines on a record."""

    def edit(project: Project) -> None:
        record = first(project, kind, key)
        lines = ("- kind: wording", "  text: >-", "    Ghi chú để thử,", "    dài ba dòng,", "    không đổi chữ nào.")
        insert(project, record, key, "notes:", *lines)

    return edit


def another_timing(project: Project) -> None:
    record = first(project, Deliverable, "timing")
    year = newest(project).year
    now = f"Quý IV năm {year}" if words(record, "timing") != f"Quý IV năm {year}" else f"Quý III năm {year}"
    amend(project, record, "timing", now)


def another_lead(project: Project) -> None:
    """One that the plan did not name is preferred: it moves from the members of groups to those named."""
    record, archive = first(project, Deliverable, "lead"), load(project.root)
    bodies = sorted((one for one in archive.agencies if not one.is_group), key=lambda one: one.origin is None)
    other = found(one for one in bodies if one.name != words(record, "lead"))
    amend(project, record, "lead", other.name)


def nobody_coordinates(project: Project) -> None:
    record = first(project, Deliverable, "coordinating")
    amend(project, record, "coordinating", None, beside="timing")


def somebody_coordinates(project: Project) -> None:
    """A cell that is empty in the document is filled by a later one."""
    with_document(project)
    plan, archive = newest(project), load(project.root)
    found = (row.deliverable for row in plan.rows if row.deliverable.coordinating is None and not row.deliverable.amendments)
    record = next((item for item in found if is_plain(project, item, "timing")), None)
    if record is None:
        nobody_coordinates(project)
        return
    name = next(
        agency.name for agency in archive.agencies if agency.kind == "agency" and agency.id not in record.lead.agencies
    )
    entry = [
        f"- document: {DOCUMENT}",
        f"  date: {last_day(project)}",
        "  field: coordinating",
        "  before: null",
        f"  after: {name}",
    ]
    insert(project, record, "timing", f"coordinating: {name}", "amendments:", *entry)


def by(project: Project, key: str, document: str = DOCUMENT) -> tuple[str, ...]:
    """Return the lines that say by what a record came or went."""
    return f"{key}:", f"  document: {document}", f"  date: {last_day(project)}"


def repealed(kind: type[Any], key: str) -> Edit:
    """Return the edit that lets a later document repeal a record."""

    def edit(project: Project) -> None:
        with_document(project)
        insert(project, first(project, kind, key), key, *by(project, "repealed_by"))

    return edit


def product(project: Project, task: Task, number: int = 1) -> list[str]:
    """Return the lines of a deliverable with the next free id of a task, or the one after."""
    agency = found(one.name for one in load(project.root).agencies if not one.is_group)
    last = max((int(item.id.rpartition(".")[2]) for item in task.deliverables), default=0)
    return [f"- id: {task.id}.{last + number}", "  text: Sản phẩm thêm để thử", f"  lead: {agency}", "  timing: Thường xuyên"]


def before(project: Project, record: Record, lines: list[str]) -> None:
    """Write an item of a list before another."""
    file = record.place.file
    found_lines = project.content(file).decode().splitlines()
    indent = " " * (record.place.column - len("- ") - 1)
    found_lines[record.place.line - 1 : record.place.line - 1] = [indent + line for line in lines]
    project.put(file, "\n".join(found_lines) + "\n")


def added_deliverable(project: Project) -> None:
    with_document(project)
    task = found(task for task in newest(project).tasks if task.deliverables)
    lines = [*product(project, task), *(f"  {line}" for line in by(project, "added_by"))]
    before(project, task.deliverables[0], lines)


def added_activity(project: Project) -> None:
    with_document(project)
    task = newest(project).tasks[-1]
    head = ["- text: Hoạt động thêm để thử", *(f"  {line}" for line in by(project, "added_by")), "  deliverables:"]
    before(project, task.activities[0], [*head, *(f"    {line}" for line in product(project, task))])


def added_task(project: Project) -> None:
    with_document(project)
    plan = newest(project)
    last = plan.tasks_of[plan.tasks[0].objective][-1]
    objective, _, number = last.id.rpartition(".")
    new = f"{objective}.{int(number) + 1}"
    agency = found(one.name for one in load(project.root).agencies if not one.is_group)
    head = [
        f"id: {new}",
        "title: Nhiệm vụ thêm để thử",
        "text: Nhiệm vụ thêm để thử",
        *by(project, "added_by"),
        "activities:",
    ]
    rest = [f"      - id: {new}.1", "        text: Sản phẩm thêm", f"        lead: {agency}", "        timing: Thường xuyên"]
    file = f"data/{plan.year}/tasks/{new.lower().replace('.', '-')}.yml"
    project.put(file, "\n".join([*head, "  - deliverables:", *rest]) + "\n")


def corrected(project: Project) -> None:
    """A slip of the scan is found: the text loses it, and a correction says what the source has."""
    record = first(project, Objective, "text")
    text = words(record, "text")
    long = max(text.split(), key=lambda word: (text.count(word) == 1, len(word)))
    source = ["- field: text", f"  source: {json.dumps(long)}", f"  published: {json.dumps(long + 'x')}", "  reason: Để thử."]
    insert(project, record, "text", "corrections:", *source)
    rewrite(project, again(project, record), "text", text.replace(long, f"{long}x"))


def reviewed(project: Project, record: Any, key: str) -> None:
    """Name a document as the ground for what changes in a record of a register."""
    with_document(project)
    insert(project, record, key, f"reviewed: {DOCUMENT}")


def renamed_agency(project: Project) -> None:
    """An agency of no alias gets another name by a document; the plan goes on naming it by the old one."""
    archive = load(project.root)
    agency: Agency = next(
        found
        for found in archive.agencies
        if not found.aliases and found.kind == "agency" and is_plain(project, found, "name")
    )
    old = agency.name
    reviewed(project, agency, "name")
    agency = read(project.root).archive.agency[agency.id]
    insert(project, agency, "name", "aliases:", f"  - {json.dumps(old, ensure_ascii=False)}")
    rewrite(project, read(project.root).archive.agency[agency.id], "name", f"{old} đổi tên để thử")


def new_agency(project: Project) -> None:
    append(project, AGENCIES, "- id: co-quan-de-thu\n  name: Cơ quan để thử\n  kind: agency\n  origin: Chỉ để thử.\n")


def new_member(project: Project) -> None:
    """A group gets a member that no plan names, by a document."""
    new = "thanh-vien-de-thu"
    append(project, AGENCIES, f"- id: {new}\n  name: Thành viên để thử\n  kind: agency\n  origin: Chỉ để thử.\n")
    group = found(group for group in newest(project).groups if group.members)
    place = group.places["members.0"]
    lines = project.content(place.file).decode().splitlines(keepends=True)
    line = lines[place.line - 1]
    lines.insert(place.line - 1, line.replace(group.members[0], new))
    project.put(place.file, "".join(lines))
    reviewed(project, found(one for one in newest(project).groups if one.group == group.group), "source")


def new_term(project: Project) -> None:
    append(project, GLOSSARY, "- abbr: ĐTHU\n  meaning: để thử\n  note: Thêm để thử.\n")


def new_title(project: Project) -> None:
    task = found(task for task in newest(project).tasks if is_plain(project, task, "title"))
    rewrite(project, task, "title", "Tên gọi ngắn để thử")


def new_note_of_a_term(project: Project) -> None:
    term = found(one for one in load(project.root).glossary if one.note is None and is_plain(project, one, "meaning"))
    insert(project, term, "meaning", "note: Ghi chú để thử.")


def new_document(project: Project) -> None:
    append(project, DOCUMENTS, "- id: 998-kh-thu-2099\n  number: 998/KH-THU\n  kind: Kế hoạch\n")


def redirected(project: Project) -> None:
    plan = newest(project)
    old = f"{plan.year}/nhiem-vu/cu-de-thu-1-1/"
    to = f"{plan.year}/nhiem-vu/{plan.tasks[0].id.lower().replace('.', '-')}/"
    text = project.content(REDIRECTS).decode().replace("\n[]", "\n")
    project.put(REDIRECTS, f"{text.rstrip()}\n- from: {old}\n  to: {to}\n")


def renamed_indicator(project: Project) -> None:
    indicator = next(
        (found for found in newest(project).indicators if value_of(line_of(project, found, "title"), "title") == found.title),
        None,
    )
    if not indicator:
        raise NothingToEditError
    rewrite(project, indicator, "title", "Tên chỉ tiêu để thử")


def commented(project: Project) -> None:
    """Comments and empty lines say nothing."""
    file = newest(project).tasks[-1].place.file
    project.put(file, f"# Để thử.\n\n{project.content(file).decode()}\n# Hết.\n")


LAWFUL: dict[str, Edit] = {
    "a note on an objective": noted(Objective),
    "a note on a clause": noted(Clause),
    "a note on a task": noted(Task, "title"),
    "a note on a deliverable": noted(Deliverable, "lead"),
    "an amended task": amended(Task),
    "an amended activity": amended(Activity),
    "an amended objective": amended(Objective),
    "an amended section": amended(Section, "title"),
    "an amended clause": amended(Clause),
    "an amended product": amended(Deliverable),
    "an amended timing": another_timing,
    "an amended lead": another_lead,
    "coordination that a document ends": nobody_coordinates,
    "coordination that a document begins": somebody_coordinates,
    "a repealed product": repealed(Deliverable, "timing"),
    "a repealed activity": repealed(Activity, "text"),
    "a repealed task": repealed(Task, "title"),
    "an added product": added_deliverable,
    "an added activity": added_activity,
    "an added task": added_task,
    "a correction": corrected,
    "a renamed agency": renamed_agency,
    "a new agency": new_agency,
    "a new member of a group": new_member,
    "a new term": new_term,
    "a note on a term": new_note_of_a_term,
    "a new document": new_document,
    "another short title": new_title,
    "a redirect": redirected,
    "another name of an indicator": renamed_indicator,
    "comments": commented,
}
"""Each is right by itself, and so are all of them, one after the other."""


def after(project: Project, edits: Iterable[Edit]) -> int:
    """Make some edits, each on what the one before left; return how many found something to edit."""
    made = 0
    for edit in edits:
        with suppress(NothingToEditError):
            edit(project)
            made += 1
    return made


def other_words(project: Project) -> str:
    record = first(project, Deliverable, "text")
    rewrite(project, record, "text", f"{words(record, 'text')} và thêm nữa")
    return f"{record.place.file}:{record.places['text'].line}:"


def an_agency_that_is_none(project: Project) -> str:
    record = first(project, Deliverable, "lead")
    rewrite(project, record, "lead", "Sở Không Có Thật")
    return f"{record.place.file}:{record.places['lead'].line}:"


def a_fifth_quarter(project: Project) -> str:
    record = first(project, Deliverable, "timing")
    rewrite(project, record, "timing", f"Quý V năm {newest(project).year}")
    return f"{record.place.file}:{record.places['timing'].line}:"


def an_amendment_of_other_words(project: Project) -> str:
    """What it says was there before is not what the source has."""
    with_document(project)
    record = first(project, Objective, "text")
    entry = [
        f"- document: {DOCUMENT}",
        f"  date: {last_day(project)}",
        "  field: text",
        "  before: chữ khác",
        "  after: chữ mới",
    ]
    insert(project, record, "text", "amendments:", *entry)
    rewrite(project, again(project, record), "text", f"{words(record, 'text')} chữ mới")
    return f"{record.place.file}:"


def a_repeal_by_nothing(project: Project) -> str:
    record = first(project, Deliverable, "timing")
    insert(project, record, "timing", *by(project, "repealed_by", "khong-co-van-ban-nay"))
    return f"{record.place.file}:{record.places['timing'].line + 1}:"


def a_task_that_is_gone(project: Project) -> str:
    plan = newest(project)
    task = found(task for task in plan.tasks if len(plan.tasks_of[task.objective]) == 1)
    project.path(task.place.file).unlink()
    return f"data/{plan.year}/sections.yml:{plan.objective[task.objective].place.line}:"


def another_source(project: Project) -> str:
    folder = f"data/{newest(project).year}"
    append(project, f"{folder}/source.txt", "thêm một dòng\n")
    return f"{folder}/proof.yml:"


UNLAWFUL: dict[str, Callable[[Project], str]] = {
    "other words of the document": other_words,
    "an agency that is none": an_agency_that_is_none,
    "a fifth quarter": a_fifth_quarter,
    "an amendment of other words": an_amendment_of_other_words,
    "a repeal by nothing": a_repeal_by_nothing,
    "a task that is gone": a_task_that_is_gone,
    "another source": another_source,
}
"""Each is wrong, and returns where that must be told: "file:line:"."""
