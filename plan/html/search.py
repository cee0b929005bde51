"""What the site's search looks through: each page once, with its passages, written from the records.

Tables are not in it: their rows are the passages of the tasks' pages.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from plan.facts.duties import ROLES, Duties
from plan.facts.located import clause_name
from plan.facts.tables import TIMES, day
from plan.facts.year import year_of
from plan.ground.addresses import Links
from plan.ground.model import QUARTERS, ROMAN, UNKNOWN, Agency, Archive, Clause, Deliverable, Plan, Row, Section, Task, slug

MAIN, RECORD, PASSAGE = 40, 30, 20
"""What a page is worth beside another that answers as well: a section, agency or quarter; a task; a deliverable."""
REPEALED = -10
"""What was repealed is found behind all that is in force."""


@dataclass(frozen=True)
class Part:
    """A passage with an address of its own on a page."""

    anchor: str
    title: str
    text: str
    names: tuple[str, ...] = ()
    """Other names that people may type for it."""
    weight: int | None = None


@dataclass(frozen=True)
class Entry:
    """A page to be found. Its title and text are shown, its `names` only looked for."""

    address: str
    title: str
    text: str = ""
    names: tuple[str, ...] = ()
    weight: int = 0
    parts: tuple[Part, ...] = ()


def entries(archive: Archive) -> Iterator[Entry]:
    """Yield every page that the data implies but the home page, which repeats the newest plan's."""
    for plan in archive.plans:
        for entry in _of_plan(archive, plan):
            yield entry if plan is archive.newest else _dated(entry, plan.year)
    terms = [Part(term.anchor, term.abbr, term.meaning) for term in archive.glossary if term.meaning != UNKNOWN]
    yield Entry("thuat-ngu/", "Thuật ngữ, chữ viết tắt", "Chữ viết tắt mà Kế hoạch dùng.", parts=tuple(terms))


def synonyms(archive: Archive) -> list[tuple[str, str]]:
    """Return the abbreviations of the glossary with what they mean."""
    return [(term.abbr, term.meaning) for term in archive.glossary if term.meaning != UNKNOWN]


def as_data(item: Entry | Part) -> dict[str, Any]:
    """Return an entry as JSON data without what is empty."""
    found = {name: value for name, value in vars(item).items() if value or name in {"title", "text"}}
    if isinstance(item, Entry) and item.parts:
        found["parts"] = [as_data(part) for part in item.parts]
    return found


def _dated(entry: Entry, year: int) -> Entry:
    """Tell a page of an older plan from the same page of the newest."""
    title = entry.title if str(year) in entry.title else f"{entry.title} ({year})"
    return Entry(entry.address, title, entry.text, entry.names, entry.weight - RECORD, entry.parts)


def _of_plan(archive: Archive, plan: Plan) -> Iterator[Entry]:
    to, year, duties = Links("", plan.year), plan.year, year_of(archive, plan).duties
    yield Entry(to.plan(), plan.name, plan.issuer, weight=PASSAGE)
    yield Entry(to.plan("linh-vuc/"), f"Lĩnh vực của Kế hoạch năm {year}")
    yield from (_of_section(plan, section, to) for section in plan.sections)
    yield Entry(to.plan("nhiem-vu/"), f"Tất cả nhiệm vụ năm {year}", names=("Danh sách nhiệm vụ", "Phụ lục"))
    yield from (_of_task(plan, task, to) for task in plan.tasks)
    yield Entry(to.plan("co-quan/"), "Cơ quan", names=("Danh sách cơ quan", "Tất cả cơ quan"))
    yield from (_of_agency(duties, archive.agency[agency], to) for agency in sorted(duties.with_page))
    yield Entry(to.plan("quy/"), f"Việc của năm {year} theo quý")
    for quarter in QUARTERS:
        names = (f"Quý {quarter} năm {year}", f"Quý {ROMAN[quarter]}/{year}", f"Quý {quarter}/{year}")
        yield Entry(to.quarter(quarter), f"Quý {ROMAN[quarter]} năm {year}", names=names, weight=MAIN)
    yield Entry(to.plan("thuong-xuyen/"), TIMES["ongoing"], "Làm trong cả năm, không có hạn riêng.", weight=MAIN)
    yield Entry(to.plan("theo-dieu-kien/"), TIMES["conditional"], weight=MAIN)
    yield Entry(to.plan("toan-van/"), f"Toàn văn Kế hoạch năm {year}", parts=tuple(_paragraphs(plan)))
    yield Entry(to.plan("can-cu/"), "Văn bản được viện dẫn", parts=tuple(_documents(archive)))
    indicators = [Part(item.id, f"{item.title}: {item.value}", "") for item in plan.indicators]
    yield Entry(to.plan("chi-tieu/"), "Chỉ tiêu có số", parts=tuple(indicators))
    yield Entry(to.plan("thay-doi/"), f"Thay đổi của Kế hoạch năm {year}", "Mỗi lần dữ liệu của trang này thay đổi.")
    yield Entry(to.plan("hieu-dinh/"), "Hiệu đính và ghi chú", "Mọi chỗ trang này khác với bản nguồn.")


def _of_section(plan: Plan, section: Section, to: Links) -> Entry:
    objectives = [
        Part(f"muc-tieu-{slug(item.id)}", f"Mục tiêu {item.id}", " · ".join(item.text)) for item in section.objectives
    ]
    title = f"Lĩnh vực {section.id}. {section.title}"
    tasks = sum(task.section == section.id for task in plan.tasks_in_force)
    text = f"{len(section.objectives)} mục tiêu, {tasks} nhiệm vụ"
    return Entry(to.section(section.slug), title, text, (section.title,), MAIN, tuple(objectives))


def _of_task(plan: Plan, task: Task, to: Links) -> Entry:
    parts = tuple(_deliverable(row) for row in plan.all_rows_of_task[task.id])
    title = f"Nhiệm vụ {task.id}. {task.title}{_REPEALED if task.repealed_by else ''}"
    weight = REPEALED if task.repealed_by else RECORD
    return Entry(to.task(task.id), title, " · ".join(task.text), (task.id, task.title), weight, parts)


_REPEALED = " (đã bãi bỏ)"


def _deliverable(row: Row) -> Part:
    item: Deliverable = row.deliverable
    parties = [f"Chủ trì: {item.lead.text}", *([f"Phối hợp: {item.coordinating.text}"] if item.coordinating else [])]
    lines = [*row.activity_text, *item.text, *parties, item.timing.text]
    title = f"Sản phẩm {item.id}{_REPEALED if row.repealed_by else ''}"
    return Part(item.anchor, title, " · ".join(lines), (item.id,), REPEALED if row.repealed_by else PASSAGE)


def _of_agency(duties: Duties, agency: Agency, to: Links) -> Entry:
    found = [duties.of(agency.id, role) for role in ROLES]
    numbers = [len(assignments) for assignments in found]
    through = ", kể cả qua nhóm" if any(one.via for assignments in found for one in assignments) else ""
    text = f"Chủ trì {numbers[0]}, phối hợp {numbers[1]} sản phẩm{through}"
    names = dict.fromkeys((agency.short or "", *agency.aliases, initials(agency.name)))
    return Entry(to.agency(agency.id), agency.name, text, tuple(filter(None, names)), MAIN)


def initials(name: str) -> str:
    """Return the letters by which officials write an agency: "Sở Tài nguyên và Môi trường" → "STNMT"."""
    words = [word for word in name.split() if word != "và"]
    return "".join(word if word.isupper() else word[0].upper() for word in words)


def _paragraphs(plan: Plan) -> Iterator[Part]:
    yield Part("mo-dau", "Phần mở đầu", plan.opening)
    for clause in plan.clause.values():
        yield Part(clause.anchor, _clause_title(clause), "" if clause.title else clause.words)
    recipients = " · ".join(item.text for item in plan.recipients)
    yield Part("noi-nhan", plan.recipients_label, recipients)
    yield Part("nguoi-ky", "Người ký", " · ".join([*plan.authority, plan.signer]))


def _clause_title(clause: Clause) -> str:
    part, _, under = clause.id.partition(".")
    name = f"Phần {part}, {clause_name(clause)}" if under else f"Phần {part}"
    return f"{name}. {clause.title}" if clause.title else name


def _documents(archive: Archive) -> Iterator[Part]:
    for item in archive.documents:
        dated = f"ngày {day(item.date)}" if item.date else ""
        told = ", ".join(filter(None, (item.subject, item.issuer, dated)))
        yield Part(item.id, item.name, told, (item.number, f"{item.kind} {item.number}", f"{item.name} {dated}"))
