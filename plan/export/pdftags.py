"""Tables of a tagged PDF whose merged cells a screen reader can follow, also over the end of a page.

WeasyPrint makes a table of each page's part of one, with the full height of merged cells in the part where they begin and
nothing in the next, and it counts columns wrongly where several merged cells stand side by side. Here each part becomes a
regular table (ISO 14289-1, 7.5; ISO 32000-1, 14.8.5.7).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pydyf

Element = Any
"""A structure element: a dictionary of pydyf, whose children are references."""


def regular_tables(_: object, pdf: pydyf.PDF) -> None:
    """Give every table cell its place: clip merged cells to the part of the table, let them go on in the next, name heads.

    To be passed to `write_pdf` as its `finisher`. Parts of one table follow each other; all have the same columns.
    """
    _Tables(pdf).mend()


class _Tables:
    def __init__(self, pdf: pydyf.PDF) -> None:
        self._pdf = pdf
        self._by_reference = {item.reference: item for item in pdf.objects if isinstance(item, pydyf.Dictionary)}

    def mend(self) -> None:
        going_on: dict[int, int] = {}
        for table in [item for item in self._by_reference.values() if item.get("S") == "/Table"]:
            heads, rows = self._rows(table, "/THead"), self._rows(table, "/TBody")
            names = [cell for head in heads for cell in self._kids(head)]
            if names and rows:
                going_on = self._part(rows, [cell["ID"] for cell in names], going_on)
                for cell in names:
                    cell["A"]["Scope"] = "/Column"

    def _part(self, rows: Sequence[Element], names: Sequence[Any], going_on: dict[int, int]) -> dict[int, int]:
        """Mend the rows of one part; return in how many rows of the next part each column's merged cell goes on."""
        taken: dict[int, int] = {}
        for number, row in enumerate(rows):
            left, cells, column = len(rows) - number, [], 0
            kids = iter(self._kids(row))
            while column < len(names):
                if number == 0 and going_on.get(column):
                    cell, height = self._empty(row), going_on[column]
                elif taken.get(column):
                    taken[column] -= 1
                    column += 1
                    continue
                elif cell := next(kids, None):
                    height = int(cell["A"].get("RowSpan", 1))
                else:
                    break
                width = int(cell["A"].get("ColSpan", 1))
                self._place(cell, min(height, left), names[column : column + width])
                for at in range(column, column + width):
                    taken[at] = height - 1
                cells.append(cell)
                column += width
            row["K"] = pydyf.Array([*(cell.reference for cell in cells), *(cell.reference for cell in kids)])
        return {column: rest for column, rest in taken.items() if rest}

    def _place(self, cell: Element, height: int, names: Sequence[Any]) -> None:
        cell["A"].pop("RowSpan", None)
        if height > 1:
            cell["A"]["RowSpan"] = height
        if cell["S"] == "/TH":
            cell["A"]["Scope"] = "/Row"
        else:
            cell["A"]["Headers"] = pydyf.Array(names)

    def _empty(self, row: Element) -> Element:
        cell = pydyf.Dictionary(
            {"Type": "/StructElem", "S": "/TD", "K": pydyf.Array([]), "Pg": row["Pg"], "P": row.reference}
        )
        cell["A"] = pydyf.Dictionary({"O": "/Table"})
        self._pdf.add_object(cell)
        return cell

    def _rows(self, table: Element, part: str) -> list[Element]:
        return [row for group in self._kids(table) if group["S"] == part for row in self._kids(group)]

    def _kids(self, element: Element) -> Iterator[Element]:
        return (self._by_reference[kid] for kid in element["K"] if kid in self._by_reference)
