"""A text and a register, or a quote, disagree: told where the mistake is, with the line as it should be."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from plan.rules.check import check
from tests.archives import git
from tests.unit.builders import (
    AGENCIES,
    CORRECTED,
    DOCUMENTS,
    GLOSSARY,
    INDICATORS,
    PLAN,
    SECTIONS,
    TASK,
    Project,
)
from tests.unit.following import published

DIGITISING = """\
- id: 132-kh-ubnd-2020
  number: 132/KH-UBND
  kind: Kế hoạch
  date: 2020-12-23
  issuer: null
  subject: về triển khai thực hiện số hóa kết quả giải quyết thủ tục hành chính còn hiệu lực trong các cơ quan hành chính \
nhà nước trên địa bàn tỉnh giai đoạn 2020 - 2025
"""
REFORM = "- abbr: CCHC\n  meaning: cải cách hành chính\n  explained: phan-i-1-1-1\n"
EDITED = "dòng này đã bị sửa"
MEND = "đúng văn bản, nên phải sửa lại ở đây"
LEAVE = "chữ ở đây đúng văn bản ({}), nên đừng sửa: hãy thêm vào {}"


@dataclass(frozen=True)
class Said:
    """One problem: where, in which words, and the lines to write there."""

    place: str
    message: str
    fix: str | None


def told(project: Project, *edits: tuple[str, str, str]) -> list[Said]:
    for edit in edits:
        project.replace(*edit)
    return [Said(str(one.place), str(one.message), one.fix) for one in check(project.root)]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """The frozen plan alone: its source is the only witness."""
    return Project(tmp_path)


@pytest.fixture
def beside_main(tmp_path: Path) -> Project:
    return published(Project(tmp_path).root)


# A register that was edited, told there, once; the texts that name it are right.


@pytest.mark.parametrize(
    ("file", "old", "new", "wanted"),
    [
        (
            DOCUMENTS,
            "62/2020/NĐ-CP",
            "62/2020/NĐ–CP",
            Said(
                f"{DOCUMENTS}:38:11",
                '62-2020-nd-cp · number (Số, ký hiệu): số văn bản "62/2020/NĐ–CP" có gạch nối hoặc chữ Đ khác của bàn phím, '
                'thường do dán từ Word; hãy viết "62/2020/NĐ-CP"',
                "  number: 62/2020/NĐ-CP",
            ),
        ),
        (
            DOCUMENTS,
            DIGITISING,
            "",
            Said(
                f"{DOCUMENTS}:15:1",
                f'ở đây đã bỏ mất "132/KH-UBND"; kế hoạch có "132/KH-UBND" ở 1 chỗ, chỗ đầu ở {PLAN}, dòng 61, {MEND}',
                f"{DIGITISING}- id: 138-kh-ubnd-2021",
            ),
        ),
        (
            GLOSSARY,
            REFORM,
            "",
            Said(
                f"{GLOSSARY}:5:1",
                f'ở đây đã bỏ mất "CCHC"; kế hoạch có "CCHC" ở 40 chỗ, chỗ đầu ở {PLAN}, dòng 29, {MEND}',
                f"{REFORM}- abbr: CNTT",
            ),
        ),
        (
            AGENCIES,
            "name: Sở Nội vụ",
            "name: Sở Nội vụụ",
            Said(
                f"{AGENCIES}:6:1",
                f'{EDITED}; kế hoạch có "Sở Nội vụ" ở 24 chỗ, chỗ đầu ở {PLAN}, dòng 175, {MEND}',
                "  name: Sở Nội vụ",
            ),
        ),
    ],
    ids=["dash of Word", "document gone", "abbreviation gone", "name edited"],
)
def test_a_register_is_mended_by_what_is_published(beside_main: Project, file: str, old: str, new: str, wanted: Said) -> None:
    assert told(beside_main, (file, old, new)) == [wanted]


def test_a_look_alike_letter_in_a_register_is_mended_there(project: Project) -> None:
    cyrillic = "Sở Nộі vụ"
    assert told(project, (AGENCIES, "name: Sở Nội vụ", f"name: {cyrillic}")) == [
        Said(
            f"{AGENCIES}:6:9",
            f'"{cyrillic}" ở đây viết bằng ký tự khác; kế hoạch có "Sở Nội vụ" ở 24 chỗ, chỗ đầu ở {PLAN}, dòng 175, {MEND}',
            "  name: Sở Nội vụ",
        ),
        Said(
            f"{AGENCIES}:6:9",
            'so-noi-vu · name (Tên): chữ "і" (U+0456) không phải chữ cái Latinh; hãy gõ lại tên này',
            "  name: Sở Nội vụ",
        ),
    ]


def test_without_what_is_published_a_dash_of_word_is_mended_by_its_look(project: Project) -> None:
    (one,) = told(project, (DOCUMENTS, "62/2020/NĐ-CP", "62/2020/NĐ–CP"))
    assert (one.place, one.fix) == (f"{DOCUMENTS}:38:11", "  number: 62/2020/NĐ-CP")


@pytest.mark.parametrize(
    ("file", "old", "place", "head", "count"),
    [
        (DOCUMENTS, DIGITISING, f"{PLAN}:61:27", 'text (Đoạn văn): không có văn bản số "132/KH-UBND" trong {}', 1),
        (GLOSSARY, REFORM, f"{PLAN}:29:23", 'text (Đoạn văn): không có chữ viết tắt "CCHC" trong {}', 40),
    ],
)
def test_without_what_is_published_nothing_is_guessed(
    project: Project, file: str, old: str, place: str, head: str, count: int
) -> None:
    at = f"{count} chỗ, chỗ đầu ở {PLAN}, dòng {place.split(':')[1]}"
    assert told(project, (file, old, "")) == [Said(place, f"{head.format(file)}; {LEAVE.format(at, file)}", None)]


# A text that was edited: put back as the source or main has it, never by guessing.


@pytest.mark.parametrize(
    ("new", "message"),
    [
        (
            "VP UBND tỉnh",
            'II.2.1.1 · lead (Cơ quan chủ trì): không rõ cơ quan "VP UBND tỉnh"; ý bạn là "Văn phòng UBND tỉnh"?',
        ),
        ("Sở Nội vũ", 'II.2.1.1 · lead (Cơ quan chủ trì): không rõ cơ quan "Sở Nội vũ"; bản nguồn ghi "Văn phòng UBND tỉnh"'),
    ],
)
def test_a_cell_is_put_back(project: Project, new: str, message: str) -> None:
    first = told(project, (TASK, "lead: Văn phòng UBND tỉnh", f"lead: {new}"))[0]
    assert first == Said(f"{TASK}:10:15", message, "        lead: Văn phòng UBND tỉnh")


def test_a_number_with_the_dash_of_word_is_put_back_whole(project: Project) -> None:
    (one,) = told(project, (PLAN, "số 136/KH-UBND", "số 136/KH–UBND"))
    assert one.message == (
        'opening (Phần mở đầu): không có văn bản số "136/KH" trong data/documents.yml; ý bạn là "136/KH-UBND"?'
    )
    assert one.fix is not None
    assert "căn cứ Kế hoạch số 136/KH-UBND ngày 24/8/2021" in one.fix


def test_without_any_witness_no_line_is_proposed_for_the_words_of_the_document(project: Project) -> None:
    for file in ("source.txt", "proof.yml"):
        project.path(f"data/2022/{file}").unlink()
    assert told(project, (TASK, "lead: Văn phòng UBND tỉnh", "lead: Sở Nội vũ")) == [
        Said(
            f"{TASK}:10:15",
            'II.2.1.1 · lead (Cơ quan chủ trì): không rõ cơ quan "Sở Nội vũ"; ý bạn là "Sở Nội vụ"?',
            None,
        )
    ]


def test_without_a_source_main_is_the_witness(beside_main: Project) -> None:
    for file in ("source.txt", "proof.yml"):
        beside_main.path(f"data/2022/{file}").unlink()
    assert told(beside_main, (TASK, "lead: Văn phòng UBND tỉnh", "lead: Sở Nội vũ")) == [
        Said(
            f"{TASK}:10:15",
            'II.2.1.1 · lead (Cơ quan chủ trì): không rõ cơ quan "Sở Nội vũ"; bản đang đăng ghi "Văn phòng UBND tỉnh"',
            "        lead: Văn phòng UBND tỉnh",
        )
    ]


def test_words_of_an_amendment_that_nobody_knows_yet_are_not_called_right(project: Project) -> None:
    amended = (
        "lead: Sở Nội vũ\n        amendments:\n          - document: 76-nq-cp-2021\n            date: 2022-03-01\n"
        "            field: lead\n            before: Văn phòng UBND tỉnh\n            after: Sở Nội vũ"
    )
    assert told(project, (TASK, "lead: Văn phòng UBND tỉnh", amended)) == [
        Said(
            f"{TASK}:10:15",
            'II.2.1.1 · lead (Cơ quan chủ trì): không rõ cơ quan "Sở Nội vũ"; ý bạn là "Sở Nội vụ"?',
            None,
        )
    ]


# A quote and its text.


def test_a_quote_that_was_edited_is_put_back(beside_main: Project) -> None:
    assert told(beside_main, (INDICATORS, "quote: nâng tỷ lệ hồ sơ", "quote: tăng tỷ lệ hồ sơ")) == [
        Said(
            f"{INDICATORS}:78:10",
            'ho-so-muc-do-4 · quote (Nguyên văn): câu "tăng tỷ lệ hồ sơ giải quyết theo dịch vụ công trực tuyến mức độ 4 '
            'trên tổng số h…" không có nguyên văn trong Mục tiêu VI.2; hãy chép lại từ đó',
            "  quote: nâng tỷ lệ hồ sơ giải quyết theo dịch vụ công trực tuyến mức độ 4 trên tổng số hồ sơ đạt 30%",
        )
    ]


def test_a_quoted_text_that_was_edited_is_told_at_the_text(project: Project) -> None:
    (one,) = told(project, (SECTIONS, "giữ vững xếp hạng", "giữ xếp hạng"))
    assert one.place == f"{SECTIONS}:126:13"
    assert one.message.endswith("không có nguyên văn trong Mục tiêu VII.1; vì chữ ở đây đã bị sửa: bản nguồn ghi khác")
    assert one.fix is not None
    assert "giữ vững xếp hạng" in one.fix


def test_a_correction_that_was_edited_is_put_back(beside_main: Project) -> None:
    assert told(beside_main, (CORRECTED, "published: QĐ số", "published: QĐ xố")) == [
        Said(
            f"{CORRECTED}:16:24",
            'Sản phẩm III.2.1.1 · published (Trên trang này): "QĐ xố" phải có đúng một lần trong timing, nhưng có 0; hãy '
            "chép lại từ đó",
            "            published: QĐ số",
        )
    ]


def test_a_corrected_text_that_was_edited_is_told_at_the_text(beside_main: Project) -> None:
    assert told(beside_main, (CORRECTED, "timing: Theo QĐ số", "timing: Theo QĐ xố")) == [
        Said(
            f"{CORRECTED}:12:17",
            'Sản phẩm III.2.1.1 · published (Trên trang này): "QĐ số" phải có đúng một lần trong timing, nhưng có 0; vì chữ '
            'ở đây đã bị sửa: bản đang đăng ghi "Theo QĐ số 1584/QĐ-UBND"',
            "        timing: Theo QĐ số 1584/QĐ-UBND",
        )
    ]


def test_without_git_a_correction_and_its_text_are_not_judged(project: Project) -> None:
    (one,) = told(project, (CORRECTED, "timing: Theo QĐ số", "timing: Theo QĐ xố"))
    assert (one.place, one.fix) == (f"{CORRECTED}:16:24", None)


def test_what_is_published_is_that_of_main_not_of_the_last_commit(beside_main: Project) -> None:
    git(beside_main.root, "checkout", "--quiet", "-b", "sua")
    beside_main.replace(AGENCIES, "name: Sở Nội vụ", "name: Sở Nội vụụ")
    git(beside_main.root, "commit", "--quiet", "--all", "--message", "Sửa")
    assert [one.fix for one in told(beside_main)] == ["  name: Sở Nội vụ"]


def test_a_commit_with_the_mistake_itself_is_no_witness(beside_main: Project) -> None:
    beside_main.replace(TASK, "lead: Văn phòng UBND tỉnh", "lead: Sở Nội vũ")
    git(beside_main.root, "commit", "--quiet", "--all", "--message", "Sửa")
    assert [(one.place, one.fix) for one in told(beside_main)] == [(f"{TASK}:10:15", "        lead: Văn phòng UBND tỉnh")]


def test_what_is_published_can_be_named(project: Project, tmp_path_factory: pytest.TempPathFactory) -> None:
    main = Project(tmp_path_factory.mktemp("main"))
    project.replace(AGENCIES, "name: Sở Nội vụ", "name: Sở Nội vụụ")
    assert [problem.fix for problem in check(project.root, str(main.root))] == ["  name: Sở Nội vụ"]
