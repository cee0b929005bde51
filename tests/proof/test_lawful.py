"""Whatever form a lawful edit has, the data still give back the document: the check accepts it, and the proof holds."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from plan.ground.model import Activity, Clause, Deliverable, Objective, Plan, Record, Section, Task, amendable_keys
from plan.rules.check import check
from proof.proving import Proof, prove
from tests.archives import SMALL
from tests.unit.builders import DOCUMENTS, PLAN, SECTIONS, Project

Yaml = Any
Edit = Callable[[Yaml], None]

DOCUMENT = "25-qd-ubnd-2022"
NEW_DOCUMENT = f"- id: {DOCUMENT}\n  number: 25/QĐ-UBND\n  kind: Quyết định\n  date: 2022-05-20\n"


class Dumper(yaml.CSafeDumper):
    """Writes the same value twice rather than an alias."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 - so it is called
        return True


def task(record_id: str) -> str:
    return f"data/2022/tasks/{record_id.lower().replace('.', '-')}.yml"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """The frozen plan, and a document that may amend it."""
    project = Project(tmp_path)
    project.put(DOCUMENTS, project.content(DOCUMENTS).decode() + NEW_DOCUMENT)
    return project


def edit(project: Project, file: str, change: Edit) -> None:
    """Change what a file says; comments go."""
    found = yaml.load(project.content(file), Loader=yaml.CSafeLoader)
    change(found)
    project.put(file, yaml.dump(found, Dumper=Dumper, allow_unicode=True, sort_keys=False, width=10**6))


def proven(project: Project) -> Proof:
    """Prove data that the check accepts."""
    assert [str(problem) for problem in check(project.root)] == []
    return prove(project.root, "2022")


def named(node: Yaml, record_id: str) -> Yaml:
    """Return the record of an id."""
    return next(found for found in records(node) if found.get("id") == record_id)


def records(node: Yaml) -> Iterator[Yaml]:
    for item in node if isinstance(node, list) else [node]:
        yield item
        for key in ("parts", "clauses", "objectives", "activities", "deliverables"):
            yield from records(item.get(key, []))


def amended(key: str, text: Any, *changes: tuple[str | None, str | None], of: str = "") -> Edit:
    """Return the edit that puts the text in force into a record, with what it replaced."""

    def change(node: Yaml) -> None:
        record = named(node, of) if of else node
        record[key] = text
        if text is None:
            del record[key]
        entries = [
            {"document": DOCUMENT, "date": "2022-06-01", "field": key, "before": before, "after": after}
            for before, after in changes
        ]
        record["amendments"] = [*record.get("amendments", []), *entries]

    return change


def corrected(key: str, text: Any, *changes: tuple[str, str], of: str = "") -> Edit:
    """Return the edit that publishes a text that differs from the source, with what that has."""

    def change(node: Yaml) -> None:
        record = named(node, of) if of else node
        record[key] = text
        entries = [
            {"field": key, "source": source, "published": published, "reason": "Để thử."} for source, published in changes
        ]
        record["corrections"] = [*record.get("corrections", []), *entries]

    return change


def whole(key: str, text: str, of: str = "") -> Edit:
    """Return the edit that amends a text as a whole."""

    def change(node: Yaml) -> None:
        record = named(node, of) if of else node
        amended(key, text, (record[key], text))(record)

    return change


def in_activity(record_id: str, change: Edit) -> Edit:
    """Return the edit of the activity that holds a deliverable."""

    def edit(node: Yaml) -> None:
        found = (item for item in node["activities"] if any(row["id"] == record_id for row in item.get("deliverables", [])))
        change(next(found))

    return edit


PRODUCTS = [
    "Danh mục VBQPPL hết hiệu lực năm 2021.",
    "Báo cáo rà soát, hệ thống hóa các VBQPPL do HĐND, UBND các cấp ban hành.",
]
FORMS: dict[str, list[tuple[str, Edit]]] = {
    "V.1.1.1 and II.2.1.1, with the new document": [
        (task("V.1.1"), whole("timing", "Quý III năm 2022", of="V.1.1.1")),
        (task("II.2.1"), whole("lead", "Sở Nội vụ", of="II.2.1.1")),
    ],
    "several amendments of one cell": [
        (
            task("II.2.1"),
            amended("lead", "Sở Nội vụ", ("Văn phòng UBND tỉnh", "Sở Tư pháp"), ("Sở Tư pháp", "Sở Nội vụ"), of="II.2.1.1"),
        )
    ],
    "amendments of several cells": [
        (task("II.2.1"), whole("timing", "Quý II năm 2022", of="II.2.1.1")),
        (task("II.2.1"), whole("coordinating", "Sở Tài chính", of="II.2.1.1")),
    ],
    "an empty cell filled": [
        (task("VII.1.9"), amended("coordinating", "Sở Tài chính", (None, "Sở Tài chính"), of="VII.1.9.1"))
    ],
    "a cell filled and emptied again": [
        (task("VII.1.9"), amended("coordinating", None, (None, "Sở Tài chính"), ("Sở Tài chính", None), of="VII.1.9.1"))
    ],
    "a cell emptied": [(task("II.2.1"), amended("coordinating", None, ("Văn phòng UBND tỉnh", None), of="II.2.1.2"))],
    "a cell emptied and filled again": [
        (
            task("II.2.1"),
            amended("coordinating", "Sở Tư pháp", ("Văn phòng UBND tỉnh", None), (None, "Sở Tư pháp"), of="II.2.1.2"),
        )
    ],
    "an empty activity filled": [(task("II.6.1"), in_activity("II.6.1.1", amended("text", "Mua sắm.", (None, "Mua sắm."))))],
    "an activity emptied": [
        (
            task("II.2.1"),
            in_activity("II.2.1.1", amended("text", None, ("Rà soát, chuẩn hóa và công bố TTHC", None))),
        )
    ],
    "an item added at the end": [(task("I.2.1"), amended("text", [*PRODUCTS, "Mới."], (None, "Mới."), of="I.2.1.3"))],
    "an item added in between": [
        (task("I.2.1"), amended("text", [PRODUCTS[0], "Mới.", PRODUCTS[1]], (None, "Mới."), of="I.2.1.3"))
    ],
    "an item removed": [(task("I.2.1"), amended("text", PRODUCTS[:1], (" ".join(PRODUCTS), PRODUCTS[0]), of="I.2.1.3"))],
    "an item removed, as the table prints both": [
        (task("I.2.1"), amended("text", PRODUCTS[1], (f"- {PRODUCTS[0]} - {PRODUCTS[1]}", PRODUCTS[1]), of="I.2.1.3"))
    ],
    "a list replaced by one text": [(task("I.2.1"), amended("text", "Mới.", (" ".join(PRODUCTS), "Mới."), of="I.2.1.3"))],
    "a text replaced by a list": [
        (
            task("I.2.1"),
            amended(
                "text",
                ["Một.", "Hai."],
                ("Kế hoạch kiểm tra VBQPPL trên địa bàn tỉnh.", "Một."),
                (None, "Hai."),
                of="I.2.1.1",
            ),
        ),
        (task("I.2.1"), lambda node: named(node, "I.2.1.1").pop("notes")),
    ],
    "words in an item": [
        (task("I.2.1"), amended("text", [PRODUCTS[0].replace("2021", "2020"), PRODUCTS[1]], ("2021", "2020"), of="I.2.1.3"))
    ],
    "words added before a stop": [
        (task("II.2.1"), lambda node: amended("text", node["text"][:-1] + " và cả nước.", (None, "và cả nước"))(node))
    ],
    "words added at the start and in between": [
        (
            task("II.2.1"),
            lambda node: amended(
                "text",
                f"Phải {node['text'].replace('rà soát, đánh giá', 'rà soát, chấm, đánh giá')}",
                (None, "Phải"),
                (None, "chấm,"),
            )(node),
        )
    ],
    "a correction in a text that is amended as a whole": [
        (
            task("III.2.1"),
            amended("timing", "Quý IV năm 2022", ("Theo QĐ số 1584/QĐ-UBND", "Quý IV năm 2022"), of="III.2.1.1"),
        )
    ],
    "a correction beside words that are amended": [
        (
            task("VII.1.3"),
            in_activity(
                "VII.1.3.1",
                amended("text", "Bố trí tiền.", ("kinh phí chi cho CCHC của các cơ quan, đơn vị", "tiền")),
            ),
        )
    ],
    "an amendment of words that a correction has": [
        (task("VII.1.3"), amended("text", "Có đủ nguồn tài chính và nhân lực cho CCHC.", ("Bố trí đủ", "Có đủ")))
    ],
    "an amendment that says what the source has, without the correction": [
        (task("VII.1.3"), amended("text", "Có đủ nguồn tài chính và nhân lực cho CCHC.", ("Bổ trí đủ", "Có đủ"))),
        (task("VII.1.3"), lambda node: node.pop("corrections")),
    ],
    "corrections of which each has the words of the other": [
        (
            task("IV.2.1"),
            corrected(
                "coordinating",
                "Sở Tài chính, Sở Nội vụ",
                ("Sở Nội vụ", "Sở Tài chính"),
                ("Sở Tài chính", "Sở Nội vụ"),
                of="IV.2.1.2",
            ),
        )
    ],
    "a correction of a label, a heading and agencies of a part": [
        (PLAN, corrected("label", "2a.", ("2.", "2a."), of="I.2")),
        (PLAN, corrected("title", "Các yêu cầu", ("Yêu cầu", "Các yêu cầu"), of="I.2")),
        (PLAN, corrected("agencies", "Các sở, ban, ngành", ("Sở Nội vụ", "Các sở, ban, ngành"), of="IV.1")),
    ],
    "a correction of each line around the plan": [
        (PLAN, corrected("date_line", "Hoa Lư, ngày tháng 12 năm 2021", ("Ninh Bình,", "Hoa Lư,"))),
        (PLAN, corrected("kind", "BẢN KẾ HOẠCH", ("KẾ HOẠCH", "BẢN KẾ HOẠCH"))),
        (PLAN, corrected("filing", "Lưu: VT.", ("VT, VP7.", "VT."))),
        (PLAN, corrected("file_mark", "VP7", ("ĐN_VP7_01KH_2022", "VP7"))),
        (PLAN, corrected("appendix_label", "PHỤ LỤC I", ("PHỤ LỤC", "PHỤ LỤC I"))),
        (PLAN, lambda node: node.pop("notes")),
    ],
    "a correction of one recipient and of one column": [
        (PLAN, lambda node: node["recipients"].__setitem__(0, "Bộ Nội vụ")),
        (
            PLAN,
            lambda node: corrected("columns", ["STT", *node["columns"][1:]], ("TT", "STT"))(node),
        ),
    ],
    "a correction of a section's title and of an objective": [
        (SECTIONS, corrected("title", "Cải cách các thể chế", ("CẢI CÁCH THỂ CHẾ", "Cải cách các thể chế"), of="I")),
        (
            SECTIONS,
            corrected(
                "text",
                "Mọi TTHC nội bộ giữa các cơ quan hành chính được công bố, công khai và cập nhật kịp thời.",
                ("Các TTHC", "Mọi TTHC"),
                of="II.3",
            ),
        ),
    ],
    "amendments of the plan's own title, opening and appendix": [
        (PLAN, whole("title", "Cải cách hành chính")),
        (PLAN, whole("opening", "UBND tỉnh ban hành Kế hoạch như sau:")),
        (PLAN, whole("appendix_title", "NHIỆM VỤ NĂM 2022")),
    ],
    "amendments of parts": [
        (PLAN, whole("title", "Các yêu cầu", of="I.2")),
        (PLAN, whole("agencies", "Sở Tư pháp", of="IV.1")),
        (PLAN, whole("text", "Đã sửa.", of="I.1.2.a.3")),
    ],
    "an amendment of a section's title in any case": [
        (SECTIONS, amended("title", "Cải cách TTHC", ("Cải cách thủ tục hành chính (TTHC)", "Cải cách TTHC"), of="II"))
    ],
    "notes": [
        (SECTIONS, lambda node: named(node, "I.2").update(notes=[{"kind": "wording", "text": "Một\nghi chú\nba dòng."}])),
        (task("II.2.1"), lambda node: node["activities"][0].update(notes=[{"kind": "reading", "text": "Ghi chú."}])),
        (PLAN, lambda node: named(node, "I").update(notes=[{"kind": "wording", "text": "Ghi chú."}])),
    ],
}


@pytest.mark.parametrize("edits", FORMS.values(), ids=FORMS)
def test_a_lawful_form_still_gives_back_the_document(project: Project, edits: list[tuple[str, Edit]]) -> None:
    for file, change in edits:
        edit(project, file, change)
    proof = proven(project)
    assert [str(problem) for problem in proof.problems] == []
    assert proof.places == 716


def test_corrections_that_overlap_are_told_and_can_still_be_undone(project: Project) -> None:
    written = "Các sở, ban, ngành, UBND cấp huyện"
    both = ("Các Sở, ban", "Các sở, ban"), ("Ban, ngành", "ban, ngành")
    edit(project, task("V.1.1"), corrected("coordinating", written, *both, of="V.1.1.1"))
    assert [problem.kind for problem in check(project.root)] == ["corrections-overlap"]
    assert prove(project.root, "2022").problems == ()


def all_amended(record: Yaml, more: str = "") -> int:
    """Let a later document replace every text of a record that it can, twice; return how many there are."""
    keys = [key for key in amendable_keys(kind_of(record)) if key in record]
    for key in keys:
        value = record[key]
        before = f"{' '.join(value) if isinstance(value, list) else value}{more}"
        now = {"lead": "Sở Nội vụ", "coordinating": "Sở Tư pháp", "agencies": "Sở Tư pháp", "timing": "Thường xuyên"}
        amended(key, now.get(key, "Mới, đã sửa."), (before, "Cũ"), ("Cũ", now.get(key, "Mới, đã sửa.")))(record)
    return len(keys)


def kind_of(record: Yaml) -> type[Record]:
    """Tell what a record is by its keys."""
    kinds = {"year": Plan, "slug": Section, "activities": Task, "lead": Deliverable}
    found = next((kind for key, kind in kinds.items() if key in record), None)
    if found or "id" not in record:
        return found or Activity
    return Objective if re.fullmatch("[IVX]+[.][0-9]+", record["id"]) and not record.keys() & {"label", "clauses"} else Clause


def amend_all(project: Project, more: str = "") -> int:
    counts = list[int]()
    for file in (PLAN, SECTIONS, *(task(path.stem) for path in project.path("data/2022/tasks").iterdir())):
        edit(project, file, lambda node: counts.extend(all_amended(record, more) for record in records(node)))
    return sum(counts)


def test_every_text_that_can_be_amended_can_be_proven(project: Project) -> None:
    assert amend_all(project) > 400
    assert not [problem for problem in check(project.root) if "amend" in problem.kind or problem.kind == "unknown-field"]
    proof = prove(project.root, "2022")
    assert [str(problem) for problem in proof.problems] == []


def test_what_an_amendment_says_it_replaced_is_held_everywhere(project: Project) -> None:
    assert prove(project.root, "2022").wrong == 0
    count = amend_all(project, " Sai")
    assert prove(project.root, "2022").wrong == count


LAYOUTS: dict[str, Callable[[bytes], bytes]] = {
    "byte order mark": lambda content: b"\xef\xbb\xbf" + content,
    "line ends of Windows": lambda content: content.replace(b"\n", b"\r\n"),
    "letters in parts": lambda content: unicodedata.normalize("NFD", content.decode()).encode(),
    "two spaces for one": lambda content: content.replace(b"UBND t", b"UBND  t"),
    "folded lines": lambda content: yaml.dump(
        yaml.load(content, Loader=yaml.CSafeLoader),
        Dumper=Dumper,
        allow_unicode=True,
        width=60,
    ).encode(),
}


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_another_layout_is_no_difference(project: Project, layout: Callable[[bytes], bytes]) -> None:
    for file in (PLAN, SECTIONS, task("II.2.1"), "data/2022/proof.yml"):
        project.put(file, layout(project.content(file)))
    assert proven(project).problems == ()


ADDED = {"document": DOCUMENT, "date": "2022-06-01"}


NEW = {"text": "Mới.", "lead": "Sở Nội vụ", "timing": "Thường xuyên"}


def add(node: Yaml) -> None:
    """Add a deliverable between others, an activity between others, and a deliverable where the document has none."""
    first, last = node["activities"][0], node["activities"][-1]
    first["deliverables"].insert(1, {"id": "II.2.1.6", **NEW, "added_by": ADDED})
    last["deliverables"] = [{"id": "II.2.1.8", **NEW, "added_by": ADDED}]
    last.pop("notes")
    node["activities"].insert(1, {"text": "Mới.", "added_by": ADDED, "deliverables": [{"id": "II.2.1.7", **NEW}]})


def test_what_a_later_document_added_is_left_out(project: Project) -> None:
    edit(project, task("II.2.1"), add)
    whole = {"id": "II.2.2", "title": "Mới", "text": "Mới.", "added_by": ADDED}
    whole["activities"] = [{"deliverables": [{"id": "II.2.2.1", **NEW}]}]
    project.put(task("II.2.2"), yaml.dump(whole, Dumper=Dumper, allow_unicode=True))
    assert proven(project).problems == ()


def test_what_a_later_document_repealed_is_still_compared(project: Project) -> None:
    edit(project, task("II.2.1"), lambda node: named(node, "II.2.1.1").update(repealed_by=ADDED))
    edit(project, task("II.3.1"), lambda node: node.update(repealed_by=ADDED))
    assert proven(project).problems == ()
    edit(project, task("II.2.1"), lambda node: node["activities"][0]["deliverables"].pop(0))
    found = prove(project.root, "2022").problems
    missing = [(str(problem.place), problem.record) for problem in found if problem.kind == "missing"]
    assert missing == [("data/2022/tasks/ii-2-1.yml:1:1", "II.2.1.1")]


def test_the_small_plan_of_another_shape_needs_no_other_code() -> None:
    assert prove(SMALL, "2031") == Proof("2031", has_source=True, places=125)
