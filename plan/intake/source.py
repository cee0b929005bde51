"""What a file holds → source.txt, letter for letter, and the proof.yml that says how it is read."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from plan.ground.unseen import visible
from plan.intake.body import DROPPED, PARAGRAPHS, BodyLine
from plan.intake.counting import RowCounter
from plan.intake.heads import Head
from plan.intake.paper import BREAK, Aside, UnreadableError
from plan.intake.received import SECTION, AppendixTable, Stretch, TargetTable
from plan.intake.rows import AppendixRow, Cells
from plan.intake.spelling import DASHES, kept, runs_on, usual
from plan.intake.yamltext import Raw, file_text

USUAL = ("number", "objective", "task", "activity", "deliverable", "lead", "coordinating", "timing")
"""The columns that need not be named."""
LISTED_KEYS = {"recipients", "authority"}
"""Keys of plan.yml of which each line is an item."""
_ONE_LINE = frozenset({"number", "lead", "coordinating", "timing"})
"""Columns whose cells are no lists."""
_RULES = (
    ("drop-line", "Quốc hiệu, tiêu ngữ, tên cơ quan, chữ đã ký, đường kẻ, hàng đánh số cột: dữ liệu không giữ."),
    ("drop-repeat", "Hàng tên cột in lại ở trang hoặc bảng sau."),
    ("usual-signs", "Dấu cách lạ, dấu không nhìn thấy, chữ tách dấu: dữ liệu không giữ, chữ không đổi."),
    ("single-spaces", "Nhiều dấu cách liền nhau, hoặc dấu cách ở đầu, cuối: dữ liệu giữ một dấu cách."),
    ("join-rows", "Một đoạn được in thành nhiều dòng."),
    ("join-items", "Các dòng trong một ô tên cơ quan, thời gian hoặc số thứ tự là một dòng chữ."),
    ("split-items", "Mỗi đoạn trong một ô là một mục của danh sách."),
    ("drop-start", "Gạch đầu dòng tạo thành danh sách; dữ liệu chỉ giữ chữ."),
    ("drop-end", "Dấu chấm phẩy ngăn các nơi nhận; dữ liệu chỉ giữ tên."),
    ("dashes-to-items", "Các ý gạch đầu dòng viết liền trong một ô là các mục của danh sách."),
    ("cut-first-word", "Số và tên của lĩnh vực nằm trong một ô."),
    ("drop-number", "Số thứ tự in ở đây không nối tiếp các số ở trên; mã đếm tiếp."),
    ("ignore-case", "Tên lĩnh vực ở đây viết hoa toàn bộ, trong dữ liệu viết thường."),
)
"""The rules in the order in which they run, and why each is there."""


class SourceText:
    """Collects the lines of a source, what they hold, and the rules that they need."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._layout: list[tuple[str, str, list[int], tuple[str, ...]]] = []
        self._rules: dict[tuple[str, object], list[int]] = {}
        self._head: list[Cells] = []
        self._counter = RowCounter()
        self.dropped: list[BodyLine] = []
        """Lines of which the data keep nothing."""

    @property
    def text(self) -> str:
        """The text of source.txt."""
        return "".join(f"{line}\n" for line in self._lines)

    def take(self, pieces: Sequence[Stretch]) -> None:
        """Write down what a file holds."""
        lines: Iterable[Stretch]
        for key, lines in groupby(pieces, lambda piece: piece.key if isinstance(piece, BodyLine) else type(piece)):
            if isinstance(key, str):
                self._body(key, [line for line in lines if isinstance(line, BodyLine)])
            else:
                for table in lines:
                    self._table(table)

    def _body(self, key: str, lines: list[BodyLine]) -> None:
        is_list = key in {*LISTED_KEYS, "filing", "title"}
        numbers = [self._line(line.text, is_below=is_list and at > 0) for at, line in enumerate(lines)]
        if key == DROPPED:
            self.dropped += lines
            self._rule("drop-line", numbers)
        elif key in {PARAGRAPHS, SECTION} or key in LISTED_KEYS:
            kind = {PARAGRAPHS: "clauses", SECTION: "section"}.get(key, "list")
            self._part(kind, "sections" if key == SECTION else key, numbers)
        else:
            self._part("keys", key, numbers)
        if key in {"recipients", "filing"}:
            self._items(key, lines, numbers)
        for line, number in zip(lines, numbers, strict=True):
            if key == SECTION:
                self._counter.begin()
            if key == SECTION and line.words.isupper():
                self._rule("ignore-case", [number], 1)

    def _items(self, key: str, lines: Sequence[BodyLine], numbers: Sequence[int]) -> None:
        for line, number in zip(lines, numbers, strict=True):
            self._rule("drop-start", [number] if line.words.startswith(DASHES) else [], DASHES)
            self._rule("drop-end", [number] if key == "recipients" and line.words.endswith(";") else [], ";")

    def _line(self, text: str, *, is_below: bool) -> int:
        """Add a line, with an empty one above but of a list; a tab or break inside is a space."""
        if BREAK.strip() in text:
            message = f"Tệp có dấu {BREAK.strip()} trong câu chữ (“{kept(text)[:60]}”); hãy bỏ dấu ấy trong tệp rồi chạy lại."
            raise UnreadableError(message)
        self._lines += [] if is_below else [""]
        return self._write(" ".join(re.split(r"[\r\n\v]+", text.replace("\t", " "))))

    def _write(self, line: str) -> int:
        self._lines.append(line)
        number = len(self._lines)
        self._rule("usual-signs", [number] if usual(line) != line else [])
        self._rule("single-spaces", [number] if any(map(_is_spaced, usual(line).split("\t"))) else [])
        return number

    def _table(self, table: Stretch) -> None:
        self._lines.append("")
        if isinstance(table, AppendixTable):
            self._appendix(table)
        elif isinstance(table, TargetTable):
            numbers = [self._row(cells) for cells in table.rows]
            self._part("head", "targets.columns", numbers[:1])
            self._part("table", "targets", numbers[1:])
            for cells, number in zip(table.rows, numbers, strict=True):
                self._one_line(cells, range(len(cells)), number)

    def _row(self, cells: Cells) -> int:
        return self._write("\t".join(BREAK.join(cell) for cell in cells))

    def _appendix(self, table: AppendixTable) -> None:
        head, depth = table.head, table.head.depth
        columns = () if head.keys == USUAL else head.keys
        numbers = [self._row(row.cells) for row in table.rows]
        printed = [row.cells for row in table.rows[:depth]]
        if self._head:
            self._rule("drop-repeat" if printed == self._head else "drop-line", numbers[:depth])
        else:
            self._head = printed
            self._part("list" if depth == 1 and not columns else "head", "columns", numbers[:depth])
        is_numbered = head.keys[0] == "number"
        for row, number in zip(table.rows[depth:], numbers[depth:], strict=True):
            if row.kind in {"repeat", "ordinals"}:
                self._rule("drop-repeat" if row.cells in printed else "drop-line", [number])
            elif row.kind == "section":
                self._part("rows" if is_numbered else "section", "sections", [number], columns if is_numbered else ())
                self._section(row.cells, number, is_numbered=is_numbered)
            else:
                self._part("rows", "sections", [number], columns)
                self._cells(row.cells, head, number)
                self._count(row, head, number)

    def _count(self, row: AppendixRow, head: Head, number: int) -> None:
        texts = {key: row.text(at) for at, key in enumerate(head.keys) if key != "other"}
        is_next = self._counter.row({key for key, text in texts.items() if text}, texts.get("number", ""))
        self._rule("drop-number", [] if is_next else [number])

    def _section(self, cells: Cells, number: int, *, is_numbered: bool) -> None:
        filled = [at for at, cell in enumerate(cells) if cell]
        self._counter.begin()
        is_cut = is_numbered and len(filled) == 1
        self._rule("cut-first-word", [number] if is_cut else [])
        title = kept(" ".join(text for cell in cells for text in cell))
        self._rule("ignore-case", [number] if title.isupper() else [], 2 if is_cut else filled[-1] + 1)

    def _cells(self, cells: Cells, head: Head, number: int) -> None:
        self._one_line(cells, [at for at, key in enumerate(head.keys) if key in _ONE_LINE], number)
        listed = [cell for cell, key in zip(cells, head.keys, strict=True) if key not in _ONE_LINE and len(cell) > 1]
        starts = {dash for cell in listed for text in cell[1:] for dash in DASHES if kept(text).startswith(dash)}
        for dash in DASHES:
            self._rule("split-items", [number] if dash in starts else [], f"{BREAK}{dash}")
        is_plain = any(not kept(text).startswith(DASHES) for cell in listed for text in cell[1:])
        self._rule("split-items", [number] if is_plain else [], BREAK)
        is_dashed = any(kept(cell[0]).startswith(DASHES) for cell in cells if cell)
        self._rule("drop-start", [number] if is_dashed else [], DASHES)
        self._rule("dashes-to-items", [number] if runs_on(text for cell in cells for text in cell) else [])

    def _one_line(self, cells: Cells, columns: Iterable[int], number: int) -> None:
        for at in columns:
            self._rule("join-items", [number] if len(cells[at]) > 1 else [], at + 1)

    def _part(self, kind: str, name: str, numbers: Sequence[int], columns: tuple[str, ...] = ()) -> None:
        if not numbers:
            return
        above = self._layout[-1] if self._layout else None
        if above and above[:2] == (kind, name) and above[3] == columns:
            above[2].extend(numbers)
        else:
            self._layout.append((kind, name, [*numbers], columns))

    def _rule(self, name: str, numbers: Sequence[int], more: object = None) -> None:
        if numbers:
            self._rules.setdefault((name, more), []).extend(numbers)

    def _filled(self, numbers: Sequence[int]) -> list[int]:
        """Return lines with the empty ones between them."""
        empty = (number for number in range(numbers[0], numbers[-1]) if not self._lines[number - 1])
        return sorted({*numbers, *empty})

    def guide(self, asides: Sequence[Aside]) -> str:
        """Return the text of proof.yml, with what the file has besides the text of its body as remarks at its head."""
        for kind, _, numbers, _ in self._layout:
            self._rule("join-rows", numbers if kind == "keys" and len(numbers) > 1 else [], len(self._rules))
        layout = [_part_text(kind, name, self._filled(numbers), columns) for kind, name, numbers, columns in self._layout]
        longest_first = sorted(self._rules.items(), key=lambda one: -len(str(one[0][1])))
        rules = [
            {"rule": name, "lines": _ranges(numbers), **_more(name, more), "reason": reason}
            for name, reason in _RULES
            for (found, more), numbers in longest_first
            if found == name
        ]
        digest = hashlib.sha256(self.text.encode()).hexdigest()
        notes = (visible(f"Ngoài chữ của đoạn văn và ô bảng, tệp có ở {one.where}: {one.said}") for one in asides)
        return file_text("", "\n# ".join([_ABOUT, *notes]), {"sha256": digest, "layout": layout, "rules": rules})


_ABOUT = "Cách đọc source.txt để đối chiếu với dữ liệu của kế hoạch này (python -m proof); lệnh import viết tệp này."


def _part_text(kind: str, name: str, numbers: Sequence[int], columns: tuple[str, ...]) -> dict[str, object]:
    return {"lines": _ranges(numbers), kind: name, **({"columns": _flow(columns)} if columns else {})}


def _more(rule: str, more: object) -> dict[str, object]:
    if isinstance(more, int):
        return {"cell": more} if rule in {"ignore-case", "join-items"} else {}
    if isinstance(more, tuple):
        return {"words": _flow(more)}
    return {"words": Raw(f'"{more}"')} if more else {}


def _flow(words: Iterable[str]) -> Raw:
    return Raw(f"[{', '.join(_quoted(word) for word in words)}]")


def _quoted(word: str) -> str:
    return word if word.isalpha() else f'"{word}"'


def _ranges(numbers: Iterable[int]) -> Raw:
    """Return line numbers as proof.yml has them: 8, 12-140, [3, 5-7]."""
    found = [*_runs(sorted({*numbers}))]
    return Raw(found[0] if len(found) == 1 else f"[{', '.join(found)}]")


def _runs(numbers: Sequence[int]) -> Iterator[str]:
    for _, run in groupby(enumerate(numbers), lambda one: one[1] - one[0]):
        first, *rest = (number for _, number in run)
        yield f"{first}-{rest[-1]}" if rest else str(first)


def _is_spaced(text: str) -> bool:
    """Tell whether the spaces of a text are not those that the data keep."""
    return " ".join(text.split()) != text
