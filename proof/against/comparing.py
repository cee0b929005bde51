"""A plan's source.txt and the file that it was made of: every paragraph and cell, told where they differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from pathlib import Path

from plan.ground.problems import Place, Problem, Said, say, visible
from proof.against.exact import exact
from proof.against.office import UnopenedError, export
from proof.against.pages import Page, page
from proof.against.pairing import BREAK, Pair, Written, pairs, written
from proof.against.shown import ShownLine, ShownRow, rows
from proof.excerpts import apart, short
from proof.guide import Guide
from proof.nodes import UnreadableError
from proof.proving import SOURCE, UnprovenError, source_lines


@dataclass(frozen=True)
class Comparison:
    """What comparing a source with a file gave."""

    year: str
    file: str
    """The file's name."""
    paragraphs: int = 0
    """How many of them the source has."""
    cells: int = 0
    """How many the source has in tables, the empty ones too."""
    problems: tuple[Problem, ...] = ()
    remarks: tuple[str, ...] = ()
    """In Vietnamese, what the file holds beside its text, and what could not be compared to the letter."""
    refused: str = ""
    """In Vietnamese, why nothing was compared; empty where it was."""

    @property
    def holds(self) -> bool:
        """Whether the source has all that the file shows, and no more."""
        return not self.problems and not self.refused


def against(root: Path, year: str, file: Path) -> Comparison:
    """Compare the source of a year's plan with a file."""
    try:
        text, guide = source_lines(root, year)
        found = _read(file)
    except UnopenedError as error:
        return Comparison(year, file.name, refused=str(error))
    except UnprovenError as error:
        return Comparison(year, file.name, problems=error.problems)
    except UnreadableError as error:
        return Comparison(year, file.name, problems=(error.problem,))
    return compared(year, file.name, text, guide, found)


def _read(file: Path) -> Page:
    made = export(file)
    return page(made.html, has_titles=True) if made.text is None else exact(page(made.html), made.text)


def compared(year: str, name: str, text: str, guide: Guide, found: Page) -> Comparison:
    """Compare a source with what a file shows.

    Args:
        year: of the plan.
        name: the file's.
        text: source.txt.
        guide: how that is read.
        found: what the file shows.

    """
    keys = {number: part.columns for part in guide.layout for number in part.lines}
    lines = written(text, {number: columns for number, columns in keys.items() if columns})
    both = [*pairs(lines, rows(found))]
    cells = [len(line.cells) for line in lines if len(line.cells) > 1]
    problems = tuple(_told(both, f"data/{year}/{SOURCE}", name))
    return Comparison(year, name, len(lines) - len(cells), sum(cells), problems, tuple(_remarks(found, both)))


def _told(both: Sequence[Pair], source: str, file: str) -> Iterator[Problem]:
    """Tell what differs on the lines of the source; what it lacks on the line above."""
    above = 1
    for line, row in both:
        above = line.number if line else above
        for said in _differences(line, row, file):
            yield Problem(Place(source, above, 1), said, "differs")


def _differences(line: Written | None, row: ShownRow | None, file: str) -> Iterator[Said]:
    if line is None and row is not None:
        words = short(_words(row))
        yield say(
            f"sau dòng này {file} có «{words}» ({row.where}), bản nguồn không có",
            f"below this line {file} has «{words}» ({row.where}), the source has not",
        )
    elif line is not None and row is None:
        words = short(BREAK.join(text for cell in line.cells for text in cell))
        yield say(f"bản nguồn có «{words}», {file} không có", f"the source has «{words}», {file} has not")
    elif line is not None and row is not None:
        yield from _within(line, row, file)


def _within(line: Written, row: ShownRow, file: str) -> Iterator[Said]:
    cells, count = row.cells(len(line.cells), line.keys), len(line.cells)
    if cells is None:
        yield say(
            f"bản nguồn có {count} ô, {file} có {len(row.starts[0])} ({row.where}: «{short(_words(row))}»)",
            f"the source has {count} cells, {file} has {len(row.starts[0])} ({row.where})",
        )
        return
    for number, (wanted, found) in enumerate(zip(line.cells, cells, strict=True), 1):
        shown = found if count > 1 else _joined(found)
        if not _is_same(wanted, shown):
            cell = f"ô {number}: " if count > 1 else ""
            _, source, other = apart(wanted, tuple(one.shown for one in shown))
            yield say(
                f"{cell}bản nguồn {_has(source)}, {file} {_has(other)} ({row.where})",
                f"cell {number}: the source has «{source}», {file} has «{other}» ({row.where})",
            )


def _joined(shown: Sequence[ShownLine]) -> Sequence[ShownLine]:
    """Return the lines of a paragraph of the body as one: a line break is a space there."""
    first, *others = shown or [ShownLine("")]
    return (replace(first, text=" ".join((first.text, *(one.shown for one in others)))),) if others else shown


def _is_same(wanted: Sequence[str], shown: Sequence[ShownLine]) -> bool:
    return all(source is not None and one is not None and one.is_in(source) for source, one in zip_longest(wanted, shown))


def _remarks(found: Page, both: Sequence[Pair]) -> Iterator[str]:
    for what, words in found.asides:
        yield f"Tệp có {what} ngoài thân văn bản, không so: «{short(words)}»"
    loose = [line.number for line, row in both if line and row and not _is_exact(row)]
    if loose:
        listed = ", ".join(map(str, loose[:10])) + ("…" if len(loose) > 10 else "")  # noqa: PLR2004 - enough to begin with
        yield f"Số dấu cách, dấu tab của dòng {listed} không so được: bản xuất của LibreOffice không giữ"
    yield _BLIND


_BLIND = (
    "Cách đọc này không thấy dấu sửa đổi (LibreOffice in cả chữ đã xóa; lệnh import từ chối tệp còn dấu ấy), chữ ẩn, và số "
    "tự động mà LibreOffice đếm khác Word. Nó không thay việc so với văn bản đã ký"
)


def _is_exact(row: ShownRow) -> bool:
    return all(words.is_exact for box in row.fresh for words in box.words)


def _words(row: ShownRow) -> str:
    return BREAK.join(line.shown for cell in row.cells(1) or () for line in cell)


def _has(words: str) -> str:
    return f"có «{words}»" if words else "để trống"


def as_text(found: Comparison) -> str:
    """Return what differs, each on a line that begins with file:line:column, what was not compared, and a line of it all."""
    if found.refused:
        return f"{visible(found.refused)}\n"
    lines = [visible(str(problem)) for problem in found.problems[:_MOST]]
    if (left := len(found.problems) - _MOST) > 0:
        lines.append(f"Còn {left} chỗ khác không hiện ở đây.")
    lines += ["", _REMEDY, ""] if found.problems else []
    lines += [f"Lưu ý: {visible(remark)}." for remark in found.remarks]
    counted = f"{found.paragraphs} đoạn, {found.cells} ô"
    if found.holds:
        last = f"khớp với {found.file}: {counted}"
    elif counted == _NOTHING:
        last = f"chưa đối chiếu được với {found.file}"
    else:
        last = f"khác {found.file} ở {len(found.problems)} chỗ ({counted})"
    return "".join(f"{line}\n" for line in (*lines, visible(f"Bản nguồn {found.year}: {last}")))


_MOST = 100
"""So many differences are told; more are no slip of one place."""
_NOTHING = "0 đoạn, 0 ô"
_REMEDY = (
    "Mỗi dòng trên bắt đầu bằng tệp:dòng:cột. Hãy mở tệp xem chỗ ấy. Tệp đúng: sửa source.txt theo tệp, ghi mã mới ở "
    "proof.yml (sha256) và sửa dữ liệu. Bản nguồn đúng, chỉ LibreOffice đọc khác: giữ nguyên, và nói lại khi gửi duyệt."
)
