"""Rebuilding the document from the YAML, its amendments and corrections undone.

The files are read with ``yaml.safe_load`` and nothing of the project, so that a
fault of the loader cannot hide a fault of the data.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from .source import COLUMNS, LABEL, Place, Printed

Record = dict[str, Any]
"""A mapping of the YAML."""

NOTHING = "không có"
OUT_OF_ORDER = "có, nhưng sai thứ tự hoặc hai lần"


@dataclass(frozen=True)
class Data:
    """The files that hold the document."""

    plan: Record
    sections: list[Record]
    tasks: list[Record]
    """Those of an objective in the order of their numbers."""
    documents: list[Record]


def load(folder: Path) -> Data:
    """Read the data of the plan of 2022."""
    tasks = [read(path) for path in (folder / "2022" / "tasks").glob("*.yml")]
    return Data(
        plan=read(folder / "2022" / "plan.yml"),
        sections=read(folder / "2022" / "sections.yml"),
        tasks=sorted(tasks, key=lambda task: numbers(task["id"])),
        documents=read(folder / "documents.yml"),
    )


def read(path: Path) -> Any:
    """Parse one file."""
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def numbers(record_id: str) -> list[int]:
    """Return the numbers of an id after its section: "VII.1.10" sorts after "VII.1.9"."""
    return [int(number) for number in record_id.split(".")[1:]]


class Field(NamedTuple):
    """A key of a record, and how the document prints what it holds."""

    record: Record
    key: str
    item: int | None = None
    """For a list with a place for each item, its position."""
    printing: Callable[[str], str] = str

    @property
    def published(self) -> str:
        """The text of the data; a list has an item a line."""
        value = self.record.get(self.key, "")
        if self.item is not None:
            return str(value[self.item])
        return "\n".join(value) if isinstance(value, list) else str(value)

    @property
    def text(self) -> str:
        """The text of the document: amendments and corrections undone, printed its way."""
        return self.printing(undone(self.enacted, self.corrections))

    @property
    def enacted(self) -> str:
        """The text before any amendment."""
        return unamended(self.published, [entry for entry in self.record.get("amendments", ()) if entry["field"] == self.key])

    @property
    def corrections(self) -> list[Record]:
        """The corrections of this text; of a list with places, those that this item holds."""
        ours = [entry for entry in self.record.get("corrections", ()) if entry["field"] == self.key]
        return ours if self.item is None else [entry for entry in ours if entry["published"] in self.enacted]


def undone(text: str, corrections: Iterable[Record]) -> str:
    """Put the source's words back; where that cannot be done the text says so."""
    for entry in corrections:
        count = text.count(entry["published"])
        if count != 1:
            return f"[«{entry['published']}» có {count} lần, phải đúng một] {text}"
        text = text.replace(entry["published"], entry["source"])
    return text


def unamended(text: str, amendments: Sequence[Record]) -> str:
    """Put back what each amendment replaced, the latest first; where that cannot be done the text says so.

    A list that an amendment has given an item loses the item again.
    """
    for entry in reversed(amendments):
        after, before = entry["after"] or "", entry["before"] or ""
        count = text.count(after) if after else int(not text)
        if count != 1:
            return f"[«{after}» có {count} lần, phải đúng một] {text}"
        text = text.replace(after, before) if after else before
        text = "\n".join(" ".join(line.split()) for line in text.split("\n") if line.strip())
    return text


class Rebuilt(NamedTuple):
    """The text that the data give for one place."""

    place: Place
    text: str
    field: Field | None = None
    """Where it comes from; None for a cell that is empty because no record fills it."""


@dataclass(frozen=True)
class Row:
    """A row of the appendix and the cells of it that records fill."""

    record: str
    cells: Mapping[str, Field] = field(default_factory=dict)

    def rebuilt(self) -> Iterator[Rebuilt]:
        """Print all eight cells."""
        for column in COLUMNS:
            cell = self.cells.get(column)
            yield Rebuilt(Place(self.record, column), cell.text if cell else "", cell)


def document(data: Data) -> list[Rebuilt]:
    """Rebuild every cell and paragraph, in the order of the document."""
    return [
        *fields(data.plan, "number_line", "date_line", "kind", "title", "opening"),
        *clauses(data.plan["parts"]),
        *fields(data.plan, "recipients_label"),
        *items(data.plan, "recipients"),
        *fields(data.plan, "filing", "file_mark"),
        *items(data.plan, "authority"),
        *fields(data.plan, "signer", "appendix_label", "appendix_title", "appendix_reference"),
        *items(data.plan, "columns"),
        *(cell for row in appendix(data) for cell in row.rebuilt()),
    ]


def fields(plan: Record, *keys: str) -> Iterator[Rebuilt]:
    """Print single texts of plan.yml."""
    for key in keys:
        yield rebuilt(Place(key), Field(plan, key))


def items(plan: Record, key: str) -> Iterator[Rebuilt]:
    """Print a list of plan.yml, each item at its own place."""
    for position in range(len(plan[key])):
        yield rebuilt(Place(f"{key}.{position + 1}"), Field(plan, key, position))


def rebuilt(place: Place, source: Field) -> Rebuilt:
    """Print a field at a place."""
    return Rebuilt(place, source.text, source)


def clauses(records: Iterable[Record]) -> Iterator[Rebuilt]:
    """Print parts I-IV, each clause before the clauses under it."""
    for record in records:
        key = next((key for key in ("title", "agencies") if key in record), "text")
        yield rebuilt(Place(record["id"], LABEL), Field(record, "label"))
        yield rebuilt(Place(record["id"]), Field(record, key))
        yield from clauses(record.get("clauses", ()))


def appendix(data: Data) -> Iterator[Row]:
    """Rebuild the rows; tasks of no objective come last, so that they are seen."""
    tasks: dict[str, list[Record]] = {}
    for task in data.tasks:
        tasks.setdefault(parent(task), []).append(task)
    for section in data.sections:
        yield Row(section["id"], section_heading(section))
        for objective in section["objectives"]:
            yield from objective_rows(objective, tasks.pop(objective["id"], []))
    yield from (row for homeless in tasks.values() for task in homeless for row in task_rows(task))


def parent(record: Record) -> str:
    """Return the id without its last number."""
    return str(record["id"].rpartition(".")[0])


def ordinal(record_id: str) -> str:
    """Return what column TT prints of an id: "II.3" is "3", "II" is "II"."""
    return record_id.rpartition(".")[2]


def section_heading(section: Record) -> dict[str, Field]:
    """Print a section's number and title, the title as the rule for capitals leaves it."""
    title = Field(section, "title", printing=str.lower)
    return {"TT": Field(section, "id"), "Mục tiêu": title}


def objective_rows(objective: Record, tasks: Iterable[Record]) -> list[Row]:
    """Rebuild the rows of an objective."""
    rows = [row for task in tasks for row in task_rows(task)]
    number = Field(objective, "id", printing=ordinal)
    heading = {"TT": number, "Mục tiêu": Field(objective, "text")}
    return headed(rows, heading, objective["id"])


def task_rows(task: Record) -> list[Row]:
    """Rebuild the rows of a task; an activity without products continues the row above."""
    rows: list[Row] = []
    for activity in task.get("activities", ()):
        above = rows[-1].record if rows else task["id"]
        products = [deliverable_row(record) for record in activity.get("deliverables", ())]
        rows += headed(products, {"Hoạt động": Field(activity, "text")}, f"{above} (tiếp)")
    return headed(rows, {"Nhiệm vụ": Field(task, "text")}, task["id"])


def deliverable_row(record: Record) -> Row:
    """Rebuild the four cells of a deliverable."""
    keys = zip(COLUMNS[4:], ("text", "lead", "coordinating", "timing"), strict=True)
    return Row(record["id"], {column: Field(record, key) for column, key in keys})


def headed(rows: Sequence[Row], heading: Mapping[str, Field], record: str) -> list[Row]:
    """Print a heading in the first of its rows, or in a row of its own when it has none."""
    first, *rest = rows or [Row(record)]
    return [Row(first.record, {**heading, **first.cells}), *rest]


@dataclass(frozen=True)
class Difference:
    """A place at which the data do not give back the document."""

    where: str
    expected: str
    found: str

    def __str__(self) -> str:
        """Say it on a line of its own."""
        return f"{self.where}: nguồn «{self.expected}», dữ liệu «{self.found}»"


def differences(source: Sequence[Printed], data: Sequence[Rebuilt]) -> list[Difference]:
    """Compare place by place; a place missing, in excess or out of order differs too."""
    expected, found = {cell.place: cell for cell in source}, {cell.place: cell for cell in data}
    strays = out_of_order([cell.place for cell in source], [cell.place for cell in data])
    return [
        difference(place, expected.get(place), found.get(place))
        for place in {**expected, **found}
        if place in strays or expected[place].text != found[place].text
    ]


def difference(place: Place, expected: Printed | None, found: Rebuilt | None) -> Difference:
    """Name the place, what the document prints there and what the data give."""
    if expected is None:
        return Difference(place.on("không có trong nguồn"), NOTHING, found.text if found else NOTHING)
    if found is not None and found.text == expected.text:
        return Difference(expected.where, expected.text, OUT_OF_ORDER)
    return Difference(expected.where, expected.text, found.text if found else NOTHING)


def out_of_order(expected: list[Place], found: list[Place]) -> set[Place]:
    """Return places that are missing, in excess, or not where they should be."""
    uneven = {place for place, times in times_too_many(expected, found).items() if times}
    pairs = zip(*([place for place in places if place not in uneven] for places in (expected, found)), strict=True)
    return uneven | {place for pair in pairs if pair[0] != pair[1] for place in pair}


def times_too_many(expected: list[Place], found: list[Place]) -> Counter[Place]:
    """Count how much oftener than it should each place is found."""
    times = Counter(found)
    times.subtract(expected)
    return times
