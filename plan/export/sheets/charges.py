"""The sheet of what part IV charges an agency with, a paragraph a row."""

from __future__ import annotations

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from plan.export.sheets.paper import HIGHEST, LINE, Lying, lay_out, needed, put
from plan.facts.lists import Listed
from plan.facts.located import clause_name

_TITLES = ("Mục của {}", "Nguyên văn", "Qua nhóm")
_WIDTHS = (16, 110, 30)


def write(sheet: Worksheet, listed: Listed, looks: dict[str, Format]) -> None:
    """Fill the sheet: each item's heading, then what stands under it."""
    for at, title in enumerate(_TITLES):
        sheet.write_string(0, at, title.format(listed.plan.charged_in), looks["head"])
    rows = [Lying(LINE + 3)]
    for charge in listed.charges:
        for clause in charge.clause.walk():
            is_heading = clause is charge.clause
            via = listed.names[charge.via] if charge.via else ""
            texts = (clause_name(clause), " ".join(filter(None, (clause.label, clause.words))), via)
            for at, text in enumerate(texts):
                put(sheet, len(rows), at, text, looks["section" if is_heading else "cell"])
            rows.append(Lying(min(max(map(needed, texts, _WIDTHS)), HIGHEST), leads=is_heading))
    lay_out(sheet, _WIDTHS, rows, 0)
