"""A manuscript → what it holds in its order: lines before the appendix, headings, titles of sections, tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from plan.intake.body import BodyLine, lines_of, told
from plan.intake.heads import Head, head, names_of, refuse_beyond, shown
from plan.intake.paper import Grid, Manuscript, Paragraph, UnreadableError
from plan.intake.rows import AppendixRow, Cells, is_section, plain_rows, rows
from plan.intake.spelling import matching

SECTION = "section"
"""What a line is that is the title of a section above its table."""
OF_TARGETS = "targets."
"""What the keys of the second appendix begin with."""
_LABEL = re.compile(r"phụ lục( số)?( [0-9ivx]+)?\s*([.:–-].{0,200})?")
_REFERENCE = re.compile(r"[(\[]?\s*(ban hành )?(kèm )?theo\b.*|\(.*kèm theo.*")


@dataclass(frozen=True)
class AppendixTable:
    """A table of the appendix."""

    rows: tuple[AppendixRow, ...]
    head: Head


@dataclass(frozen=True)
class TargetTable:
    """The table of the second appendix: its rows, the first of which names the columns."""

    rows: tuple[Cells, ...]


Stretch = BodyLine | AppendixTable | TargetTable


def pieces(received: Manuscript, asked: Mapping[int, str]) -> tuple[Stretch, ...]:
    """Return what a manuscript holds.

    Args:
        received: the manuscript.
        asked: what somebody has said that columns hold, by their number from 1.

    Raises:
        UnreadableError: it has no appendix, or a table that is not understood; says what was seen.

    """
    blocks = [one for block in received.blocks for one in _flat(block)]
    heads = {at: found for at, block in enumerate(blocks) if isinstance(block, Grid) and (found := head(block, asked))}
    if not heads:
        raise UnreadableError(_no_appendix(blocks))
    refuse_beyond(heads.values(), asked)
    start = _start(blocks, min(heads))
    body = told(lines_of([block for block in blocks[:start] if isinstance(block, Paragraph)]))
    return (*body, *_tail(blocks, start, heads))


def _flat(block: Paragraph | Grid) -> Iterator[Paragraph | Grid]:
    """Yield the paragraphs of a table that only sets words side by side, anything else as it is."""
    if isinstance(block, Grid) and block.is_layout:
        yield from (paragraph for row in block.rows for cell in row.cells for paragraph in cell.paragraphs)
    else:
        yield block


def _start(blocks: Sequence[Paragraph | Grid], first: int) -> int:
    """Return where the appendices begin: at the first label of one, else at the first table and the titles above it."""
    labels = (at for at, block in enumerate(blocks) if isinstance(block, Paragraph) and _is_label(block.shown))
    start = next(labels, None)
    grids = [at for at, block in enumerate(blocks) if isinstance(block, Grid)]
    if start is None or start > first:
        start = first
        while start and _is_title(blocks[start - 1]):
            start -= 1
    stray = next((at for at in grids if at < start), None)
    if stray is not None:
        raise UnreadableError(_not_understood(blocks[stray]))
    return start


def _is_label(text: str) -> bool:
    lines = [line for line in re.split(r"[\r\n\v]+", text) if line.strip()]
    return bool(lines) and bool(_LABEL.fullmatch(matching(lines[0])))


def _is_title(block: Paragraph | Grid) -> bool:
    return isinstance(block, Paragraph) and is_section([matching(block.shown).upper()])


def _tail(blocks: Sequence[Paragraph | Grid], start: int, heads: Mapping[int, Head]) -> Iterator[Stretch]:
    """Yield the appendices, each from its label to the next."""
    labels = [at for at in range(start, len(blocks)) if isinstance(one := blocks[at], Paragraph) and _is_label(one.shown)]
    edges = [start, *(at for at in labels if at > start), len(blocks)]
    others = 0
    for begin, end in pairwise(edges):
        is_appendix = any(begin <= at < end for at in heads)
        others += not is_appendix
        if others > 1:
            message = f"Tệp có hơn một phụ lục không phải bảng nhiệm vụ; chỉ đọc được một: {_where(blocks[begin])}."
            raise UnreadableError(message)
        yield from _appendix(blocks, range(begin, end), heads) if is_appendix else _targets(blocks[begin:end])


def _appendix(blocks: Sequence[Paragraph | Grid], within: range, heads: Mapping[int, Head]) -> Iterator[Stretch]:
    is_headed = False
    for at in within:
        block = blocks[at]
        if isinstance(block, Grid):
            if at not in heads:
                raise UnreadableError(_not_understood(block))
            is_headed = True
            yield AppendixTable(rows(block, heads[at]), heads[at])
        elif _is_title(block):
            is_headed = True
            yield BodyLine(block.shown, block.where, SECTION)
        else:
            yield from _heading(block, "appendix_", is_known=not is_headed)


def _heading(block: Paragraph, prefix: str, *, is_known: bool) -> Iterator[BodyLine]:
    """Yield the lines of a heading of an appendix; below its first table nothing is one."""
    for line in re.split(r"[\r\n\v]+", block.shown):
        words = matching(line)
        is_label, is_reference = _LABEL.fullmatch(words), _REFERENCE.fullmatch(words)
        key = f"{prefix}{'label' if is_label else 'reference' if is_reference else 'title'}"
        if any(map(str.isalnum, words)):
            yield BodyLine(line, block.where, key if is_known else "")
        elif words:
            yield BodyLine(line, block.where)


def _targets(blocks: Sequence[Paragraph | Grid]) -> Iterator[Stretch]:
    """Yield the second appendix; a table goes on where the next begins."""
    found: Grid | None = None
    for block in blocks:
        if isinstance(block, Grid) and found is not None:
            raise UnreadableError(_not_understood(block))
        if isinstance(block, Grid):
            found = block
            yield TargetTable(plain_rows(block))
        else:
            yield from _heading(block, OF_TARGETS, is_known=found is None)
    if found is None:
        message = f"{_where(blocks[0])}: phụ lục này không có bảng nào. Hãy bỏ nó khỏi tệp, hoặc thêm bảng."
        raise UnreadableError(message)


def _no_appendix(blocks: Sequence[Paragraph | Grid]) -> str:
    grids = [block for block in blocks if isinstance(block, Grid)]
    if not grids:
        return (
            "Tệp không có bảng nào, nên không có Phụ lục nhiệm vụ. Hãy xin tệp có bảng nhiệm vụ (Phụ lục) kèm theo kế hoạch."
        )
    return _not_understood(grids[0])


def _not_understood(block: Paragraph | Grid) -> str:
    names = shown(names_of(block)) if isinstance(block, Grid) else ""
    return (
        f"{_where(block)}: không hiểu bảng này. Hàng đầu của nó: {names}. Bảng nhiệm vụ cần hàng đầu ghi tên các cột "
        "(Nhiệm vụ, Sản phẩm, Cơ quan chủ trì, Thời gian thực hiện …), cả khi sang bảng mới. Hãy thêm hàng ấy, ghép bảng "
        'bị cắt, hoặc chạy lại với --column "SỐ=TÊN".'
    )


def _where(block: Paragraph | Grid) -> str:
    return block.where or "Tệp"
