"""Lawful amendments: told where they are wrong, shown beside the text in force, undone to the document's own words."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest

from plan.facts.undoing import original, texts_of, undone
from plan.ground.model import Archive
from plan.reading.load import load
from plan.rules.check import check
from proof.proving import prove
from tests.unit.builders import DOCUMENTS, INDICATORS, SECTIONS, TASK, Project, told
from tests.unit.rendering import shown

NINTH = "data/2022/tasks/vii-1-9.yml"

DECISION = """- id: 25-qd-ubnd-2022
  number: 25/QĐ-UBND
  kind: Quyết định
  date: 2022-05-20
  issuer: UBND tỉnh
  subject: sửa đổi, bổ sung Kế hoạch <b>cải cách</b> hành chính năm 2022
"""
LATER = DECISION.replace("25", "40").replace("2022-05-20", "2022-08-01")


def amendments(*entries: str, indent: int = 8) -> str:
    lines = ["amendments:", *(line for entry in entries for line in entry.splitlines())]
    return "".join(f"{' ' * indent}{line}\n" for line in lines)


def entry(document: str, date: str, field: str, before: str, after: str) -> str:
    return f"  - document: {document}\n    date: {date}\n    field: {field}\n    before: {before}\n    after: {after}"


FIRST = entry("25-qd-ubnd-2022", "2022-06-01", "timing", "Quý I năm 2022", "Quý II năm 2022")
SECOND = entry("40-qd-ubnd-2022", "2022-08-01", "timing", "Quý II", "Quý III")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """The plan with two amendments of the timing of II.2.1.1, which stand from line 13 on."""
    project = Project(tmp_path)
    project.write(DOCUMENTS, project.content(DOCUMENTS).decode() + DECISION + LATER)
    project.replace(
        TASK, "        timing: Quý I năm 2022\n", f"        timing: Quý III năm 2022\n{amendments(FIRST, SECOND)}"
    )
    return project


# Rules


def test_amended_data_are_right_and_still_give_back_the_document(project: Project) -> None:
    project.replace(NINTH, "lead: Sở Nội vụ\n", "lead: Sở Nội vụ\n        coordinating: Sở Tài chính\n")
    added = entry("25-qd-ubnd-2022", "2022-06-01", "coordinating", "null", "Sở Tài chính")
    project.write(NINTH, project.content(NINTH).decode() + amendments(added))
    project.replace(SECTIONS, "còn tối đa 20 phút/01", "còn tối đa 15 phút/01")
    faster = entry("25-qd-ubnd-2022", "2022-06-01", "text", "20 phút", "15 phút")
    project.replace(SECTIONS, "    - id: II.9\n", f"{amendments(faster, indent=6)}    - id: II.9\n")
    for old, new in (("tối đa 20 phút mỗi", "tối đa 15 phút mỗi"), ("number: 20", "number: 15"), ("20 phút/", "15 phút/")):
        project.replace(INDICATORS, old, new)
    assert project.problems() == []
    assert prove(project.root, "2022").holds


def test_an_amendment_whose_before_is_not_in_the_document_is_found_by_the_proof(project: Project) -> None:
    project.replace(TASK, "before: Quý I năm 2022", "before: Quý IV năm 2022")
    assert project.problems() == []
    assert [str(problem) for problem in prove(project.root, "2022").problems] == [
        (
            f"{TASK}:17:21: Sản phẩm II.2.1.1 · before (Trước khi sửa đổi): bản nguồn (dòng 178) có «Quý I năm 2022» trước "
            "lần sửa đổi đầu tiên, nhưng before có «Quý IV năm 2022»; hãy chép lại before từ bản nguồn"
        )
    ]


def test_a_before_that_says_the_cell_was_empty_is_found_by_the_proof(project: Project) -> None:
    emptied = entry("25-qd-ubnd-2022", "2022-06-01", "coordinating", "null", "Văn phòng UBND tỉnh")
    project.replace(
        TASK,
        "        coordinating: Văn phòng UBND tỉnh\n",
        f"        coordinating: Văn phòng UBND tỉnh\n{amendments(emptied)}",
    )
    (problem,) = prove(project.root, "2022").problems
    assert str(problem).endswith(
        "có «Văn phòng UBND tỉnh» trước lần sửa đổi đầu tiên, nhưng before để trống; hãy chép lại before từ bản nguồn"
    )


@pytest.mark.parametrize(
    ("text", "taken", "left"),
    [
        ("ngắn hơn và rõ hơn.", "và rõ hơn", "ngắn hơn."),
        ("ngắn hơn, rõ hơn, đẹp hơn.", "rõ hơn,", "ngắn hơn, đẹp hơn."),
        ("Rõ hơn và đẹp hơn.", "Rõ hơn và", "đẹp hơn."),
    ],
)
def test_words_that_go_leave_no_space_behind(text: str, taken: str, left: str) -> None:
    assert undone((text,), taken, None) == (left,)


@dataclass(frozen=True)
class Mistake:
    id: str
    old: str
    new: str
    at: str
    message: str
    file: str = field(default=TASK, kw_only=True)


AT = "Sản phẩm II.2.1.1"
MISTAKES = [
    Mistake(
        "no-such-document",
        "document: 25-qd-ubnd-2022",
        "document: 26-qd-ubnd-2022",
        "14:23",
        f'{AT} · document (Văn bản sửa đổi): không có văn bản "26-qd-ubnd-2022" trong data/documents.yml; '
        'ý bạn là "25-qd-ubnd-2022"?',
    ),
    Mistake(
        "nothing-like-it",
        "document: 25-qd-ubnd-2022",
        "document: xyz",
        "14:23",
        f'{AT} · document (Văn bản sửa đổi): không có văn bản "xyz" trong data/documents.yml; viết mã (id) của một văn bản ở '
        'đó, ví dụ "76-nq-cp-2021"; văn bản chưa có thì hãy thêm vào đó trước',
    ),
    Mistake(
        "document-without-date",
        "document: 25-qd-ubnd-2022",
        "document: 107-2021-nd-cp",
        "14:23",
        f"{AT} · document (Văn bản sửa đổi): Nghị định số 107/2021/NĐ-CP sửa đổi Kế hoạch thì phải có date (Ngày ban hành) "
        "trong data/documents.yml",
    ),
    Mistake(
        "before-the-document",
        "date: 2022-06-01",
        "date: 2022-05-19",
        "15:19",
        f"{AT} · date (Ngày có hiệu lực): 2022-05-19 trước ngày ban hành của Quyết định số 25/QĐ-UBND, 2022-05-20; "
        "hãy xem lại cả hai ngày",
    ),
    Mistake(
        "out-of-order",
        "date: 2022-06-01",
        "date: 2022-12-01",
        "20:19",
        f"{AT} · date (Ngày có hiệu lực): 2022-08-01 đứng sau 2022-12-01; các sửa đổi của một cột phải theo thứ tự ngày",
    ),
    Mistake(
        "no-such-field",
        "field: timing",
        "field: tming",
        "16:20",
        f'{AT} · field (Cột được sửa đổi): "tming" không phải cột có lời của Kế hoạch ở đây; có: text (Sản phẩm), '
        "lead (Cơ quan chủ trì), timing (Thời gian thực hiện), coordinating (Cơ quan phối hợp)",
    ),
    Mistake(
        "id",
        "field: timing",
        "field: id",
        "16:20",
        f'{AT} · field (Cột được sửa đổi): "id" không phải cột có lời của Kế hoạch ở đây; có: text (Sản phẩm), '
        "lead (Cơ quan chủ trì), timing (Thời gian thực hiện), coordinating (Cơ quan phối hợp)",
    ),
    Mistake(
        "nothing-changes",
        "before: Quý I năm 2022",
        "before: Quý II năm 2022",
        "17:21",
        f"{AT} · before (Trước khi sửa đổi): giống hệt after (Sau khi sửa đổi); nếu không có gì đổi, hãy bỏ mục này",
    ),
    Mistake(
        "not-in-force",
        "after: Quý III\n",
        "after: Quý IV\n",
        "23:20",
        f'{AT} · after (Sau khi sửa đổi): "Quý IV" phải có đúng một lần trong timing, nhưng có 0; ở đó vẫn là chữ cũ: '
        "hãy viết chữ mới vào đó, hoặc đổi chỗ hai giá trị nếu đã viết ngược",
    ),
    Mistake(
        "too-short",
        "after: Quý III\n",
        "after: I\n",
        "23:20",
        f'{AT} · after (Sau khi sửa đổi): "I" phải có đúng một lần trong timing, nhưng có 3; hãy chép dài hơn',
    ),
    Mistake(
        "broken-chain",
        "before: Quý II\n",
        "before: Quý IV\n",
        "22:21",
        f'{AT} · before (Trước khi sửa đổi): "Quý IV" không phải chữ mà lần sửa đổi trước để lại ("Quý II năm 2022", dòng '
        "18); hãy chép lại before từ after của lần trước, hoặc xem lại after ấy",
    ),
    Mistake(
        "not-emptied",
        "after: Quý III\n",
        "after: null\n",
        "23:20",
        f"{AT} · after (Sau khi sửa đổi): để trống, nhưng timing đang có chữ; hãy ghi chữ đang có hiệu lực, "
        "hoặc bỏ khóa timing",
    ),
    Mistake(
        "unknown-key",
        "after: Quý III\n",
        "after: Quý III\n            reason: x\n",
        "24:13",
        'II.2.1.1: khóa lạ "reason"; được viết: document (Văn bản sửa đổi), date (Ngày có hiệu lực), '
        "field (Cột được sửa đổi), before (Trước khi sửa đổi), after (Sau khi sửa đổi)",
    ),
]


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.id)
def test_a_mistake_is_told_where_it_stands(project: Project, mistake: Mistake) -> None:
    project.replace(mistake.file, mistake.old, mistake.new)
    assert project.problems() == [f"{mistake.file}:{mistake.at}: {mistake.message}"]


def test_a_missing_key_is_told(project: Project) -> None:
    project.replace(TASK, "            before: Quý I năm 2022\n", "")
    assert "thiếu khóa before (Trước khi sửa đổi)" in told(project.problems(), f"{TASK}:14:13")


def test_a_cited_document_is_not_amended(project: Project) -> None:
    change = amendments(entry("25-qd-ubnd-2022", "2022-06-01", "subject", "a", "b"), indent=2)
    project.write(DOCUMENTS, project.content(DOCUMENTS).decode() + change)
    assert "không phải cột có lời của Kế hoạch ở đây; có: —" in "\n".join(project.problems())


def test_the_messages_are_also_in_english(project: Project) -> None:
    project.replace(TASK, "after: Quý III\n", "after: Quý IV\n")
    (problem,) = check(project.root)
    assert (problem.kind, problem.record) == ("amendment-not-once", "II.2.1.1")
    assert problem.message.en == (
        f'{AT} · after (Sau khi sửa đổi): "Quý IV" must stand once in timing, but stands there 0 times; '
        "the old words still stand there: please write the new ones there, or exchange the two values if they stand the "
        "wrong way round"
    )


def test_the_nearest_document_is_proposed_as_the_line_to_copy(project: Project) -> None:
    project.replace(TASK, "document: 25-qd-ubnd-2022", "document: 25-qd-ubnd-2202")
    (problem,) = check(project.root)
    assert problem.fix == "          - document: 25-qd-ubnd-2022"


def test_undoing_gives_the_words_before_any_amendment(project: Project) -> None:
    deliverable = load(project.root).newest.task["II.2.1"].deliverables[0]
    assert texts_of(deliverable, "timing") == ("Quý III năm 2022",)
    assert original(deliverable, "timing") == ("Quý I năm 2022",)
    assert original(deliverable, "lead") == ("Văn phòng UBND tỉnh",)


def test_a_correction_stands_in_the_words_before_any_amendment(project: Project) -> None:
    file = "data/2022/tasks/iii-2-1.yml"
    change = entry("25-qd-ubnd-2022", "2022-06-01", "timing", "Theo QĐ số 1584/QĐ-UBND", "Quý IV năm 2022")
    project.replace(file, "timing: Theo QĐ số 1584/QĐ-UBND\n", f"timing: Quý IV năm 2022\n{amendments(change)}")
    assert project.problems() == []


# Pages


def address(link: Any, page: str) -> str:
    """Return where a link on a page leads, from the site's root."""
    return urljoin(f"/{page}", link.attributes["href"])


@pytest.fixture
def amended(project: Project) -> Archive:
    return load(project.root)


def words(node: Any) -> str:
    return " ".join(node.text().split())


def test_the_task_shows_the_text_in_force_and_what_it_replaced(amended: Archive) -> None:
    page = shown(amended, "2022/nhiem-vu/ii-2-1/")
    when = page.css_first("#ii-2-1-1 .kh-items__when")
    assert words(when) == "Quý III năm 2022 sửa đổi sửa đổi chậm nhất 30/9/2022"
    anchors = [mark.attributes["href"] for mark in when.css("a.kh-mark")]
    assert anchors == ["#ghi-chu-ii-2-1-1-1", "#ghi-chu-ii-2-1-1-2"]
    notes = [page.css_first(anchor) for anchor in anchors]
    where = "Sửa đổi. Sản phẩm II.2.1.1, cột “Thời gian thực hiện”"
    first = "Theo Quyết định số 25/QĐ-UBND, từ ngày 1/6/2022. Trước đó: “Quý I năm 2022”. Nay: “Quý II năm 2022”."
    second = "Theo Quyết định số 40/QĐ-UBND, từ ngày 1/8/2022. Trước đó: “Quý II”. Nay: “Quý III”."
    assert [words(note) for note in notes] == [f"{where} {first}", f"{where} {second}"]
    assert address(notes[0].css_first("a"), "2022/nhiem-vu/ii-2-1/") == "/2022/can-cu/#25-qd-ubnd-2022"


def test_the_row_moves_to_the_quarter_in_force(amended: Archive) -> None:
    assert "II.2.1.1" not in [row.deliverable.id for row in amended.newest.rows if row.deliverable.timing.quarters == (1,)]
    page = shown(amended, "2022/quy/3/")
    marks = [address(mark, "2022/quy/3/") for mark in page.css("a.kh-mark") if mark.text() == "sửa đổi"]
    assert marks[:2] == ["/2022/hieu-dinh/#ghi-chu-ii-2-1-1-1", "/2022/hieu-dinh/#ghi-chu-ii-2-1-1-2"]


def test_the_page_of_corrections_lists_the_amendments(amended: Archive, archive: Archive) -> None:
    page = shown(amended, "2022/hieu-dinh/")
    assert words(page.css_first("#sua-doi")) == "Sửa đổi · 2 chỗ"
    first = page.css_first("#ghi-chu-ii-2-1-1-1")
    assert address(first.css_first("a"), "2022/hieu-dinh/") == "/2022/nhiem-vu/ii-2-1/#ii-2-1-1"
    assert shown(archive, "2022/hieu-dinh/").css_first("#sua-doi") is None


def test_the_amending_document_is_listed_with_what_it_amends(amended: Archive, archive: Archive) -> None:
    page = shown(amended, "2022/can-cu/")
    assert words(page.body).startswith("# Văn bản được viện dẫn, văn bản sửa đổi · 16 văn bản ")
    document = page.css_first('[id="25-qd-ubnd-2022"]')
    facts = {words(row.css_first("dt")): words(row.css_first("dd")) for row in document.css("dl > div")}
    assert facts == {
        "Ngày": "20/5/2022",
        "Cơ quan ban hành": "UBND tỉnh",
        "Về việc": "sửa đổi, bổ sung Kế hoạch <b>cải cách</b> hành chính năm 2022",
        "Sửa đổi": "Sản phẩm II.2.1.1, cột “Thời gian thực hiện”",
    }
    assert address(document.css_first("li a"), "2022/can-cu/") == "/2022/hieu-dinh/#ghi-chu-ii-2-1-1-1"
    assert len(shown(archive, "2022/can-cu/").css(".kh-doc")) == 14


def test_a_cell_that_was_or_is_empty_is_called_empty(project: Project) -> None:
    emptied = entry("25-qd-ubnd-2022", "2022-06-01", "coordinating", "Văn phòng UBND tỉnh", "null")
    project.replace(TASK, "        coordinating: Văn phòng UBND tỉnh\n", amendments(emptied))
    added = entry("25-qd-ubnd-2022", "2022-06-01", "coordinating", "null", "Sở Tài chính")
    project.replace(NINTH, "        timing:", f"        coordinating: Sở Tài chính\n{amendments(added)}        timing:")
    assert project.problems() == []
    archive = load(project.root)
    page = shown(archive, "2022/nhiem-vu/ii-2-1/")
    assert "Trước đó: “Văn phòng UBND tỉnh”. Nay: để trống." in words(page.css_first("#ghi-chu-ii-2-1-2-1"))
    assert page.css_first('#ii-2-1-2 a[href="#ghi-chu-ii-2-1-2-1"]')
    page = shown(archive, "2022/nhiem-vu/vii-1-9/")
    assert "Trước đó: để trống. Nay: “Sở Tài chính”." in words(page.css_first("#ghi-chu-vii-1-9-1-1"))


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "{{ 7 * 7 }}", "[x](javascript:alert(1))", "::error::x"])
def test_what_was_replaced_is_shown_as_text(project: Project, text: str) -> None:
    project.replace(TASK, "before: Quý I năm 2022", f"before: '{text}'")
    page = shown(load(project.root), "2022/nhiem-vu/ii-2-1/")
    note = page.css_first("#ghi-chu-ii-2-1-1-1")
    assert f"Trước đó: “{text}”." in words(note)
    assert note.css_first("script") is None
