"""Whether a table holds data or only sets words side by side, as Vietnamese offices do for motto and signature."""

from __future__ import annotations

from collections.abc import Iterator

from plan.ground.folding import folded
from plan.intake.paper import Grid

_MOST_COLUMNS, _MOST_ROWS = 3, 4
_WORDS = ("cong hoa xa hoi chu nghia viet nam", "doc lap - tu do - hanh phuc", "noi nhan")


def is_layout(grid: Grid, *, has_lines: bool) -> bool:
    """Tell whether a table is for layout.

    It is when it has one cell; or when it is small (at most three columns, four rows) and either holds the motto
    (Nghị định 30/2020/NĐ-CP, Phụ lục I) or "Nơi nhận", or has no lines and no repeated head.
    """
    cells = [cell for row in grid.rows for cell in row.cells]
    is_small = len({cell.column for cell in cells}) <= _MOST_COLUMNS and len(grid.rows) <= _MOST_ROWS
    is_plain = not has_lines and not any(row.is_head for row in grid.rows)
    return len(cells) == 1 or (is_small and (is_plain or any(word in text for text in _texts(grid) for word in _WORDS)))


def _texts(grid: Grid) -> Iterator[str]:
    """Yield the texts of all cells as they are compared: without diacritics, one space between words, one kind of dash."""
    for row in grid.rows:
        for cell in row.cells:
            for paragraph in cell.paragraphs:
                yield " ".join(folded(paragraph.text).replace("–", "-").split())
