"""What receives Word files reads the export back: each paragraph, and each cell in its place."""

from __future__ import annotations

from plan.ground.model import Archive
from plan.intake.paper import Grid, Paragraph
from plan.intake.reading_file import manuscript_in
from tests.word.opened import Box, Opened, W, boxes, said


def test_it_is_read_back_without_loss(content: bytes, word: Opened, plans: Archive) -> None:
    found = manuscript_in(content)
    head, foot, *appendices = (block for block in found.blocks if isinstance(block, Grid))
    assert [grid.is_layout for grid in (head, foot, *appendices)] == [True, True, *[False] * len(appendices)]
    for appendix, table in zip(appendices, word.data_tables, strict=True):
        heads = 2 if appendix is appendices[0] and plans.newest.column_groups else 1
        assert [row.is_head for row in appendix.rows] == [True] * heads + [False] * (len(appendix.rows) - heads)
        assert as_boxes(appendix) == boxes(table)
    body = [block for block in found.blocks if isinstance(block, Paragraph) and block.text]
    assert [block.text for block in body] == [*filter(None, map(said, word.body.findall(f"{W}p")))]
    headings = [block.text for block in body if block.style.startswith("heading ")]
    assert headings == [words for _, words in word.headings()][: len(headings)]
    assert len(headings) == sum(not clause.text for clause in plans.newest.clause.values())
    assert {aside.said.partition(":")[0] for aside in found.asides} == {"Chữ thường mà Word hiện thành chữ hoa"}


def as_boxes(grid: Grid) -> list[Box]:
    return [
        Box(at, cell.column, cell.height, cell.span, tuple(item.text for item in cell.paragraphs if item.text))
        for at, row in enumerate(grid.rows)
        for cell in row.cells
    ]
