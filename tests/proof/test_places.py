"""One change in the data is one named difference, at each of the 716 places."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import pairwise

import pytest

from plan.ground.problems import Place
from proof.document import Data, document
from proof.fields import Field, Rebuilt
from proof.nodes import Items, Node, Record, Scalar
from proof.proving import OURS, Sides
from proof.spots import COLUMNS, LABEL, Spot
from tests.proof.conftest import Named

REMARKS = {"corrections", "notes", "amendments"}
RECORDS = ("parts", "clauses", "objectives", "activities", "deliverables")
NOWHERE = Place("data/2022/plan.yml", 1, 1)


def test_the_data_give_back_the_document(frozen: Sides, named: Named) -> None:
    assert named(frozen.data) == []
    assert len(frozen.printed) == 716


def test_one_misspelt_word_is_named_and_nothing_else(frozen: Sides, data: Data, named: Named) -> None:
    spoilt = {}
    for turn, (spot, text) in enumerate(texts(data, frozen)):
        with replaced(text.record, text.key, misspelt(text, turn)):
            spoilt[spot] = named(data)
    assert spoilt == {spot: [spot] for spot in spoilt}
    assert len(spoilt) == sum(bool(cell.texts) and cell.spot.column != "TT" for cell in frozen.printed)


def test_words_in_an_empty_place_are_named(frozen: Sides, data: Data, named: Named) -> None:
    cells = document(data, frozen.guide)
    empty = [(cell.spot, cell.field) for cell in cells if cell.field and not cell.texts]
    assert len(empty) == 7 + 8 + 1, "labels, activities, a coordinating agency"
    for spot, text in empty:
        with replaced(text.record, text.key, Scalar("Bịa thêm", NOWHERE)):
            assert named(data) == [spot]


def test_every_other_place_is_empty_because_its_row_continues_a_cell(frozen: Sides) -> None:
    cells = document(frozen.data, frozen.guide)
    assert {cell.spot.column for cell in cells if cell.field is None} == {*COLUMNS}
    assert not any(cell.texts for cell in cells if cell.field is None)


def test_a_changed_number_is_named_in_column_tt(frozen: Sides, data: Data, named: Named) -> None:
    cells = document(data, frozen.guide)
    numbers = [(cell.spot, cell.field) for cell in cells if cell.field and cell.field.key == "id"]
    assert len(numbers) == 7 + 28
    for spot, number in numbers:
        with replaced(number.record, "id", Scalar(f"{number.record.text('id')}9", NOWHERE)):
            assert spot in named(data)


def test_a_dropped_record_is_named(frozen: Sides, data: Data, named: Named) -> None:
    cells = document(data, frozen.guide)
    for records in record_lists(data):
        for position, record in enumerate(records.copy()):
            del records[position]
            assert {*spots_of(record, cells)} <= {*named(data)}
            records.insert(position, record)
    assert named(data) == []


def test_the_last_record_of_a_list_written_twice_is_named(data: Data, named: Named) -> None:
    for records in record_lists(data):
        records.append(records[-1])
        assert named(data)
        del records[-1]


def test_neighbours_that_changed_places_are_named(frozen: Sides, data: Data, named: Named) -> None:
    cells = document(data, frozen.guide)
    for records in filter(lambda records: records is not data.tasks, record_lists(data)):
        both = all if "id" in records[0].fields else any  # an activity without an id and a row only moves past another
        for position, pair in enumerate(pairwise(records.copy())):
            records[position : position + 2] = reversed(pair)
            names = {*named(data)}
            records[position : position + 2] = pair
            assert both({*spots_of(record, cells)} <= names for record in pair)


def test_neighbours_that_changed_texts_are_named(data: Data, named: Named) -> None:
    for first, second in pairwise(deliverables(data)):
        moved = {Spot(record.text("id"), "Sản phẩm") for record in (first, second)}
        one, other = first.fields["text"], second.fields["text"]
        with replaced(first, "text", other), replaced(second, "text", one):
            assert moved == {*named(data)} or first.texts("text") == second.texts("text")


def test_an_item_of_a_text_dropped_repeated_or_moved_is_named(frozen: Sides, data: Data, named: Named) -> None:
    for spot, text in texts(data, frozen):
        node = text.record.fields[text.key]
        if text.item is None and isinstance(node, Items):
            for other in (node.items[1:], [*node.items, node.items[-1]], node.items[::-1]):
                with replaced(text.record, text.key, replace(node, items=other)):
                    assert named(data) == [spot]


@pytest.mark.parametrize("key", ["recipients", "authority", "columns"])
def test_an_item_of_a_list_dropped_repeated_or_moved_is_named(data: Data, named: Named, key: str) -> None:
    node = data.plan.fields[key]
    assert isinstance(node, Items)
    count, items = len(node.items), node.items
    for other, spots in (
        (items[:-1], [count]),
        ([*items, items[-1]], [count + 1]),
        ([items[1], items[0], *items[2:]], [1, 2]),
    ):
        with replaced(data.plan, key, replace(node, items=other)):
            assert named(data) == [Spot(f"{key}.{number}") for number in spots]


def test_every_text_of_the_records_is_compared(frozen: Sides) -> None:
    compared = {(id(cell.field.record), cell.field.key) for cell in document(frozen.data, frozen.guide) if cell.field}
    for record in records_of(frozen.data):
        ours = {*OURS, "id", "slug", "section", "title_en", *RECORDS, *(("title",) if "activities" in record.fields else ())}
        assert {key for key in record.fields if key not in ours} == {
            key for key in record.fields if (id(record), key) in compared and key != "id"
        }


NEW = {key: Scalar(f"Bịa {key}", NOWHERE) for key in ("text", "lead", "timing")}


def made(record_id: str = "", **fields: Node) -> Record:
    found: dict[str, Node] = {"id": Scalar(record_id, NOWHERE)} if record_id else {}
    return Record({**found, **fields}, {}, NOWHERE)


def row(name: str) -> list[Spot]:
    return [Spot(name, column) for column in COLUMNS]


def first_task(data: Data) -> Record:
    return next(task for task in data.tasks if task.text("id") == "I.1.1")


def listed(record: Record, key: str) -> list[Node]:
    node = record.fields[key]
    assert isinstance(node, Items)
    return node.items


def test_an_added_deliverable_is_named(data: Data, named: Named) -> None:
    listed(first_task(data).records("activities")[0], "deliverables").append(made("I.1.1.2", **NEW))
    assert named(data) == row("I.1.1.2")


def test_an_added_activity_is_named(data: Data, named: Named) -> None:
    listed(first_task(data), "activities").append(made(text=NEW["text"]))
    assert named(data) == row("I.1.1.1 (tiếp 1)")


@pytest.mark.parametrize("objective", ["I.1", "I.9"])
def test_an_added_task_is_named(data: Data, named: Named, objective: str) -> None:
    data.tasks.append(made(f"{objective}.2", text=NEW["text"]))
    assert named(data) == row(f"{objective}.2")


def test_an_added_objective_is_named(data: Data, named: Named) -> None:
    listed(data.sections[0], "objectives").append(made("I.4", text=NEW["text"]))
    assert named(data) == row("I.4")


def test_an_added_section_is_named(data: Data, named: Named) -> None:
    data.sections.append(made("VIII", title=NEW["text"], objectives=Items([], NOWHERE)))
    assert named(data) == row("VIII")


def test_an_added_clause_is_named(data: Data, named: Named) -> None:
    listed(data.plan.records("parts")[1], "clauses").append(made("II.2", text=NEW["text"]))
    assert named(data) == [Spot("II.2", LABEL), Spot("II.2")]


def texts(data: Data, frozen: Sides) -> list[tuple[Spot, Field]]:
    """List what the data print in words: every non-empty cell but the numbers in TT."""
    cells = document(data, frozen.guide)
    return [(cell.spot, cell.field) for cell in cells if cell.field and cell.texts and cell.field.key != "id"]


def misspelt(text: Field, turn: int) -> Node:
    """Change a letter of one word, another word each turn."""
    node = text.record.fields[text.key]
    if isinstance(node, Items):
        position = turn % len(node.items) if text.item is None else text.item
        return replace(
            node, items=[*node.items[:position], misspelling(node.items[position], turn), *node.items[position + 1 :]]
        )
    return misspelling(node, turn)


def misspelling(node: Node, turn: int) -> Scalar:
    """Put a letter that Vietnamese words lack into one word, or over a mark when there is no word."""
    assert isinstance(node, Scalar)
    text = node.text or ""
    letters = [n for n, char in enumerate(text) if char.isalpha()] or [n for n, char in enumerate(text) if char != " "]
    position = letters[turn * 7 % len(letters)]
    return replace(node, text=f"{text[:position]}{'z' if text[position] in 'wW' else 'w'}{text[position + 1 :]}")


@contextmanager
def replaced(record: Record, key: str, value: Node) -> Iterator[None]:
    """Give a key another value for a while."""
    before = record.fields.get(key)
    record.fields[key] = value
    try:
        yield
    finally:
        if before is None:
            del record.fields[key]
        else:
            record.fields[key] = before


def deliverables(data: Data) -> list[Record]:
    activities = [activity for task in data.tasks for activity in task.records("activities")]
    return [record for activity in activities for record in activity.records("deliverables")]


def records_of(data: Data) -> list[Record]:
    """List every record that holds a part of the document."""
    return [found for top in (data.plan, *data.sections, *data.tasks) for found in within(top)]


def within(record: Record) -> list[Record]:
    inner = [item for key in RECORDS if key in record.fields for item in record.records(key)]
    return [record, *(found for item in inner for found in within(item))]


def record_lists(data: Data) -> list[list[Record]]:
    """List every list of records that the document is made of, each as the data hold it."""
    inner = [listed(record, key) for record in records_of(data) for key in RECORDS if key in record.fields]
    return [data.sections, data.tasks, *inner]  # type: ignore[list-item]  # a list of nodes, all of them records


def spots_of(record: Record, cells: list[Rebuilt]) -> list[Spot]:
    """List the places that a record and the records in it fill."""
    inside = {id(inner) for inner in within(record)}
    return [cell.spot for cell in cells if cell.field and cell.texts and id(cell.field.record) in inside]
