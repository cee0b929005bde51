"""Each key that may be edited, changed once: that value alone is another, on its own lines, and the loader gives it back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plan.export.workbook.forms import CellForm
from plan.export.workbook.grid import EditColumn, EditRow, Workbook
from plan.ground.model import Parties, Timing, field_of
from plan.intake.update.comparing import Edited, Wanted
from plan.intake.update.marked import MarkedFile, start
from plan.intake.update.opening import cleaned
from plan.intake.update.texts import patched
from plan.intake.update.told import RefusedWorkbookError, Spotted
from tests.archives import FROZEN, SMALL, TWOLEVEL
from tests.unit.builders import Project
from tests.update.editing import book_of, copied_data

WHERE = Spotted("Thử", "A1")
PLANS = {"small": SMALL, "2022": FROZEN, "twolevel": TWOLEVEL}


class Case(NamedTuple):
    """A key of a record, and what it is to hold."""

    row: EditRow
    column: EditColumn
    items: tuple[str, ...]


def other(form: CellForm, old: tuple[str, ...], book: Workbook) -> tuple[str, ...]:
    """Return another value of a key, of its type, none where its one choice stands; a type nobody thought of fails here."""
    documents, agencies = book.archive.document, book.archive.agencies
    names = [agency.id if form.said.refers_to else agency.name for agency in agencies]
    known = {
        bool(form.said.choices): [*form.said.choices],
        form.is_of(dt.date): ["2031-12-24"],
        form.is_of(int): ["9"],
        form.said.refers_to == "document": [*documents],
        form.is_of(Parties) or form.said.refers_to == "agency": names,
        form.is_of(Timing): ["Thường xuyên", "Khi có yêu cầu"],
    }
    if True not in known and not form.is_of(str):
        raise LookupError(form.hint)
    new = [words for words in known.get(True, ["Chữ mới: số #1"]) if words not in old][:1]
    return (*old[:1], *new) if form.is_many else tuple(new)


def cases(root: Path) -> Iterator[Case]:
    """Yield each key that may be edited: changed where it stands, and filled in and emptied where it may be empty."""
    book = book_of(root)
    for sheet, column in [(one, column) for one in book.sheets for column in one.columns if not column.is_locked]:
        plain = {row.id: column.form.plain(getattr(row.record, field_of(column.key))) for row in sheet.rows}
        full = next((row for row in sheet.rows if plain[row.id]), None)
        empty = next((row for row in sheet.rows if not plain[row.id]), None)
        if full:
            if items := other(column.form, plain[full.id], book):
                yield Case(full, column, items)
            if column.form.is_optional or column.form.is_nullable:
                yield Case(full, column, ())
        if empty:
            yield Case(empty, column, other(column.form, (), book))


def value(root: Path, case: Case) -> tuple[str, ...]:
    record = book_of(root).by_name[case.row.name].record
    return case.column.form.plain(getattr(record, field_of(case.column.key)))


def apply(root: Path, case: Case) -> tuple[bytes, bytes]:
    """Make a change in the files; return the file before and after."""
    found = patched(root, Wanted(edited=[Edited(case.row, case.column, case.items, WHERE)]))
    (name,) = found.after
    before = (root / name).read_bytes()
    Project.of(root).put(name, found.after[name].text)
    return before, (root / name).read_bytes()


def lines_of(case: Case, text: bytes) -> tuple[int, int]:
    """Return from which line up to which (from 0) the key and its value stand; an empty run where the record lacks it."""
    file = MarkedFile("data/2031/x.yml", text.decode())
    record = file.record(case.row.record.place)
    for name, node in record.value:
        if name.value == case.column.key:
            return start(name).line, file.end(node).line + 1
    return 0, 0


def assert_only(case: Case, before: bytes, after: bytes) -> None:
    """Hold that all lines but those of the key are as they were, byte for byte."""
    olds, news = before.splitlines(keepends=True), after.splitlines(keepends=True)
    first, last = lines_of(case, before)
    if first == last:
        same = next((at for at, (old, new) in enumerate(zip(olds, news, strict=False)) if old != new), len(olds))
        first = last = same
        is_at_dash = first < len(olds) and olds[first].lstrip().startswith(b"- ") and news[first + 1 :] != olds[first:]
        last += is_at_dash  # "- deliverables:" becomes "- text: …" and "  deliverables:"
    assert news[:first] == olds[:first]
    behind = olds[last:]
    if not case.items and olds[first].lstrip().startswith(b"- ") and last < len(olds):
        behind = behind[1:]  # the next key came up to the dash
    assert news[len(news) - len(behind) :] == behind
    assert comments(before) == comments(after)


def comments(text: bytes) -> list[bytes]:
    return [line for line in text.splitlines() if line.lstrip().startswith(b"#")]


@pytest.mark.parametrize("plan", PLANS)
def test_each_key_changes_alone(tmp_path: Path, plan: str) -> None:
    found = [*cases(PLANS[plan])]
    sheets = {(type(case.row.record), case.column.key) for case in found}
    assert sheets >= {
        (sheet.kind, column.key)
        for sheet in book_of(PLANS[plan]).sheets
        for column in sheet.columns
        if sheet.rows and not column.is_locked
    }
    root = copied_data(tmp_path / "project", PLANS[plan])
    for case in found:
        before, after = apply(root, case)
        assert value(root, case) == case.items, case
        assert_only(case, before, after)
        Project.of(root).put(case.row.record.place.file, before)


MARKS = "\"':-[]{}#&*!|>%@`,?\\~= 0"
RUNS = (
    ": ",
    " #",
    "- ",
    "---",
    "<<: ",
    "!!int ",
    "&a ",
    "*a ",
    "null",
    "true",
    "{{x}}",
    "e\u0301",
    "=1+1",
    "\u00a0",
    "'\"",
    "\\n",
)
WORDS = st.lists(
    st.one_of(
        st.sampled_from([*MARKS, *RUNS, "Sở", "đ"]), st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=6)
    ),
    min_size=1,
    max_size=6,
).map("".join)


@pytest.fixture(scope="module")
def commented(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """The small plan with a remark above each line: as it is, and with Windows' line ends and a byte order mark."""
    roots = {}
    for name, end, mark in (("unix", "\n", ""), ("windows", "\r\n", "\ufeff")):
        roots[name] = copied_data(tmp_path_factory.mktemp(name) / "project", SMALL)
        for file in (roots[name] / "data").rglob("*.yml"):
            lines = file.read_text("utf-8").splitlines()
            text = "".join(
                f"{'' if number == 0 else f'  # dòng {number}{end}'}{line}{end}" for number, line in enumerate(lines)
            )
            file.write_bytes((mark + text).encode())
    return roots


@settings(
    derandomize=True,
    deadline=None,
    database=None,
    max_examples=150,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(data=st.data(), words=st.lists(WORDS, max_size=3), name=st.sampled_from(["unix", "windows"]))
def test_any_words_at_any_key_are_read_back_and_all_else_stays(
    commented: Mapping[str, Path], data: st.DataObject, words: list[str], name: str
) -> None:
    root = commented[name]
    book = book_of(root)
    places = [(row, column) for sheet in book.sheets for row in sheet.rows for column in sheet.columns if is_free(column)]
    lists = [(row, column) for row, column in places if "\n" in row.texts[column.key]]
    row, column = data.draw(st.one_of(st.sampled_from(places), st.sampled_from(lists)))
    kept_items = data.draw(st.sampled_from(["", row.texts[column.key]]))
    items = column.form.items(cleaned("\n".join([*words, *kept_items.split("\n")[1:]])), book.wordings, None)
    if items == column.form.plain(getattr(row.record, field_of(column.key))) or not (items or column.form.is_optional):
        return
    case = Case(row, column, items)
    kept = (root / row.record.place.file).read_bytes()
    if not items and is_first_with_remark(case):
        with pytest.raises(RefusedWorkbookError, match="ghi chú riêng"):
            apply(root, case)
        return
    before, after = apply(root, case)
    try:
        assert value(root, case) == items
        assert_only(case, before, after)
    finally:
        Project.of(root).put(row.record.place.file, kept)


def is_first_with_remark(case: Case) -> bool:
    """Whether a key stands behind a dash: the remark above the next key would then belong to nothing."""
    place = case.row.record.place
    return place.column > 1 and case.row.record.places.get(case.column.key, place).line == place.line


def is_free(column: EditColumn) -> bool:
    """Whether any words are read there, be they right or wrong."""
    return column.form.is_of(str) and not (column.is_locked or column.form.said.choices)
