"""An archive as a flat list of records with plain values: what two states of the data are compared by."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from plan.facts.located import clause_name
from plan.facts.tables import day as printed
from plan.ground.model import (
    PERIODS,
    Activity,
    Archive,
    Collation,
    FormerName,
    Parties,
    Place,
    Placed,
    Plan,
    Provision,
    Record,
    Report,
    ReportedFigure,
    ReportRow,
    Reviewed,
    ScoreStep,
    Task,
    Timing,
    columns,
    field_of,
    in_order,
)

Value = str | int | tuple[Any, ...] | None
"""A value as JSON can hold it: a text, a number, a list of texts or of records' keys and values, or nothing."""

EntryKey = tuple[str, int | None, str]
"""Kind, year and id: what tells a record from all others of a state."""

REMARKS = tuple(columns(Record))
"""Keys that hold what is said about a record's texts."""
ACTS = tuple(name for name in columns(Provision) if name not in REMARKS)
"""Keys that hold which later document did something to the whole record, and from which day."""
GROUNDS = frozenset({*REMARKS, *ACTS, *columns(Reviewed)})
"""Keys that say why a record is as it is."""

KINDS = (
    *("plan", "clause", "section", "objective", "task", "activity", "deliverable", "cell", "targets", "target"),
    *("group", "indicator", "report-due", "grace", "scoring", "report"),
    *("agency", "document", "term", "concept", "redirect", "byword"),
)
"""Kinds of records, in the order in which they are told."""
_SAID = {*REMARKS, *ACTS}
_RANKS = {kind: rank for rank, kind in enumerate(KINDS)}
_SHARED = 9999
"""Where the files that all plans share stand among the years."""
_WITHIN = (FormerName, ReportRow, ReportedFigure, ScoreStep)
"""Records that are no entries of their own: they are told as what the record says that holds them."""


def items_of(value: Value) -> tuple[Any, ...]:
    """Return the items of a list; a value that is none is its only one, nothing has none."""
    return value if isinstance(value, tuple) else () if value is None else (value,)


def gone_and_new(before: Value, after: Value) -> tuple[list[dict[str, str]], list[dict[str, str]]]:
    """Return the remarks that a list of them lost, one that was changed among them, and those that it gained."""
    olds, news = items_of(before), items_of(after)
    gone, new = ([item for item in ours if item not in others] for ours, others in ((olds, news), (news, olds)))
    return [dict(item) for item in gone], [dict(item) for item in new]


@dataclass(frozen=True)
class Entry:
    """A record without the records under it."""

    kind: str
    """One of `KINDS`."""
    year: int | None
    """The plan's; None for what all plans share."""
    id: str
    """Unique among the records of its kind and year; of an activity: its task's id and its number ("II.2.1/2"); of a further
    cell: its deliverable's id and its column ("II.3.1/Kinh phí"); of a line of targets: its number; of a report: its period,
    agency and day, and its number among those of that day after the first ("quy-1/so-noi-vu/2022-03-15/2")."""
    name: str
    """In words: "Sản phẩm II.2.1.5"."""
    values: Mapping[str, Value]
    """By key of the YAML files, without those that are not set."""
    order: tuple[Any, ...]
    """What entries are sorted by."""
    record: Placed

    @property
    def key(self) -> EntryKey:
        """What tells the entry from all others of a state."""
        return self.kind, self.year, self.id

    @property
    def task(self) -> str:
        """Id of the task it is of or in; "" for what is in no task."""
        if self.kind in {"deliverable", "cell"}:
            return self.id.partition("/")[0].rpartition(".")[0]
        return self.id.partition("/")[0] if self.kind in {"task", "activity"} else ""

    def place(self, key: str = "") -> Place:
        """Where a key of the record stands; the record itself when the key is not written."""
        return self.record.places.get(key) or self.record.place


def entries(archive: Archive) -> tuple[Entry, ...]:
    """Return every record of an archive, in an order that does not depend on that of the files."""
    found = [*_shared(archive), *(entry for plan in archive.plans for entry in _of_plan(plan, _names(archive)))]
    return tuple(sorted(found, key=lambda entry: entry.order))


def activity_number(entry: Entry) -> int:
    """Return an activity's number in its task, from 1."""
    return int(entry.id.rpartition("/")[2])


def _names(archive: Archive) -> Mapping[str, str]:
    return {agency.id: agency.name for agency in archive.agencies}


def _shared(archive: Archive) -> Iterator[Entry]:
    for agency in archive.agencies:
        yield _entry("agency", None, agency.id, f"Cơ quan “{agency.name}”", agency)
    for document in archive.documents:
        yield _entry("document", None, document.id, document.name, document)
    for term in archive.glossary:
        yield _entry("term", None, term.abbr, f"Chữ viết tắt {term.abbr}", term)
    for concept in archive.concepts:
        yield _entry("concept", None, concept.term, f"Thuật ngữ “{concept.term}”", concept)
    for redirect in archive.redirects:
        yield _entry("redirect", None, redirect.from_, f"Chuyển hướng từ /{redirect.from_}", redirect)
    for byword in archive.bywords:
        yield _entry("byword", None, byword.page, f"Chữ tìm tới /{byword.page}", byword)


def _of_plan(plan: Plan, names: Mapping[str, str]) -> Iterator[Entry]:
    year = plan.year
    yield _entry("plan", year, str(year), f"Kế hoạch năm {year}", plan)
    for number, clause in enumerate(plan.clause.values()):
        name = f"Phần {clause.id.partition('.')[0]}{f', {clause_name(clause)}' if '.' in clause.id else ''}"
        yield _entry("clause", year, clause.id, name, clause, (in_order(clause.id.partition(".")[0]), number))
    for section in plan.sections:
        yield _entry("section", year, section.id, f"Lĩnh vực {section.id}", section)
        for objective in section.objectives:
            yield _entry("objective", year, objective.id, f"Mục tiêu {objective.id}", objective)
    for task in plan.tasks:
        yield from _of_task(task, year)
    for targets in (plan.targets,) if plan.targets else ():
        yield _entry("targets", year, str(year), f"Phụ lục chỉ tiêu năm {year}", targets)
        for number, row in enumerate(targets.rows, 1):
            yield _entry("target", year, str(number), f"Phụ lục chỉ tiêu, dòng {number}", row, (number,))
    for group in plan.groups:
        yield _entry("group", year, group.group, f"Nhóm “{names.get(group.group, group.group)}” năm {year}", group)
    for indicator in plan.indicators:
        yield _entry("indicator", year, indicator.id, f"Chỉ tiêu “{indicator.title}”", indicator)
    yield from _of_reporting(plan)
    yield from _of_reports(plan, names)


def _of_reporting(plan: Plan) -> Iterator[Entry]:
    year, reporting = plan.year, plan.reporting
    for due in reporting.periods if reporting else ():
        period = PERIODS[due.period]
        yield _entry("report-due", year, due.period, f"Hạn báo cáo năm {year}, kỳ {period.name}", due, (period.quarter,))
    if reporting and reporting.grace:
        yield _entry("grace", year, str(year), f"Ngày chờ thêm của báo cáo năm {year}", reporting.grace)
    if reporting and reporting.scoring:
        yield _entry("scoring", year, str(year), f"Thang điểm năm {year}", reporting.scoring)


def _of_reports(plan: Plan, names: Mapping[str, str]) -> Iterator[Entry]:
    """Yield each report by its own day, so that one that is added later, wherever it stands, makes no other another."""
    numbers = Counter[str]()
    for report in plan.reports:
        day = f"{report.period.id}/{report.agency}/{report.date.isoformat()}"
        numbers[day] += 1
        number = numbers[day]
        name = f"Báo cáo {report.period.name} của {names.get(report.agency, report.agency)} ngày {printed(report.date)}"
        place = (report.period.quarter, report.date.isoformat(), report.agency, number)
        yield _entry(
            "report",
            plan.year,
            day if number == 1 else f"{day}/{number}",
            name if number == 1 else f"{name}, bản thứ {number}",
            report,
            place,
        )


def _of_task(task: Task, year: int) -> Iterator[Entry]:
    """Yield a task, its activities and deliverables: one below the other, so they share the task's place in the order."""
    at = (_RANKS["task"], in_order(task.id))
    yield _entry("task", year, task.id, f"Nhiệm vụ {task.id}", task, (0,), at)
    for number, activity in enumerate(task.activities, 1):
        name = f"Nhiệm vụ {task.id}, hoạt động {number}"
        yield _entry("activity", year, f"{task.id}/{number}", name, activity, (1, number, 0), at)
        for item in activity.deliverables:
            place = (1, number, *in_order(item.id))
            yield _entry("deliverable", year, item.id, f"Sản phẩm {item.id}", item, place, at)
            for cell in item.cells:
                name = f"Sản phẩm {item.id}, ô {cell.column}"
                yield _entry("cell", year, f"{item.id}/{cell.column}", name, cell, (*place, cell.column), at)


def _entry(
    kind: str,
    year: int | None,
    record_id: str,
    name: str,
    record: Placed,
    order: tuple[Any, ...] = (),
    above: tuple[Any, ...] = (),
) -> Entry:
    own = order or (in_order(record_id) if kind in {"section", "objective"} else (0,), record_id)
    rank = above or (_RANKS[kind],)
    return Entry(kind, year, record_id, name, _values(record), (year or _SHARED, *rank, *own), record)


def _values(record: Placed) -> dict[str, Value]:
    given = {name: getattr(record, field_of(name)) for name in columns(type(record))}
    values = {name: _value(value) for name, value in given.items() if name in _SAID or not _is_of_entries(value)}
    if isinstance(record, Activity):
        values["deliverables"] = tuple(item.id for item in record.deliverables)
    if isinstance(record, Report):
        values |= {name: tuple(sorted(value)) for name, value in values.items() if isinstance(value, tuple)}
    return {name: value for name, value in values.items() if value not in {None, (), ""}}


def _is_of_entries(value: object) -> bool:
    """Tell whether a value is a list of records that are entries of their own."""
    return isinstance(value, tuple) and any(isinstance(item, Placed) and not isinstance(item, _WITHIN) for item in value)


def _value(value: object) -> Any:
    if isinstance(value, Parties | Timing):
        return value.text
    if isinstance(value, FormerName | Collation | ScoreStep):
        return str(value)
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, tuple):
        return tuple(map(_value, value))
    if isinstance(value, Placed):
        found = {item.name: _value(getattr(value, item.name)) for item in dataclasses.fields(value) if item.name != "places"}
        return tuple((name, said) for name, said in found.items() if said not in {None, ()})
    return value
