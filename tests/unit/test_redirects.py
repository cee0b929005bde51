"""Old addresses: what data/redirects.yml may say, and the files that answer there."""

import io
import json
from pathlib import Path

import icalendar
import openpyxl
import pytest
from selectolax.lexbor import LexborHTMLParser

from plan.export.moved import moved_files
from plan.export.qr import qr_codes
from plan.facts.formats import FORMATS
from plan.facts.pages import addresses
from plan.ground.files import Build
from plan.html.old_pages import old_pages
from plan.reading.load import load
from plan.rules.redirects import RETIRABLE
from tests.unit.builders import Project, told

REDIRECTS = "data/redirects.yml"
MALFORMED = (
    'không phải địa chỉ dùng được; viết từ gốc của trang, chữ thường không dấu, kết thúc bằng "/", ví dụ '
    "2022/nhiem-vu/i-1-1/ hay 2022/nhiem-vu/i-1-1/#i-1-1-1, "
    f"hoặc tệp {', '.join(f'.{ending}' for ending in RETIRABLE)} trong một thư mục"
)


def project(tmp_path: Path, *pairs: tuple[str, str], reason: str = "") -> Project:
    """Return a copy of the data with some redirects, three lines each when they have a reason, else two."""
    found = Project(tmp_path)
    items = [{"from": old, "to": new} | ({"reason": reason} if reason else {}) for old, new in pairs]
    lines = [f"{'- ' if key == 'from' else '  '}{key}: {json.dumps(item[key])}" for item in items for key in item]
    found.write(REDIRECTS, "\n".join(lines) + "\n" if lines else "[]\n")
    return found


@pytest.mark.parametrize("pairs", [[], [("2022/nhiem-vu/ii-6-9/", "2022/nhiem-vu/ii-6-3/")]], ids=["none", "one"])
def test_right_redirects_are_read(tmp_path: Path, pairs: list[tuple[str, str]]) -> None:
    made = project(tmp_path, *pairs)
    assert made.problems() == []
    assert [(item.from_, item.to) for item in load(tmp_path).redirects] == pairs


def test_the_file_need_not_be_there(tmp_path: Path) -> None:
    Project(tmp_path).path(REDIRECTS).unlink()
    assert load(tmp_path).redirects == ()


GOOD = "2022/nhiem-vu/ii-6-3/"


@pytest.mark.parametrize(
    ("pair", "place", "message"),
    [
        (("2022/quy/1/", GOOD), "1:9", "2022/quy/1/ · from (Địa chỉ cũ): vẫn là địa chỉ đang có; hãy bỏ mục này"),
        (
            ("2022/co-quan/so-noi-vu/chu-tri.ics", GOOD),
            "1:9",
            "2022/co-quan/so-noi-vu/chu-tri.ics · from (Địa chỉ cũ): vẫn là địa chỉ đang có; hãy bỏ mục này",
        ),
        (
            ("2022/co-quan/so-noi-vu.xml", GOOD),
            "1:9",
            "2022/co-quan/so-noi-vu.xml · from (Địa chỉ cũ): vẫn là địa chỉ đang có; hãy bỏ mục này",
        ),
        (
            ("api/v1/2022/sections.json", GOOD),
            "1:9",
            f'api/v1/2022/sections.json · from (Địa chỉ cũ): "api/v1/2022/sections.json" {MALFORMED}',
        ),
        (
            ("2022/cu/", "2022/nhiem-vu/ii-6-33/"),
            "2:7",
            '2022/cu/ · to (Địa chỉ mới): không có địa chỉ "2022/nhiem-vu/ii-6-33/"; ý bạn là "2022/nhiem-vu/ii-6-3/"?',
        ),
        (("/2022/cu/", GOOD), "1:9", f'/2022/cu/ · from (Địa chỉ cũ): "/2022/cu/" {MALFORMED}'),
        (("2022/../cu/", GOOD), "1:9", f'2022/../cu/ · from (Địa chỉ cũ): "2022/../cu/" {MALFORMED}'),
        (("assets/js/", GOOD), "1:9", f'assets/js/ · from (Địa chỉ cũ): "assets/js/" {MALFORMED}'),
        (("2022/cu", GOOD), "1:9", f'2022/cu · from (Địa chỉ cũ): "2022/cu" {MALFORMED}'),
        (("2022/cu.html", GOOD), "1:9", f'2022/cu.html · from (Địa chỉ cũ): "2022/cu.html" {MALFORMED}'),
        (("2022/cu/", "https://xau.example/"), "2:7", f'2022/cu/ · to (Địa chỉ mới): "https://xau.example/" {MALFORMED}'),
        (("2022/cu/", "//xau.example/"), "2:7", f'2022/cu/ · to (Địa chỉ mới): "//xau.example/" {MALFORMED}'),
        (("2022/cu/", "javascript:alert(1)"), "2:7", f'2022/cu/ · to (Địa chỉ mới): "javascript:alert(1)" {MALFORMED}'),
        (("2022/cu/", '2022/"><b>/'), "2:7", f'2022/cu/ · to (Địa chỉ mới): "2022/"><b>/" {MALFORMED}'),
        (
            ("2022/quy/1/#cu", GOOD),
            "1:9",
            (
                "2022/quy/1/#cu · from (Địa chỉ cũ): chỉ chuyển hướng được một chỗ trong trang của một nhiệm vụ đang có; "
                "hãy chuyển hướng cả trang"
            ),
        ),
    ],
    ids=lambda value: value[0] + " " + value[1] if isinstance(value, tuple) else None,
)
def test_a_wrong_redirect_is_told(tmp_path: Path, pair: tuple[str, str], place: str, message: str) -> None:
    problems = project(tmp_path, pair).problems()
    assert told(problems, f"{REDIRECTS}:{place}") == f"{REDIRECTS}:{place}: {message}"
    assert len(problems) == 1


@pytest.mark.parametrize(
    ("old", "file"),
    [("gioi-thieu/", "gioi-thieu.md"), ("huong-dan/", "huong-dan/index.md"), ("huong-dan/tap-sua/", "huong-dan/tap-sua.md")],
)
def test_a_page_written_by_hand_is_an_address_that_is_there(tmp_path: Path, old: str, file: str) -> None:
    made = project(tmp_path, (old, GOOD))
    assert made.problems() == []
    made.write(f"docs/{file}", "# Trang viết tay\n")
    assert made.problems() == [f"{REDIRECTS}:1:9: {old} · from (Địa chỉ cũ): vẫn là địa chỉ đang có; hãy bỏ mục này"]


def test_chains_loops_and_repetitions_are_told(tmp_path: Path) -> None:
    chain = project(tmp_path / "chain", ("2022/a/", "2022/b/"), ("2022/b/", GOOD), ("2022/b/", GOOD)).problems()
    assert chain == [
        f'{REDIRECTS}:2:7: 2022/a/ · to (Địa chỉ mới): lại là một địa chỉ cũ; hãy ghi thẳng "{GOOD}"',
        f"{REDIRECTS}:5:9: 2022/b/ · from (Địa chỉ cũ): đã có ở trên; hãy bỏ một",
    ]
    loop = project(tmp_path / "loop", ("2022/a/", "2022/b/"), ("2022/b/", "2022/a/"), ("2022/c/", "2022/c/")).problems()
    circle = "các chuyển hướng này đi thành vòng; hãy ghi một địa chỉ đang có"
    assert [problem.rpartition("): ")[2] for problem in loop] == [circle] * 3


def test_an_old_page_leads_to_the_new_one_without_script(tmp_path: Path) -> None:
    made = project(tmp_path, ("2022/nhiem-vu/ii-6-9/", GOOD), reason="Gộp <script>alert(1)</script> {{ 7*7 }}")
    assert made.problems() == []
    (page,) = old_pages(load(tmp_path), "https://vi-du.example/kho/")
    assert page.path == "2022/nhiem-vu/ii-6-9/index.html"
    tree = LexborHTMLParser(page.content)
    assert tree.css("script") == []
    assert tree.css_first("html").attributes["lang"] == "vi"
    assert tree.css_first("meta[name=robots]").attributes["content"] == "noindex"
    assert tree.css_first("meta[http-equiv=refresh]").attributes["content"] == "0; url=../../../2022/nhiem-vu/ii-6-3/"
    assert tree.css_first("link[rel=canonical]").attributes["href"] == f"https://vi-du.example/kho/{GOOD}"
    assert tree.css_first("main a").attributes["href"] == "../../../2022/nhiem-vu/ii-6-3/"
    assert tree.css_first("main p").text() == (
        "Nội dung của trang này nay ở địa chỉ mới: /2022/nhiem-vu/ii-6-3/. Gộp <script>alert(1)</script> {{ 7*7 }}"
    )


def test_an_old_file_says_so_in_its_own_format(tmp_path: Path) -> None:
    made = project(tmp_path, *((f"2022/quy/cu.{ending}", "2022/quy/1/") for ending in RETIRABLE))
    assert made.problems() == []
    every = {file.path: file.content for file in moved_files(load(tmp_path), Build("https://vi-du.example/"))}
    files = {path: content.decode() for path, content in every.items() if not path.endswith("xlsx")}
    said = "Tệp này không còn được cập nhật. Nội dung nay ở https://vi-du.example/2022/quy/1/"
    assert json.loads(files["2022/quy/cu.json"]) == {"thong_bao": said, "dia_chi_moi": "https://vi-du.example/2022/quy/1/"}
    assert files["2022/quy/cu.txt"] == f"{said}\n"
    assert files["2022/quy/cu.csv"] == f'\ufeffthong_bao,dia_chi_moi\r\n"{said}",https://vi-du.example/2022/quy/1/\r\n'
    calendar = files["2022/quy/cu.ics"]
    assert calendar.startswith("BEGIN:VCALENDAR\r\n")
    assert max(len(line.encode()) for line in calendar.split("\r\n")) <= 75
    assert f"SUMMARY:{said}" in calendar.replace("\r\n ", "").split("\r\n")
    assert LexborHTMLParser(files["2022/quy/cu.xml"]).css_first("feed title").text() == said
    assert openpyxl.load_workbook(io.BytesIO(every["2022/quy/cu.xlsx"])).active["A1"].value == said


def test_the_files_of_an_old_list_say_so_too(tmp_path: Path) -> None:
    pairs = (("2022/co-quan/so-cu/", "2022/co-quan/so-noi-vu/"), ("2022/nhiem-vu/ii-6-9/", f"{GOOD}#ii-6-3-1"))
    made = project(tmp_path, *pairs, ("2022/co-quan/so-cu/phoi-hop.csv", "2022/quy/1/"))
    assert made.problems() == []
    files = {file.path: file.content for file in moved_files(load(tmp_path), Build("https://vi-du.example/"))}
    in_api = {"api/v1/2022/agencies/so-cu.json", "api/v1/2022/tasks/ii-6-9.json"}
    of_list = {
        *(f"2022/co-quan/so-cu.{form.ending}" for form in FORMATS),
        "2022/co-quan/so-cu/chu-tri.ics",
        "2022/co-quan/so-cu/bao-cao.xlsx",
    }
    assert set(files) == {*of_list, "2022/co-quan/so-cu/phoi-hop.csv"} | in_api
    answer = json.loads(files["api/v1/2022/tasks/ii-6-9.json"])
    assert answer["dia_chi_moi"] == "https://vi-du.example/api/v1/2022/tasks/ii-6-3.json"
    assert b"https://vi-du.example/2022/quy/1/" in files["2022/co-quan/so-cu/phoi-hop.csv"]
    target = "https://vi-du.example/2022/co-quan/so-noi-vu/"
    calendar = icalendar.Calendar.from_ical(files["2022/co-quan/so-cu.ics"])
    lead = icalendar.Calendar.from_ical(files["2022/co-quan/so-cu/chu-tri.ics"])
    assert (
        len(calendar.walk("VEVENT")) > len(lead.walk("VEVENT")) > 10
    )  # who subscribed to it goes on being told of deadlines
    assert files["2022/co-quan/so-cu.csv"].decode("utf-8-sig").endswith(f",{target}\r\n")
    book = openpyxl.load_workbook(io.BytesIO(files["2022/co-quan/so-cu.xlsx"]))
    assert book.active["A1"].value == f"Tệp này không còn được cập nhật. Nội dung nay ở {target}"


def test_the_code_of_an_old_page_opens_the_new_one(tmp_path: Path) -> None:
    new = "2022/co-quan/so-noi-vu/"
    project(tmp_path, ("2022/co-quan/so-cu/", new), ("2022/nhiem-vu/ii-6-9/", GOOD))
    files = {file.path: file.content for file in qr_codes(load(tmp_path), Build("https://vi-du.example/"))}
    assert files["2022/co-quan/so-cu/qr.svg"] == files[f"{new}qr.svg"]
    assert files["2022/nhiem-vu/ii-6-9/qr.svg"] == files[f"{GOOD}qr.svg"]


def test_the_files_of_an_old_plan_say_so_too(tmp_path: Path) -> None:
    made = project(tmp_path, ("2021/quy/1/", "2022/quy/1/"), ("2021/thay-doi/", "2022/thay-doi/"))
    assert made.problems() == []
    files = {file.path: file.content for file in moved_files(load(tmp_path), Build("https://vi-du.example/"))}
    lists = {f"2021/quy/1.{form.ending}" for form in FORMATS}
    assert set(files) == {*lists, "2021/thay-doi.xml", "api/v1/2021/quarters/1.json"}
    answer = json.loads(files["api/v1/2021/quarters/1.json"])
    assert answer["dia_chi_moi"] == "https://vi-du.example/api/v1/2022/quarters/1.json"


def test_old_addresses_count_as_addresses(tmp_path: Path) -> None:
    project(tmp_path, ("2022/nhiem-vu/ii-6-3/#ii-6-3-9", f"{GOOD}#ii-6-3-1"))
    found = addresses(load(tmp_path))
    assert found["2022/nhiem-vu/ii-6-3/#ii-6-3-9"].file == REDIRECTS
    assert found["2022/nhiem-vu/ii-6-3/#ii-6-3-1"].file == "data/2022/tasks/ii-6-3.yml"
    assert {"", "2022/quy/1/", "2022/co-quan/so-noi-vu/"} <= found.keys()


def test_an_old_agency_answers_at_its_sheet_and_its_list_for_other_sites_too(tmp_path: Path) -> None:
    old, new = "2022/co-quan/so-cu/", "2022/co-quan/so-noi-vu/"
    project(tmp_path, (old, new), ("2022/co-quan/so-xua/", GOOD), ("2022/co-quan/so-xua/phieu/", new))
    archive = load(tmp_path)
    pages = {page.path: LexborHTMLParser(page.content).css_first("main a").attributes["href"] for page in old_pages(archive)}
    assert pages == {
        f"{old}index.html": f"../../../{new}",
        f"{old}phieu/index.html": f"../../../../{new}phieu/",
        f"{old}embed/index.html": f"../../../../{new}embed/",
        "2022/co-quan/so-xua/index.html": f"../../../{GOOD}",
        "2022/co-quan/so-xua/phieu/index.html": f"../../../../{new}",
        "2022/co-quan/so-xua/embed/index.html": f"../../../../{GOOD}",
    }
    assert {path.removesuffix("index.html") for path in pages} <= addresses(archive).keys()
