"""Manuscripts built in code: what a reader of files would give for papers of every shape, plainly fictitious."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from plan.ground.model import Archive, Clause, Plan
from plan.intake.bringing import brought
from plan.intake.folder import write
from plan.intake.paper import Grid, GridCell, GridRow, Manuscript, Paragraph
from plan.reading.load import read

UP, LEFT = "^", "<"
"""A cell that the one above reaches into, or the one to the left."""


def paragraphs(*texts: str) -> list[Paragraph]:
    """Return paragraphs; a number before "|" is an automatic one."""
    return [_paragraph(text, f"đoạn {number}") for number, text in enumerate(texts, 1)]


def _paragraph(text: str, where: str) -> Paragraph:
    number, bar, words = text.partition("|")
    return Paragraph(words, number=number, where=where) if bar else Paragraph(text, where=where)


def grid(rows: Sequence[Sequence[str]], where: str = "bảng 1", *, is_layout: bool = False) -> Grid:
    """Return a table: a line break in a cell parts paragraphs, UP and LEFT are merged cells."""
    return Grid(tuple(GridRow(tuple(_cells(rows, at, where))) for at in range(len(rows))), len(rows[0]), where, is_layout)


def _cells(rows: Sequence[Sequence[str]], at: int, where: str) -> Iterator[GridCell]:
    for column, text in enumerate(rows[at]):
        if text in {UP, LEFT}:
            continue
        span, height = 1, 1
        while column + span < len(rows[at]) and rows[at][column + span] == LEFT:
            span += 1
        while at + height < len(rows) and rows[at + height][column] == UP:
            height += 1
        spot = f"{where}, hàng {at + 1}, cột {column + 1}"
        yield GridCell(column, span, height, tuple(_paragraph(one, spot) for one in text.split("\n")))


def manuscript(*blocks: Paragraph | Grid | Sequence[Paragraph]) -> Manuscript:
    """Return a manuscript of paragraphs, lists of them and tables."""
    flat = (one for block in blocks for one in (block if isinstance(block, list) else [block]))
    return Manuscript(tuple(flat), (), "docx")


def of_plan(plan: Plan) -> Manuscript:
    """Return the paper that a plan would be, well formed: cells merged over rows, an automatic number here and there."""
    head = [plan.number_line, plan.date_line, plan.kind, plan.title, plan.opening]
    clauses = [f"{clause.label or ''} {clause.words}".strip() for part in plan.parts for clause in part.walk()]
    foot = [plan.recipients_label, *(f"- {one.text};" for one in plan.recipients), f"- {plan.filing}", plan.file_mark]
    heading = [plan.appendix_label, plan.appendix_title, plan.appendix_reference]
    return manuscript(
        paragraphs(*head, *clauses, *foot, *plan.authority, plan.signer, *heading),
        grid([plan.columns, *_rows(plan)]),
    )


def _rows(plan: Plan) -> Iterator[list[str]]:
    for section in plan.sections:
        yield [section.id, section.title.upper(), *[LEFT] * (len(plan.columns) - 2)]
        for objective in section.objectives:
            number = objective.id.rpartition(".")[2]
            above = [number, "\n".join(objective.text)]
            for task in plan.tasks_of[objective.id]:
                middle = ["\n".join(task.text)]
                for activity in task.activities:
                    words = ["\n".join(activity.text)]
                    for one in activity.deliverables:
                        of_row = [one.lead.text, one.coordinating.text if one.coordinating else "", one.timing.text]
                        yield [*above, *middle, *words, "\n".join(f"- {text}" for text in one.text), *of_row]
                        above, middle, words = [UP, UP], [UP], [UP]
                    if not activity.deliverables:
                        yield [*above, *middle, *words, *[UP] * 4]


@dataclass(frozen=True)
class Imported:
    """What an import gave."""

    root: Path
    year: int
    archive: Archive

    @property
    def plan(self) -> Plan:
        """The plan that was brought in."""
        return self.archive.plan[self.year]

    def text(self, name: str) -> str:
        """Return a file of its folder."""
        return (self.root / "data" / str(self.year) / name).read_text(encoding="utf-8")


def imported(root: Path, paper: Manuscript, year: int = 2027, columns: dict[int, str] | None = None) -> Imported:
    """Bring a manuscript into the data under a root."""
    found = brought(paper, year, read(root).archive, columns or {})
    behind = {root / "data" / name: text for name, text in found.registers.items()}
    write(root / "data" / str(year), found.files, behind)
    return Imported(root, year, read(root).archive)


def clauses_of(plan: Plan) -> list[Clause]:
    """Return the clauses of a plan in their order."""
    return [clause for part in plan.parts for clause in part.walk()]
