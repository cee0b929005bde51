"""The guide for editors: what it says is so."""

import re
import shutil
from pathlib import Path

import pytest

from plan.desk.owners import TEAMS_FILE
from plan.rules.check import check
from proof.__main__ import main as proof
from proof.layout import KINDS
from proof.rules import OPERATIONS
from scripts.ci.messages import PRACTICE
from tests.archives import ROOT
from tests.conftest import REPOSITORY, Site, parsed
from tests.corpus.reports import REPORTS

GUIDE = ROOT / "docs/huong-dan"
EXERCISE = "data/2022/tasks/i-1-1.yml"
EDITS = [
    ("lead: Sở Nội vụ", "lead: Sở Nội vũ", 'không rõ cơ quan "Sở Nội vũ"; ý bạn là "Sở Nội vụ"?'),
    ("Quý I năm", "Quý 1 năm", 'không đọc được thời gian "Quý 1 năm 2022"; ý bạn là "Quý I năm 2022"?'),
    ("Thường xuyên", "Quý V năm 2022", 'không đọc được thời gian "Quý V năm 2022"; bản nguồn ghi "Thường xuyên"'),
    ("Quý I năm 2022", "Tháng 6/2023", '"Tháng 6/2023" là của năm 2023, nhưng đây là kế hoạch năm 2022'),
    ("Thường xuyên", "Trước ngày 31/6", '"Trước ngày 31/6" ghi 31/6/2022, mà lịch không có'),
    ("        timing: Thường xuyên\n", "", "thiếu khóa timing (Thời gian thực hiện)"),
    ("title: Tập", "tilte: Tập", 'khóa lạ "tilte"; ý bạn là title (Tên gọi ngắn)?'),
    ("I.1.1.2", "I.1.1.1", 'mã "I.1.1.1" đã có ở data/2022/tasks/i-1-1.yml, dòng 9; mỗi mã chỉ dùng một lần'),
    ("title: Tập sửa một nhiệm vụ", f"title: {'Tập sửa ' * 12}", "dài 95 ký tự; nhiều nhất 80, hãy viết gọn lại"),
    ("lead: Sở Tài chính", "lead:", "cần một dòng chữ, không để trống, nhưng ở đây để trống"),
    ("        lead: Sở Tài chính", "\tlead: Sở Tài chính", "có ký tự tab; hãy thay bằng dấu cách"),
    ("Báo cáo điều", "Báo cáo\u200b điều", "có ký tự không nhìn thấy (U+200B), có thể do dán từ nơi khác; hãy xóa nó"),
    (
        "text: Báo cáo điều",
        "text: Báo cáo: điều",
        "dấu hai chấm không đúng chỗ: nếu nó thuộc câu chữ, hãy đặt cả giá trị trong ngoặc kép",
    ),
    ("timing: Thường", "timing:Thường", 'dòng này thiếu dấu hai chấm và dấu cách ("khóa: giá trị")'),
    ("Một pull", "Một ABCD", 'không có chữ viết tắt "ABCD" trong data/glossary.yml; bản nguồn ghi'),
    ("id: I.1.1\n", "id: I.2.1\n", 'mã đã đăng không đổi: hãy trả lại "I.1.1"'),
    ("lead: Sở Tài", "lead：Sở Tài", 'sau khóa "lead" là dấu "：" (U+FF1A), không phải dấu hai chấm ":" của bàn phím'),
    ("lead: Sở Tài chính\n       ", "lead: Sở Tài chính", '"lead" và "coordinating" là hai khóa trên cùng một dòng'),
    ("Sở Tài chính", "Sở Tài chính # hỏi lại", "ghi chú riêng không viết sau giá trị"),
    ("title: Tập sửa một nhiệm vụ", "title: 123", "cần câu chữ, không phải chỉ có số, ngày, dấu hay một chữ như no, true"),
    ("lead: Sở Tài chính", "lead: Sở Tài chính, Sở Tài chính", 'nêu một cơ quan hai lần ("Sở Tài chính"); hãy bỏ một'),
    ("text: Báo cáo", "text: Theo 62/2020/NĐ -CP, báo cáo", 'số văn bản "62/2020/NĐ -CP" có dấu cách ở giữa'),
]
"""An edit of the exercise, and what the page of messages says that the check says."""


def said(page: str) -> str:
    return (GUIDE / f"{page}.md").read_text(encoding="utf-8")


def problems(tmp_path: Path, old: str, new: str) -> list[str]:
    shutil.copytree(ROOT / PRACTICE / "data", tmp_path / "data")
    file = tmp_path / EXERCISE
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return [str(problem) for problem in check(tmp_path)]


def test_the_exercise_has_no_errors_and_one_task() -> None:
    assert check(ROOT / PRACTICE) == ()
    assert [file.name for file in (ROOT / PRACTICE / "data/2022/tasks").iterdir()] == ["i-1-1.yml"]


def test_the_exercise_is_published_nowhere(site: Site) -> None:
    held = [file for file in site.files() if "Người tập sửa" in file.read_text(encoding="utf-8")]
    assert held == []


@pytest.mark.parametrize(("old", "new", "message"), EDITS, ids=[message[:40] for *_, message in EDITS])
def test_the_page_of_messages_says_what_the_check_says(tmp_path: Path, old: str, new: str, message: str) -> None:
    assert any(message in problem for problem in problems(tmp_path, old, new))
    assert f"| {message} |" in said("thong-bao")


FILES = {
    "data/2022/i-1-1.yml": "đây là nhiệm vụ I.1.1, không ở chỗ của nó nên trang thiếu nhiệm vụ này; hãy chuyển tệp về",
    "data/2022/tasks/i-1-1 (1).yml": "đây là bản sao giống hệt data/2022/tasks/i-1-1.yml; hãy giữ tệp ấy, bỏ bản sao này",
    "data/2022/tasks/i-1-2.yml": "tệp này là bản sao giống hệt i-1-1.yml, vẫn mang mã",
    EXERCISE: "tệp trống; hãy trả lại nội dung cũ",
    "data/2022/ghi-chu.txt": "tệp lạ trong data/; hãy chuyển nó ra khỏi data/",
}
"""A file that holds the exercise too or instead, or nothing, and what the page of messages says that the check says."""


@pytest.mark.parametrize(("name", "message"), FILES.items(), ids=FILES)
def test_the_page_of_messages_says_what_the_check_says_of_files(tmp_path: Path, name: str, message: str) -> None:
    shutil.copytree(ROOT / PRACTICE / "data", tmp_path / "data")
    text = (tmp_path / EXERCISE).read_text(encoding="utf-8")
    if name == "data/2022/i-1-1.yml":
        (tmp_path / EXERCISE).unlink()
    (tmp_path / name).write_text(text if name.endswith(".yml") and name != EXERCISE else "", encoding="utf-8")
    (problem,) = check(tmp_path)
    assert message in problem.message
    assert f"| {message} |" in said("thong-bao")


def test_every_message_of_the_page_is_tried() -> None:
    rows = re.findall(r"^\| (.+?) \|", said("thong-bao"), re.MULTILINE)
    of_files, of_sources = ["Thông báo", *FILES.values()], ["Thông báo", *(message for *_, message in DIFFERENCES)]
    told = [*(message for _, _, message in EDITS), *of_files, *of_sources]
    assert rows[1 : len(told) + 1] == told
    heading, *of_reports = rows[len(told) + 1 :]
    assert heading == "Thông báo"
    assert of_reports
    kinds = [[told.kind for case in REPORTS for told in case.told if message in told.message] for message in of_reports]
    assert all(kinds), dict(zip(of_reports, kinds, strict=True))  # tests/unit/test_report_rules.py tries each


SOURCE = "data/2022/source.txt"
SECOND = "      - id: I.1.1.2\n        text: Báo cáo điều chưa rõ trong hướng dẫn.\n"
CELLS = "        lead: Sở Tài chính\n        coordinating: Sở Nội vụ\n        timing: Thường xuyên\n"
CORRECTION = "        corrections:\n          - {field: text, source: a, published: b, reason: c}\n"
DIFFERENCES = [
    (EXERCISE, "Quý I năm", "Quý II năm", "bản nguồn … có «…», dữ liệu có «…»"),
    (EXERCISE, SECOND + CELLS, "", "bản nguồn … có «…», dữ liệu không có"),
    (EXERCISE, "I.1.1.2", "I.1.1.3", "dữ liệu có «…», bản nguồn không có chỗ này"),
    (EXERCISE, "I.1.1.1", "I.1.1.2", "không đứng ở chỗ của nó trong bản nguồn"),
    (EXERCISE, SECOND, f"{SECOND}{CORRECTION}", "không hoàn lại được để so với bản nguồn"),
    (SOURCE, "Người tập sửa", "Người sửa", "source.txt không còn là bản đã ghi ở đây"),
    (SOURCE, "", "", "chưa có bản nguồn để đối chiếu"),
]
"""An edit of the exercise or of what it is compared with, and what the page says that the proof says."""


@pytest.mark.parametrize(("file", "old", "new", "message"), DIFFERENCES, ids=[message[-20:] for *_, message in DIFFERENCES])
def test_the_page_of_messages_says_what_the_proof_says(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], file: str, old: str, new: str, message: str
) -> None:
    shutil.copytree(ROOT / PRACTICE / "data", tmp_path / "data")
    changed = tmp_path / file
    text = changed.read_text(encoding="utf-8")
    assert old in text
    changed.write_text(text.replace(old, new, 1), encoding="utf-8")
    if not old:
        changed.unlink()
        changed.with_name("proof.yml").unlink()
    proof(["--root", str(tmp_path)])
    assert re.search(".*?".join(map(re.escape, message.split("…"))), capsys.readouterr().out)
    assert f"| {message} |" in said("thong-bao")


def test_every_kind_of_lines_of_a_source_is_explained() -> None:
    assert {*re.findall(r"^\| `([a-z]+): ", said("ke-hoach-nam-sau"), re.MULTILINE)} == {*KINDS}


def test_every_rule_of_a_source_is_explained() -> None:
    rows = re.findall(r"^\| `([a-z-]+`.*?) \| (.*?) \|", said("ke-hoach-nam-sau"), re.MULTILINE)
    rows.remove(("rule`", "Kèm"))
    told = {name: keys for names, keys in rows for name in re.findall("[a-z]+(?:-[a-z]+)*", names)}
    assert told == {name: ", ".join(f"`{key}`" for key in operation.keys) for name, operation in OPERATIONS.items()}


def test_the_first_exercise_ends_as_the_guide_says(tmp_path: Path) -> None:
    (told,) = problems(tmp_path, "lead: Sở Nội vụ", "lead: Sở Nội vũ")
    assert told.startswith(f"{EXERCISE}:11:")
    assert f"`{PRACTICE}/{EXERCISE}`, dòng 11" in said("tap-sua")


def test_the_exercise_opens_from_its_page(site: Site) -> None:
    links = [str(link.attributes["href"]) for link in site.page("huong-dan/tap-sua/").css("article a")]
    assert f"{REPOSITORY}/edit/main/{PRACTICE}/{EXERCISE}" in [re.sub("/edit/[^/]+/", "/edit/main/", link) for link in links]


def test_every_page_is_reached_from_the_first_and_stands_in_the_menu(site: Site) -> None:
    pages = {file.stem for file in GUIDE.glob("*.md")} - {"index"}
    assert pages == set(re.findall(r"\]\(([a-z-]+)\.md\)", said("index")))
    menu = {str(link.attributes["href"]) for link in site.page("huong-dan/").css(".md-nav--primary a")}
    assert {f"{page}/" for page in pages} <= menu


def test_pictures_are_small_and_shown_with_their_words(site: Site) -> None:
    pictures = sorted((ROOT / "docs/assets/huong-dan").iterdir())
    assert pictures
    assert [file.name for file in pictures if file.stat().st_size > 60_000] == []
    shown = [image for file in site.folder.glob("huong-dan/*/index.html") for image in parsed(file).css("article img")]
    assert sorted(str(image.attributes["src"]).rpartition("/")[2] for image in shown) == [file.name for file in pictures]
    assert all(image.attributes["alt"] for image in shown)


def test_contributing_points_to_the_guide() -> None:
    assert (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").count("docs/huong-dan/index.md") == 2


def test_the_guide_names_files_that_there_are() -> None:
    text = "".join(file.read_text(encoding="utf-8") for file in GUIDE.glob("*.md"))
    named = set(re.findall(r"`((?:\.github|data|tap-sua)/[\w./-]+)`", text))
    assert {"data/agencies.yml", "tap-sua/data/2022/tasks/i-1-1.yml", TEAMS_FILE} <= named
    assert [name for name in named if not (ROOT / name).exists() and not name.startswith(("data/2023", "data/NĂM"))] == []
