"""The head of a table → what each of its columns holds, by the words that provinces use, in any order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from plan.intake.paper import Grid, GridCell, UnreadableError
from plan.intake.spelling import kept, matching

REQUIRED = {
    "task": "Nhiệm vụ",
    "deliverable": "Sản phẩm",
    "lead": "Cơ quan chủ trì",
    "timing": "Thời gian thực hiện",
}
"""The columns without which a row of the appendix says nothing that can be followed, with their usual names."""

COLUMN_NAMES = (
    "TT, Mục tiêu, Nhiệm vụ, Hoạt động, Sản phẩm, Cơ quan chủ trì, Cơ quan phối hợp, Thời gian thực hiện, Khác (giữ nguyên "
    "cột ấy, như Kinh phí, Ghi chú)"
)
"""What somebody may say that a column is."""

_NAMES: Mapping[str, tuple[str, ...]] = {
    "number": ("tt", "stt", "số tt", "số thứ tự", "thứ tự", "number"),
    "objective": ("mục tiêu", "mục tiêu cụ thể", "mục tiêu, chỉ tiêu", "objective"),
    "task": (
        *("nhiệm vụ", "nội dung", "nội dung nhiệm vụ", "nội dung công việc", "nội dung thực hiện", "công việc", "task"),
        *("tên nhiệm vụ", "nhiệm vụ cụ thể", "nhiệm vụ trọng tâm", "nhiệm vụ, giải pháp", "nội dung, nhiệm vụ"),
    ),
    "activity": ("hoạt động", "các hoạt động", "hoạt động cụ thể", "hoạt động chính", "activity"),
    "deliverable": (
        *("sản phẩm", "kết quả", "kết quả, sản phẩm", "sản phẩm, kết quả", "sản phẩm đầu ra", "kết quả đầu ra"),
        *("sản phẩm dự kiến", "dự kiến sản phẩm", "kết quả dự kiến", "sản phẩm hoàn thành", "kết quả đạt được"),
        *("kết quả thực hiện", "sản phẩm, kết quả đầu ra", "deliverable"),
    ),
    "timing": (
        *("thời gian", "thời gian thực hiện", "thời gian hoàn thành", "thời hạn", "thời hạn hoàn thành", "timing"),
        *("thời hạn thực hiện", "tiến độ", "tiến độ thực hiện", "tiến độ hoàn thành", "thời gian, tiến độ"),
    ),
    "lead": ("lead",),
    "coordinating": ("coordinating",),
    "other": ("kinh phí", "ghi chú", "khác", "cột khác", "other"),
}
_KEYS = {matching(name): key for key, names in _NAMES.items() for name in names}
_PATTERNS = (
    (re.compile(r"(.* )?chủ trì( .*)?"), "lead"),
    (re.compile(r"(.* )?phối hợp( .*)?"), "coordinating"),
    (re.compile(r"(.* )?kinh phí( .*)?"), "other"),
)
_MARKS = re.compile(r"\s*[/,;&+-]\s*(?:và\s+)?|\s+và\s+")
_ENDS = " .:*"
_SURE = 2
"""So many columns that only an appendix has make a table one."""
TELLING = frozenset({"objective", "task", "activity", "deliverable", "lead", "coordinating", "timing"})
"""What only the columns of an appendix hold."""
_DEEPEST = 2
"""A head of more rows is none."""
_LONGEST_SHOWN = 60


@dataclass(frozen=True)
class HeadColumn:
    """A column of a table: its name and the one above it as the data keep them, and the columns of the grid it covers."""

    name: str
    group: str
    key: str
    start: int
    end: int


@dataclass(frozen=True)
class Head:
    """The columns of a table, and how many of its rows name them."""

    columns: tuple[HeadColumn, ...]
    depth: int

    @property
    def keys(self) -> tuple[str, ...]:
        """What the columns hold, from left to right."""
        return tuple(column.key for column in self.columns)

    @property
    def names(self) -> tuple[str, ...]:
        """What the columns are called, from left to right."""
        return tuple(column.name for column in self.columns)

    @property
    def groups(self) -> tuple[str, ...]:
        """The upper head over each column, "" where there is none."""
        return tuple(column.group for column in self.columns)


def key_of_name(name: str, group: str = "") -> str:
    """Return what a column holds by its name, and where that does not tell by the one above; "" when it is not known.

    >>> key_of_name("Kết quả/ Sản phẩm"), key_of_name("Đơn vị phối hợp"), key_of_name("NSTW", "Kinh phí")
    ('deliverable', 'coordinating', 'other')
    """
    found = _plain(name)
    known = _KEYS.get(found) or next((key for pattern, key in _PATTERNS if pattern.fullmatch(found)), "")
    above = key_of_name(group) if group and not known else ""
    return known or (above if above == "other" else key_of_name(f"{group} {name}") if group else "")


def _plain(name: str) -> str:
    return _MARKS.sub(", ", matching(name)).strip(_ENDS)


def head(grid: Grid, asked: Mapping[int, str]) -> Head | None:
    """Return the head of a table of the appendix; None for a table that has none.

    Args:
        grid: the table.
        asked: what somebody has said that columns hold, by their number from 1.

    Raises:
        UnreadableError: some columns are of the appendix, but not all can be told; says what was seen.

    """
    depth = _depth(grid)
    leaves = [*_leaves(grid, depth)]
    found = [
        (name, group, asked.get(number) or key_of_name(name, group)) for number, (name, group, _, _) in enumerate(leaves, 1)
    ]
    if sum(key in TELLING for *_, key in found) < _SURE:
        return None
    _refuse_unknown(grid, found)
    _refuse_repeated(grid, found)
    _refuse_missing(grid, found)
    columns = zip(found, leaves, strict=True)
    return Head(tuple(HeadColumn(*names, start, end) for names, (_, _, start, end) in columns), depth)


def refuse_beyond(heads: Iterable[Head], asked: Mapping[int, str]) -> None:
    """Refuse what is said of a column that no table has.

    Raises:
        UnreadableError: a number is larger than any table has columns.

    """
    widest = max(heads, key=lambda head: len(head.columns))
    beyond = [str(number) for number in asked if number > len(widest.columns)]
    if beyond:
        message = (
            f"--column nói về cột {', '.join(beyond)}, mà bảng nhiệm vụ chỉ có {len(widest.columns)} cột: "
            f"{shown([*widest.names])}. Hãy xem lại số thứ tự của cột."
        )
        raise UnreadableError(message)


def shown(names: list[str]) -> str:
    """Return the names of columns as a message shows them: 1 “TT”, 2 “Nhiệm vụ”."""
    short = (name if len(name) <= _LONGEST_SHOWN else f"{name[:_LONGEST_SHOWN]}…" for name in names)
    return ", ".join(f"{number} “{name}”" for number, name in enumerate(short, 1))


def names_of(grid: Grid) -> list[str]:
    """Return the names of the columns of any table."""
    return [name for name, *_ in _leaves(grid, _depth(grid))]


def _depth(grid: Grid) -> int:
    """Return how many rows the head has: as many as its tallest cell, two where a cell lies over several columns."""
    if not grid.rows:
        return 0
    first = grid.rows[0].cells
    tallest = max((cell.height for cell in first), default=1)
    is_second = len(grid.rows) > 1 and grid.rows[1].is_head and not any(map(_is_number, grid.rows[1].cells))
    if tallest == 1 and is_second:
        tallest = 2
    if tallest == 1 and any(_words(cell) and cell.span > 1 and _parts(grid, cell) > 1 for cell in first):
        tallest = 2
    return tallest if tallest <= _DEEPEST else 1


def _is_number(cell: GridCell) -> bool:
    return any(map(str.isdecimal, _words(cell)))


def _parts(grid: Grid, cell: GridCell) -> int:
    """Return how many cells of the second row that name known columns lie under one of the first."""
    below = grid.rows[1].cells if len(grid.rows) > 1 else ()
    return sum(
        bool(key_of_name(_words(one), _words(cell)))
        for one in below
        if cell.column <= one.column < cell.column + cell.span and _words(one)
    )


def _leaves(grid: Grid, depth: int) -> Iterator[tuple[str, str, int, int]]:
    """Yield of each column its name, the name above, and the columns of the grid from and up to."""
    cells = [cell for row in grid.rows[:depth] for cell in row.cells if _words(cell)]
    column = 0
    while column < grid.width:
        over = [cell for cell in cells if cell.column <= column < cell.column + cell.span]
        lowest = over[-1] if over else None
        end = max(lowest.column + lowest.span if lowest else 0, column + 1)
        above = _words(over[0]) if lowest and over[0] is not lowest else ""
        yield (_words(lowest) if lowest else "", above, column, end)
        column = end


def _words(cell: GridCell) -> str:
    return kept(" ".join(paragraph.shown for paragraph in cell.paragraphs))


def _refuse_unknown(grid: Grid, found: list[tuple[str, str, str]]) -> None:
    unknown = [number for number, (*_, key) in enumerate(found, 1) if not key]
    if unknown:
        listed = ", ".join(map(str, unknown))
        ways = " ".join(f'--column "{number}=…"' for number in unknown)
        message = (
            f"{grid.where}: chưa hiểu cột {listed}. Các cột đã thấy: {shown([name for name, *_ in found])}. Hãy chạy lại và "
            f"nói cột ấy là gì: {ways}, một trong: {COLUMN_NAMES}."
        )
        raise UnreadableError(message)


def _refuse_repeated(grid: Grid, found: list[tuple[str, str, str]]) -> None:
    names = Counter(matching(name) for name, *_ in found)
    keys = Counter(key for *_, key in found if key != "other")
    twice = [name for name, _, key in found if names[matching(name)] > 1 or keys[key] > 1]
    if twice:
        words = ", ".join(f"“{name}”" for name in twice)
        message = (
            f"{grid.where}: các cột {words} cùng tên hoặc cùng chứa một thứ, nên không biết cột nào là cột nào. Các cột đã "
            f"thấy: {shown([name for name, *_ in found])}. Hãy đặt lại tên cột trong tệp, hoặc chạy lại với "
            '--column "SỐ=TÊN".'
        )
        raise UnreadableError(message)


def _refuse_missing(grid: Grid, found: list[tuple[str, str, str]]) -> None:
    missing = [name for key, name in REQUIRED.items() if key not in {key for *_, key in found}]
    if missing:
        words = ", ".join(f"“{name}”" for name in missing)
        message = (
            f"{grid.where}: thiếu cột {words}. Các cột đã thấy: {shown([name for name, *_ in found])}. Nếu bảng bị cắt làm "
            'đôi, hãy ghép lại trong tệp; nếu cột ấy có tên khác, hãy chạy lại với --column "SỐ=TÊN".'
        )
        raise UnreadableError(message)
