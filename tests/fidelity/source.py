"""Reading the document: ``source.txt`` as cells and paragraphs.

The extraction broke the document in places (EDITORIAL.md, "Where the extraction
broke the table"). Each break is mended by one `Rule` that sees only the lines it
is for, so that everywhere else the comparison is letter for letter, spaces and
punctuation included. Each piece of text then gets the id that its place in the
document gives it; no id is read from the data.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

Lines = Mapping[int, str]
"""Lines of the file by number, from 1."""

COLUMNS = (
    "TT",
    "Mục tiêu",
    "Nhiệm vụ",
    "Hoạt động",
    "Sản phẩm",
    "Cơ quan chủ trì",
    "Cơ quan phối hợp",
    "Thời gian thực hiện",
)
TITLE, TASK, PRODUCT = 1, 2, 4
"""Positions in a row of the appendix; a section's title stands under "Mục tiêu"."""

LABEL, BODY = "nhãn", "nội dung"
"""The two fields of a paragraph of parts I-IV: "a)" and what follows it."""

HEADER = {
    3: ("number_line",),
    5: ("date_line",),
    7: ("kind",),
    8: ("title",),
    10: ("opening",),
}
"""What stands above part I, by line: the keys of plan.yml."""

PARTS = range(12, 141)
"""The lines of parts I-IV."""

CLOSING = {
    142: ("recipients_label",),
    **{line: (f"recipients.{line - 143}",) for line in range(144, 155)},
    155: ("filing",),
    157: ("file_mark",),
    **{line: (f"authority.{line - 158}",) for line in range(159, 162)},
    163: ("signer",),
    165: ("appendix_label", "appendix_title", "appendix_reference"),
    167: tuple(f"columns.{position}" for position in range(1, 9)),
}
"""What stands between part IV and the first row of the appendix, by line."""

APPENDIX = range(168, 258)
"""The lines of the appendix's rows."""

CONTINUED = {212: 215, 213: 215, 227: 229}
"""Rows cut by a page break, and the line on which their rest stands."""


class Place(NamedTuple):
    """A cell or paragraph: the id of its record, and the column or field."""

    record: str
    column: str = BODY

    def on(self, line: str) -> str:
        """Say where this is: "dòng 241, cột Hoạt động (VII.1.3.1)"."""
        if self.column in COLUMNS:
            return f"{line}, cột {self.column} ({self.record})"
        label = f", {LABEL}" if self.column == LABEL else ""
        return f"đoạn {self.record}, {line}{label}"


@dataclass(frozen=True)
class Printed:
    """The text at one place of the document; a list has an item a line."""

    place: Place
    text: str
    line: int

    @property
    def lines(self) -> tuple[int, ...]:
        """The lines of the file that the text is read from."""
        rest = CONTINUED.get(self.line)
        return (self.line, rest) if rest else (self.line,)

    @property
    def where(self) -> str:
        """The place in words, with its lines."""
        return self.place.on(f"dòng {'+'.join(map(str, self.lines))}")


@dataclass(frozen=True)
class Rule:
    """One stated normalisation: what it mends, on which lines, and how."""

    name: str
    reason: str
    lines: tuple[int, ...]
    rewrite: Callable[[Lines], Lines]
    """A pure function: gets the lines of the rule and nothing else, in order."""

    def apply(self, lines: Lines) -> Lines:
        """Return all lines, those of the rule rewritten."""
        return {**lines, **self.rewrite({number: lines[number] for number in self.lines})}


def each(change: Callable[[str], str]) -> Callable[[Lines], Lines]:
    """Make a rewriting of single lines into one of several."""
    return lambda lines: {number: change(line) for number, line in lines.items()}


def without(pattern: str) -> Callable[[Lines], Lines]:
    """Return a rewriting that drops what matches."""
    return each(lambda line: re.sub(pattern, "", line))


def paragraphs(line: str) -> str:
    """Turn <p> paragraphs into items of a list."""
    return re.sub(r"</?p>", "", line.replace("</p> <p>", "\n"))


def dashed_items(line: str) -> str:
    """Turn "- a. - b." into items: a dash counts only at the start or after a stop."""
    return re.sub(r"(?<=[.;]) - ", "\n", re.sub(r"(^|\t)- ", r"\1", line))


def appendix_heading(line: str) -> str:
    """Cut "PHỤ LỤC**title***(reference)*" at its marks."""
    return line.removesuffix("*").replace("***", "\t").replace("**", "\t")


def recipient(line: str) -> str:
    """Drop the dash before a recipient and the semicolon after it."""
    return line.removeprefix("- ").removesuffix(";")


def heading_in_two_cells(line: str) -> str:
    """Move the title out of the number's cell, into the empty cell after it."""
    return line.replace(" ", "\t", 1).removesuffix("\t")


def heading_in_lower_case(line: str) -> str:
    """Take the capitals from a section's title, not from its Roman number."""
    number, title = line.split("\t", 1)
    return f"{number}\t{title.lower()}"


def shifted_right(line: str) -> str:
    """Put back the empty cell that was lost on the left."""
    return f"\t{line}"


def two_products(lines: Lines) -> Lines:
    """Move the second sentence of the product to the row below."""
    (above, upper), (below, lower) = ((n, line.split("\t")) for n, line in lines.items())
    upper[PRODUCT], lower[PRODUCT] = re.split(r"(?<=\.) ", upper[PRODUCT])
    return {above: "\t".join(upper), below: "\t".join(lower)}


def cut_cells(lines: Lines) -> Lines:
    """Join the tails on the last line to the objective and the product they were cut from."""
    (first, objective), (second, product), (last, tails) = ((n, line.split("\t")) for n, line in lines.items())
    objective[TITLE] += f" {tails[0]}"
    product[PRODUCT] += f" {tails[PRODUCT]}"
    return {first: "\t".join(objective), second: "\t".join(product), last: ""}


def cut_row(lines: Lines) -> Lines:
    """Join two halves of a row, cell by cell."""
    (above, upper), (below, lower) = lines.items()
    halves = zip(upper.split("\t"), lower.split("\t"), strict=True)
    return {above: "\t".join(" ".join(filter(None, pair)) for pair in halves), below: ""}


def merged_task(lines: Lines) -> Lines:
    """Move the text of a merged cell from its last row to its first."""
    (first, upper), (last, lower) = ((n, line.split("\t")) for n, line in lines.items())
    upper[TASK], lower[TASK] = lower[TASK], upper[TASK]
    return {first: "\t".join(upper), last: "\t".join(lower)}


RULES = (
    Rule(
        "residue row",
        "A table rule of the extraction, no row of the document.",
        (194,),
        without(r"[-\t]+"),
    ),
    Rule(
        "paragraph tags",
        "<p> is residue; the paragraphs of a cell are items of a list.",
        (174, 176, 193),
        each(paragraphs),
    ),
    Rule(
        "italic tags",
        "<i> is residue.",
        (191,),
        without(r"</?i>"),
    ),
    Rule(
        "list tags",
        "Two unclosed <ul style=…> are residue.",
        (257,),
        without(r"<ul [^>]*> "),
    ),
    Rule(
        "white space",
        "Spaces at the end of a cell are no text. Nowhere else is white space touched.",
        (257,),
        without(r" +(?=\t|$)"),
    ),
    Rule(
        "list dashes",
        "Dashed items are items of a list; 240 lacks the first dash.",
        (169, 172, 201, 204, 206, 221, 240, 250, 257),
        each(dashed_items),
    ),
    Rule(
        "emphasis marks",
        "** around the signature is residue.",
        (159, 161),
        without(r"\*\*"),
    ),
    Rule(
        "appendix heading",
        "Label, title and reference stand on one line, apart only by their marks.",
        (165,),
        each(appendix_heading),
    ),
    Rule(
        "recipients",
        "The dash and the semicolon make the list; the data keep the names.",
        tuple(range(144, 156)),
        each(recipient),
    ),
    Rule(
        "headings in one cell",
        "Sections II-V have number and title in one cell; I, VI, VII in two.",
        (175, 198, 205, 211),
        each(heading_in_two_cells),
    ),
    Rule(
        "heading capitals",
        "Section titles are in capitals here and in sentence case in the data.",
        (168, 175, 198, 205, 211, 226, 237),
        each(heading_in_lower_case),
    ),
    Rule(
        "shifted columns",
        'The empty cell "Mục tiêu" was lost: seven columns, one too far left.',
        (249, 250, 251, 252),
        each(shifted_right),
    ),
    Rule(
        "two products in one cell",
        "The plan and the report are due at different times: 171 has the second.",
        (170, 171),
        two_products,
    ),
    Rule(
        "cells cut by a page break",
        "215 has the tails of the objective of 212 (in TT) and of the product of 213.",
        (212, 213, 215),
        cut_cells,
    ),
    Rule(
        "row cut by a page break",
        "227 and 229 are one row.",
        (227, 229),
        cut_row,
    ),
    Rule(
        "merged task",
        "The task of rows 244-246 is printed beside the last of them.",
        (244, 246),
        merged_task,
    ),
)


def numbered_lines(path: Path) -> Lines:
    """Read the file as it is."""
    return dict(enumerate(path.read_text(encoding="utf-8").split("\n"), start=1))


def normalised(lines: Lines) -> Lines:
    """Apply every rule in order."""
    for rule in RULES:
        lines = rule.apply(lines)
    return lines


def document(path: Path) -> list[Printed]:
    """Read every cell and paragraph of the document, in its order."""
    lines = normalised(numbered_lines(path))
    rows = {number: lines[number] for number in APPENDIX if lines[number]}
    clauses = {number: lines[number] for number in PARTS if lines[number]}
    return [
        *fields(HEADER, lines),
        *part_paragraphs(clauses),
        *fields(CLOSING, lines),
        *appendix_cells(rows),
    ]


def fields(names: Mapping[int, tuple[str, ...]], lines: Lines) -> Iterator[Printed]:
    """Read the lines that stand for keys of plan.yml."""
    for number, keys in names.items():
        for key, text in zip(keys, lines[number].split("\t"), strict=True):
            yield Printed(Place(key), text, number)


def part_paragraphs(lines: Lines) -> Iterator[Printed]:
    """Read parts I-IV: each line is a label, which may be missing, and a text."""
    outline = Outline()
    for number, line in lines.items():
        first, _, rest = line.partition(" ")
        label, text = (first, rest) if re.fullmatch(r"[IVX]+\.|[\d.]+\.|[a-zđ]\)|-", first) else ("", line)
        record = outline.enter(label)
        yield Printed(Place(record, LABEL), label, number)
        yield Printed(Place(record), text, number)


class Outline:
    """Where a reader stands among the numbered paragraphs of parts I-IV."""

    def __init__(self) -> None:
        self.part = self.heading = self.parent = ""
        self.items = 0

    def enter(self, label: str) -> str:
        """Return the id of the paragraph that comes next and has this label."""
        name = label.rstrip(".)-").replace("đ", "dd")
        if not name:
            self.items += 1
            return f"{self.parent}.{self.items}"
        self.items = 0
        if label.endswith(")"):
            self.parent = f"{self.heading}.{name}"
        elif name[0].isdigit():
            self.parent = self.heading = f"{self.part}.{name}"
        else:
            self.parent = self.part = name
        return self.parent


def appendix_cells(lines: Lines) -> Iterator[Printed]:
    """Read the rows of the appendix: eight cells each, empty ones too."""
    for number, record, row in numbered_rows(lines):
        for column, text in row.items():
            yield Printed(Place(record, column), text, number)


def numbered_rows(lines: Lines) -> Iterator[tuple[int, str, Mapping[str, str]]]:
    """Give each row its id, by counting: a row without a product continues the one above."""
    section, objective, task, deliverable = "", 0, 0, 0
    for number, line in lines.items():
        row = dict(zip(COLUMNS, line.split("\t"), strict=True))
        if row["TT"].isalpha():
            section, objective = row["TT"], 0
            yield number, section, row
            continue
        if row["Mục tiêu"]:
            objective, task = objective + 1, 0
        if row["Nhiệm vụ"]:
            task, deliverable = task + 1, 0
        deliverable += bool(row["Sản phẩm"])
        record = f"{section}.{objective}.{task}.{deliverable}"
        yield number, record if row["Sản phẩm"] else f"{record} (tiếp)", row
