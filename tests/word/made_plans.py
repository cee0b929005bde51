"""Plans that nobody wrote, of every shape that a plan may have: what goes out as Word must come back the same."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any

from hypothesis import strategies as st

from plan.ground.model import (
    USUAL_COLUMNS,
    Activity,
    Clause,
    ColumnKey,
    Deliverable,
    Objective,
    OwnCell,
    Parties,
    Plan,
    Section,
    TargetRow,
    Targets,
    Task,
    Timing,
    slug,
)
from tests.word.whole_plans import TIMINGS as SPELLED
from tests.word.whole_plans import YEAR

SECTIONS = ("I", "II", "III", "IV", "V", "VI")
_VOCABULARY = (
    *("rà", "soát", "thủ", "tục", "hành", "chính", "công", "bố", "kiểm", "tra", "cải", "cách", "giải", "quyết", "hồ", "sơ"),
    *("người", "dân", "Nhân", "dân", "đơn", "vị", "TTHC", "UBND", "100%", "02", "1.500", "2026-2030", "CCHC,", "(nếu có)"),
    *(
        "số 7/NQ-VD",
        "“một cửa”",
        "– liên thông –",
        "và/hoặc",
        "<b>",
        "&amp;",
        "{{ x }}",
        "cấp xã;",
        "5 - 7",
        "a)",
        "I.",
        "ngày",
    ),
)
_STARTS = ("Việc", "Các", "100% hồ sơ", "02 báo cáo", "“Một cửa”", "(1) Việc", "CÔNG BỐ", "e-form", "Đẩy mạnh", "Việc")
_CELL_STARTS = ("", "", "", "1. ", "a) ", "+ ", "I. ", "Lưu: ", "Phụ lục ")
"""What a cell may begin with that begins something else in the text: a number, a point, the filing."""
_LEADS = (
    "Sở Việc công",
    "Sở Bản đồ",
    "Văn phòng tỉnh Ví Dụ",
    "Các sở",
    "Các xã",
    "Sở Việc công, Sở Bản đồ",
    "Sở Bản đồ; các xã",
)
TIMINGS = (
    *("Quý I năm 2031", "Quý III, IV năm 2031", "Định kỳ hàng quý", "Theo Kế hoạch kiểm tra"),
    "Khi có văn bản của Hội đồng Ví Dụ",
    *(text.replace(str(YEAR), "2031") for text in SPELLED),
)
_NAMES: dict[ColumnKey, str] = {
    "number": "TT",
    "objective": "Mục tiêu",
    "task": "Nhiệm vụ",
    "activity": "Hoạt động",
    "deliverable": "Sản phẩm",
    "lead": "Cơ quan chủ trì",
    "coordinating": "Cơ quan phối hợp",
    "timing": "Thời gian thực hiện",
}
_FURTHER = ("Kinh phí", "Ghi chú")
_SHARED = "Tổ chức thực hiện"
LAYOUTS: dict[str, tuple[ColumnKey, ...]] = {
    "eight columns": USUAL_COLUMNS,
    "no objectives": ("number", "task", "activity", "deliverable", "lead", "coordinating", "timing"),
    "no activities": ("number", "objective", "task", "deliverable", "lead", "coordinating", "timing"),
    "further columns": ("number", "task", "deliverable", "lead", "timing", "other", "other"),
    "another order": ("number", "objective", "task", "activity", "timing", "deliverable", "other", "coordinating", "lead"),
    "no numbers": ("objective", "task", "deliverable", "lead", "timing"),
}


def words(least: int = 2, most: int = 9) -> st.SearchStrategy[str]:
    """Return words that begin like a sentence and end with none of its stops: each by its number, which draws fast."""
    return st.integers(0, 9_999).map(lambda number: _words(number, least, most))


def sentence(stops: str = ".;:") -> st.SearchStrategy[str]:
    """Return words with a stop."""
    return st.integers(0, 9_999).map(lambda number: _words(number, 3, 14) + stops[number % len(stops)])


def _words(number: int, least: int, most: int) -> str:
    places = range(least + number % (most - least + 1))
    found = " ".join(_VOCABULARY[(31 * number + (number % 7 + 1) * place) % len(_VOCABULARY)] for place in places)
    return f"{_STARTS[number % len(_STARTS)]} {found}".rstrip(" ;,.-–")


@st.composite
def texts(draw: st.DrawFn, most: int = 3) -> tuple[str, ...]:
    """Return the words of a cell, an item each."""
    one = st.tuples(st.sampled_from(_CELL_STARTS), st.one_of(words(), sentence())).map("".join)
    return tuple(draw(st.lists(one, min_size=1, max_size=most)))


@st.composite
def points(draw: st.DrawFn, above: str) -> tuple[Clause, ...]:
    """Return the dashes and paragraphs without a number that stand under a heading or point."""
    labels = draw(st.lists(st.sampled_from(["-", None]), max_size=3))
    return tuple(Clause(id=f"{above}.{n}", label=label, text=draw(sentence())) for n, label in enumerate(labels, 1))


@st.composite
def clause(draw: st.DrawFn, above: str, label: str, depth: int) -> Clause:
    """Return a heading or paragraph with a number, and what stands under it."""
    own = label.rstrip(".)").replace("đ", "dd")
    name = own if own.startswith(above.partition(".")[2] + ".") else f"{above}.{own}"
    clause_id = name if name.startswith(above) else f"{above.partition('.')[0]}.{own}"
    below = draw(points(clause_id))
    if depth:
        below += draw(numbered(clause_id, label, 1 if below else depth))
    kind = draw(st.sampled_from(["title", "text", "agencies"]))
    if kind == "agencies":
        return Clause(id=clause_id, label=label, agencies=Parties(draw(st.sampled_from(_LEADS[:5]))), clauses=below)
    if kind == "title":
        return Clause(id=clause_id, label=label, title=draw(words(most=5)), clauses=below)
    stops = ".;" if below else ".;:"  # words before a colon and what they tell of are read as a heading
    return Clause(id=clause_id, label=label, text=draw(sentence(stops)), clauses=below)


@st.composite
def numbered(draw: st.DrawFn, above: str, label: str, depth: int) -> tuple[Clause, ...]:
    """Return clauses numbered "1.1." or "a)" under one that has the number `label`."""
    count = draw(st.integers(0 if depth == 1 else 1, 3))
    is_lettered = depth == 1 or draw(st.booleans())
    labels = [f"{letter})" for letter in "abcd"] if is_lettered else [f"{label}{number}." for number in range(1, 4)]
    return tuple(draw(clause(above, name, 0 if is_lettered else 1)) for name in labels[:count])


@st.composite
def part(draw: st.DrawFn, numeral: str) -> Clause:
    """Return one of the parts."""
    count = draw(st.integers(1, 3))
    clauses = tuple(draw(clause(numeral, f"{number}.", 2)) for number in range(1, count + 1))
    return Clause(id=numeral, label=f"{numeral}.", title=draw(words(most=4)).upper(), clauses=clauses)


@st.composite
def deliverable(draw: st.DrawFn, item_id: str, columns: tuple[ColumnKey, ...]) -> Deliverable:
    """Return a deliverable with the cells that a plan with these columns has."""
    has_coordinating = "coordinating" in columns and draw(st.sampled_from([True, True, False]))
    names = [name for name in _FURTHER[: columns.count("other")] if draw(st.booleans())]
    return Deliverable(
        id=item_id,
        text=draw(texts()),
        lead=Parties(draw(st.sampled_from(_LEADS))),
        coordinating=Parties(draw(st.sampled_from(_LEADS))) if has_coordinating else None,
        timing=Timing(draw(st.sampled_from(TIMINGS)), "ongoing"),
        cells=tuple(OwnCell(column=name, text=draw(texts(2))) for name in names),
    )


@st.composite
def task(draw: st.DrawFn, task_id: str, columns: tuple[ColumnKey, ...]) -> Task:
    """Return a task: its first activity may be without words, later ones without deliverables."""
    has_words = "activity" in columns and draw(st.booleans())
    found: list[Activity] = []
    number = 0
    for place in range(draw(st.integers(1, 3)) if has_words else 1):
        count = draw(st.integers(0 if place else 1, 2))
        ids = [f"{task_id}.{number + n}" for n in range(1, count + 1)]
        number += count
        items = tuple(draw(deliverable(item_id, columns)) for item_id in ids)
        found.append(Activity(text=draw(texts(2)) if has_words else (), deliverables=items))
    return Task(id=task_id, title=task_id, text=draw(texts(2)), activities=tuple(found))


@st.composite
def section(draw: st.DrawFn, numeral: str, columns: tuple[ColumnKey, ...]) -> tuple[Section, tuple[Task, ...]]:
    """Return a section with its tasks."""
    has_objectives = "objective" in columns and draw(st.sampled_from([True, True, False]))
    ids = [f"{numeral}.{number}" for number in range(1, draw(st.integers(1, 3)) + 1)] if has_objectives else []
    objectives = tuple(Objective(id=item, text=draw(texts(2))) for item in ids)
    above = ids or [numeral]
    tasks = tuple(
        draw(task(f"{item}.{number}", columns)) for item in above for number in range(1, draw(st.integers(1, 2)) + 1)
    )
    return Section(
        id=numeral,
        slug=slug(numeral),
        title=draw(words(most=5).filter(lambda title: not title.isupper())),
        objectives=objectives,
    ), tasks


@st.composite
def targets(draw: st.DrawFn) -> Targets:
    """Return a second appendix."""
    columns = ("TT", "Chỉ tiêu", "Đơn vị", "Năm 2031")
    rows = [
        TargetRow(cells=(str(number), draw(words()), draw(st.sampled_from(["%", "phút", ""])), str(number * 10)))
        for number in range(1, draw(st.integers(1, 3)) + 1)
    ]
    reference = "(Kèm theo Kế hoạch số 12/KH-VD ngày 05 tháng 01 năm 2031)"
    return Targets(label="PHỤ LỤC II", title="CHỈ TIÊU NĂM 2031", reference=reference, columns=columns, rows=tuple(rows))


@st.composite
def made_plans(draw: st.DrawFn, frame: Plan, columns: tuple[ColumnKey, ...]) -> Plan:
    """Return a plan with these columns; what is printed around the text is that of `frame` or is blank as in a draft."""
    further = iter(_FURTHER)
    names = tuple(_NAMES.get(key) or next(further) for key in columns)
    is_grouped = draw(st.booleans()) and columns.index("timing") == columns.index("lead") + 1
    drawn = [draw(section(numeral, columns)) for numeral in SECTIONS[: draw(st.integers(1, 3))]]
    return dataclasses.replace(
        frame,
        **(_DRAFT if draw(st.booleans()) else {}),
        opening=draw(sentence()),
        parts=tuple(draw(part(numeral)) for numeral in SECTIONS[: draw(st.integers(1, 3))]),
        columns=names,
        column_keys=columns,
        column_groups=tuple(_SHARED if key in {"lead", "timing"} else "" for key in columns) if is_grouped else (),
        sections=tuple(found for found, _ in drawn),
        tasks=tuple(task for _, tasks in drawn for task in tasks),
        targets=draw(targets()) if draw(st.booleans()) else None,
        corrections=(),
        notes=(),
        amendments=(),
    )


_DRAFT: dict[str, Any] = {
    "number": None,
    "day": None,
    "number_line": "Số: /KH-VD",
    "date_line": "Ví Dụ, ngày tháng 01 năm 2031",
    "appendix_reference": "(Kèm theo Kế hoạch số /KH-VD ngày tháng 01 năm 2031)",
}


def kinds(plan: Plan) -> Iterator[str]:
    """Yield what occurs in a plan: of each kind of node, of timing and of cell."""
    yield "a draft" if plan.number is None else "a number"
    yield next(name for name, columns in LAYOUTS.items() if columns == plan.column_keys)
    yield "a head of two rows" if plan.column_groups else "a head of one row"
    yield "a second appendix" if plan.targets else "no second appendix"
    if plan.prints("objective"):
        yield from ("objectives" if found.objectives else "a section without objectives" for found in plan.sections)
    for at, found in plan.clause.items():
        kind = "text" if found.text else "agencies" if found.agencies else "title"
        label = "no label" if not found.label else "-" if found.label == "-" else "a)" if found.label.endswith(")") else "1."
        yield f"{kind} at depth {at.count('.')}"
        yield f"{kind} with {label}"
    for row in plan.all_rows:
        yield f"timing {row.deliverable.timing.text}"
        yield from (f"a cell of {cell.column}" for cell in row.deliverable.cells)
        for name in ("objective", "task", "deliverable") if row.objective.text else ("task", "deliverable"):
            yield f"{name} of {'several' if len(getattr(row, name).text) > 1 else 'one'}"
        yield "coordinating" if row.deliverable.coordinating else "no coordinating"
        yield "no activity" if not row.activity_text else "several activities" if len(row.activities) > 1 else "an activity"
        yield "items in an activity" if any(len(activity.text) > 1 for activity in row.activities) else "no items"


KINDS = frozenset(
    {
        *("a draft", "a number", "coordinating", "no coordinating", *LAYOUTS, *(f"a cell of {name}" for name in _FURTHER)),
        *("a head of one row", "a head of two rows", "a second appendix", "no second appendix"),
        *("objectives", "a section without objectives"),
        *(f"title at depth {depth}" for depth in range(4)),
        *(f"text at depth {depth}" for depth in range(1, 5)),
        *(f"agencies at depth {depth}" for depth in range(1, 4)),
        *(f"{kind} with {label}" for kind in ("title", "text", "agencies") for label in ("1.", "a)")),
        *("text with -", "text with no label"),
        *(f"timing {text}" for text in TIMINGS),
        *(f"{name} of {count}" for name in ("objective", "task", "deliverable") for count in ("one", "several")),
        *("no activity", "an activity", "several activities", "items in an activity", "no items"),
    }
)
"""All that `kinds` may yield."""
