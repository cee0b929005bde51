"""Where the plan cites other documents, and the passages it is made of."""

import pytest

from plan.facts.citations import Citations
from plan.ground.model import Archive, Clause, Objective, Plan, Task


def test_every_document_is_cited(archive: Archive, plan: Plan) -> None:
    cited = Citations(archive.documents).by_document(plan)
    assert len(archive.documents) == 14
    assert list(cited) == [document.id for document in archive.documents], "in the order of first mention"


def test_where_a_document_is_cited(archive: Archive, plan: Plan) -> None:
    passages = Citations(archive.documents).by_document(plan)["1584-qd-ubnd-2018"]
    assert [(getattr(passage.record, "id", ""), passage.key) for passage in passages] == [
        ("I.1.2.c.2", "text"),
        ("I.1.2.dd.2", "text"),
        ("III.2", "text"),
        ("III.2.1", "text"),
        ("III.2.1.1", "timing"),
        ("V.2", "text"),
        ("V.2.1.1", "timing"),
    ]


@pytest.mark.parametrize("number", ["62/2020/NĐ-CP", "136/KH-UBND", "942/QĐ-TTg", "01-NQ/TU", "76/NQ-CP"])
def test_numbers_are_found_with_their_place(archive: Archive, number: str) -> None:
    text = f"theo văn bản số {number}, ngày 15/7/2021"
    found = Citations(archive.documents).of(text)
    assert [text[item.start : item.end] for item in found] == [number]


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("Quyết định số 99/QĐ-UBND", ("99/QĐ-UBND",)),
        ("ngày 15/7/2021", ()),
        ("20 phút/01 lần", ()),
        ("tại 5/2020/NĐ-CP và 76/NQ-CP", ("5/2020/NĐ-CP",)),
    ],
)
def test_unknown_numbers(archive: Archive, text: str, unknown: tuple[str, ...]) -> None:
    assert Citations(archive.documents).unknown(text) == unknown


def test_passages_are_in_the_order_of_the_document(plan: Plan) -> None:
    kinds = [type(passage.owner).__name__ for passage in plan.passages]
    assert kinds[0] == "Plan"
    assert kinds.index("Clause") < kinds.index("Section") < kinds.index("Objective") < kinds.index("Task")
    assert "Clause" not in kinds[kinds.index("Section") :]
    owners = {passage.owner.id for passage in plan.passages if isinstance(passage.owner, Clause | Objective | Task)}
    assert owners == {*plan.clause, *plan.objective, *plan.task}


def test_short_titles_are_no_passages(plan: Plan) -> None:
    titles = {task.title for task in plan.tasks}
    assert not [
        passage
        for passage in plan.passages
        if isinstance(passage.record, Task) and passage.text in titles - set(passage.record.text)
    ]


def test_a_passage_of_a_list_has_its_own_place(plan: Plan) -> None:
    places = [passage.place for passage in plan.passages if passage.text == "Các VBQPPL."]
    assert [str(place) for place in places] == ["data/2022/tasks/i-1-1.yml:11:13"]
