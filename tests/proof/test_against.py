"""source.txt is held against the file that it was made of, paragraph by paragraph and cell by cell, by a second reader."""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from plan.ground.problems import Place
from proof.__main__ import main
from proof.against.comparing import Comparison, compared
from proof.against.exact import exact
from proof.against.office import export
from proof.against.pages import Board, Page, page
from proof.guide import Guide
from proof.layout import Part
from tests.word.building import lvl, numbering, p, package, r, sdt, tbl, tc, tr

YEAR = "2033"
BREAK, TAB = "<w:r><w:br/></w:r>", "<w:r><w:tab/></w:r>"
LISTS = numbering(
    {
        "0": lvl(0, "%1.", "upperRoman") + lvl(1, "%2."),
        "1": lvl(0, "%1"),
        "2": lvl(0, "-", "bullet"),
    },
    {"1": "0", "2": "1", "3": "2"},
)
CONTROLLED = r("Quyết") + sdt(r(" định"))
KEYS = ("number", "task", "deliverable", "lead", "timing", "other")
WORD = package(
    tbl(tr(tc(p("UBND TỈNH VÍ DỤ") + p("Số: 5/KH-UBND")), tc("CỘNG HÒA")), width=2, borders="")
    + p("KẾ HOẠCH")
    + p("Hai  dấu cách, một\u00a0dấu không ngắt, gạch nối\u00ad mềm.")
    + p(r("Có") + TAB + r("tab và") + BREAK + r("ngắt dòng."))
    + p("MỤC ĐÍCH", number="1", level=0)
    + p("Rõ việc.", number="1", level=1)
    + p("Rõ người.", number="1", level=1)
    + p("Gạch đầu dòng", number="3", level=0)
    + p("Ca\u0301 chữ tách dấu")
    + tbl(
        tr(
            *(tc(name, merge="restart") for name in ("TT", "Nhiệm vụ")), tc("Kết quả"), tc("Thực hiện", span=2), tc("Ghi chú")
        ),
        tr(tc(merge="continue"), tc(merge="continue"), tc("Sản phẩm"), tc("Chủ trì"), tc("Thời gian"), tc("Thêm")),
        tr(tc("I. BỚT GIẤY TỜ", span=6)),
        tr(
            tc(p(number="2", level=0), merge="restart"),
            tc("Rà soát", merge="restart"),
            tc(p("Danh mục") + p("Báo cáo")),
            tc("Sở Sao", merge="restart"),
            tc("Quý I"),
            tc("chung", merge="restart"),
        ),
        tr(
            *[tc(merge="continue")] * 2,
            tc("Tờ trình"),
            tc(merge="continue"),
            tc(r("Quý") + BREAK + r("II")),
            tc(merge="continue"),
        ),
        tr(
            tc(p(number="2", level=0)), tc("Bỏ giấy tờ"), tc(r("Quyết") + sdt(r(" định"))), tc("Sở Trăng"), tc("Quý IV"), tc()
        ),
        tr(tc("Cuối", span=2), tc("muộn", span=2), before=2),
        width=6,
    )
    + p("Hết."),
    numbering=LISTS,
)
LINES = (
    "UBND TỈNH VÍ DỤ",
    "Số: 5/KH-UBND",
    "CỘNG HÒA",
    "",
    "KẾ HOẠCH",  # 5
    "Hai  dấu cách, một\u00a0dấu không ngắt, gạch nối\u00ad mềm.",
    "Có tab và ngắt dòng.",
    "I. MỤC ĐÍCH",
    "1. Rõ việc.",
    "2. Rõ người.",  # 10
    "- Gạch đầu dòng",
    "Ca\u0301 chữ tách dấu",
    "TT\tNhiệm vụ\tKết quả\tThực hiện\t\tGhi chú",
    "\t\tSản phẩm\tChủ trì\tThời gian\tThêm",
    "I. BỚT GIẤY TỜ\t\t\t\t\t",  # 15
    "1\tRà soát\tDanh mục ¶ Báo cáo\tSở Sao\tQuý I\tchung",
    "\t\tTờ trình\tSở Sao\tQuý ¶ II\t",
    "2\tBỏ giấy tờ\tQuyết định\tSở Trăng\tQuý IV\t",
    "\t\tCuối\t\tmuộn\t",
    "Hết.",  # 20
)
ROWS = range(15, 20)


@pytest.fixture(scope="session")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Page:
    file = tmp_path_factory.mktemp("word") / "ke-hoach.docx"
    file.write_bytes(WORD)
    made = export(file)
    assert made.text is not None
    return exact(page(made.html), made.text)


Compare = Callable[..., Comparison]


@pytest.fixture
def compare(shown: Page) -> Compare:
    def compare(lines: tuple[str, ...] = LINES, found: Page = shown) -> Comparison:
        place = Place(f"data/{YEAR}/proof.yml", 2, 1)
        guide = Guide((Part("rows", ("sections",), tuple(ROWS), place, KEYS),), (), place)
        return compared(YEAR, "ke-hoach.docx", "".join(f"{line}\n" for line in lines), guide, found)

    return compare


def test_a_source_that_has_all_of_the_file_matches(compare: Compare) -> None:
    found = compare()
    assert [str(problem) for problem in found.problems] == []
    assert (found.paragraphs, found.cells, found.holds) == (12, 7 * 6, True)


def changed(number: int, old: str, new: str) -> tuple[str, ...]:
    assert old in LINES[number - 1]
    return (*LINES[: number - 1], LINES[number - 1].replace(old, new, 1), *LINES[number:])


DIFFERENCES = {
    "a word": (6, "không ngắt", "có ngắt", "có «"),
    "two spaces for one": (6, "Hai  dấu", "Hai dấu", "có «Hai  dấu cách"),
    "a no-break space": (6, "một\u00a0dấu", "một dấu", "có «"),
    "a soft hyphen": (6, "nối\u00ad", "nối", "có «"),
    "letters apart from their marks": (12, "Ca\u0301", "Cá", "có «Ca\u0301 chữ"),
    "an automatic number": (9, "1. ", "", "có «1. Rõ việc.»"),
    "another automatic number": (10, "2.", "3.", "có «2. Rõ người.»"),
    "a bullet": (11, "- ", "", "có «•"),
    "a number alone in its cell": (16, "1\t", "\t", "ô 1: bản nguồn để trống, ke-hoach.docx có «1» (bảng 2, hàng 4)"),
    "a paragraph of a cell": (16, " ¶ Báo cáo", "", "ô 3: bản nguồn để trống, ke-hoach.docx có «Báo cáo»"),
    "two paragraphs as one": (16, " ¶ ", " ", "ô 3: "),
    "a merged cell that each row has": (17, "Sở Sao", "", "ô 4: bản nguồn để trống, ke-hoach.docx có «Sở Sao»"),
    "a merged cell that the first row has": (
        17,
        "\t\tTờ",
        "\tRà soát\tTờ",
        "ô 2: bản nguồn có «Rà soát», ke-hoach.docx để trống",
    ),
    "a merged cell of another column": (17, "II\t", "II\tchung", "ô 6: bản nguồn có «chung», ke-hoach.docx để trống"),
    "a late row read too far left": (19, "\t\tCuối", "Cuối\t\t", "ô 1: bản nguồn có «Cuối», ke-hoach.docx để trống"),
    "a cell read one too far": (18, "Quý IV\t", "\tQuý IV", "ô 5: bản nguồn để trống, ke-hoach.docx có «Quý IV»"),
    "a cell too few": (18, "\tQuý IV\t", "\tQuý IV", "bản nguồn có 5 ô, ke-hoach.docx có 6"),
    "an upper name": (13, "Thực hiện\t", "\tThực hiện", "ô 4: bản nguồn để trống, ke-hoach.docx có «Thực hiện»"),
    "a line break lost": (7, "và ngắt", "vàngắt", "có «Có tab và ngắt dòng.»"),
}


@pytest.mark.parametrize(("line", "old", "new", "message"), DIFFERENCES.values(), ids=DIFFERENCES)
def test_a_difference_is_told_on_its_line(line: int, old: str, new: str, message: str, compare: Compare) -> None:
    told = [str(problem) for problem in compare(changed(line, old, new)).problems]
    assert all(one.startswith(f"data/2033/source.txt:{line}:1: ") for one in told)
    assert message in told[0]


@pytest.mark.parametrize("line", [number for number, text in enumerate(LINES, 1) if text])
def test_a_line_that_the_source_lacks_is_told(line: int, compare: Compare) -> None:
    (told,) = compare((*LINES[: line - 1], "", *LINES[line:])).problems
    assert "ke-hoach.docx có «" in told.message
    assert told.message.endswith("bản nguồn không có")


def test_a_line_that_the_file_lacks_is_told(compare: Compare) -> None:
    (told,) = compare((*LINES[:8], "Bịa thêm một câu.", *LINES[8:])).problems
    assert str(told) == "data/2033/source.txt:9:1: bản nguồn có «Bịa thêm một câu.», ke-hoach.docx không có"


def test_rows_that_changed_places_are_told(compare: Compare) -> None:
    assert compare((*LINES[:15], LINES[17], LINES[16], LINES[15], *LINES[18:])).problems


def test_what_the_text_lacks_is_compared_without_its_spaces_and_that_is_said(shown: Page, compare: Compare) -> None:
    made = page("<p>Hai  dấu cách</p><table><tr><td>a<td>b</table>")
    found = compare(("Hai dấu cách", "a\tb"), made)
    assert found.holds
    assert any("Số dấu cách, dấu tab của dòng 1, 2 không so được" in one for one in found.remarks)
    assert not any("dấu cách" in one for one in compare(LINES, shown).remarks)


def test_what_no_second_reader_sees_is_said(compare: Compare) -> None:
    assert any("không thấy dấu sửa đổi" in one for one in compare().remarks)


BESIDE = (
    '<p>Có hộp<span id="Frame1"><p>trong hộp</p></span><a class="sdfootnoteanc">1</a>.</p>'
    '<div id="sdfootnote1"><p>Chú</p></div>'
)


def test_boxes_and_notes_are_told_and_no_part_of_the_text(compare: Compare) -> None:
    found = compare(("Có hộp.",), page(BESIDE))
    assert found.holds
    assert [one for one in found.remarks if "không so: «" in one] == [
        "Tệp có hộp chữ ngoài thân văn bản, không so: «trong hộp»",
        "Tệp có chú thích ngoài thân văn bản, không so: «Chú»",
    ]


def test_a_table_in_a_cell_is_read_in_its_cell() -> None:
    (board,) = page("<table><tr><td><p>a</p><table><tr><td><p>x</p><td><p>y</p></table><p>b</p></td><td>c</table>").blocks
    assert isinstance(board, Board)
    assert [[words.lines for words in box.words] for box in board.boxes] == [[("a",), ("x",), ("y",), ("b",)], [("c",)]]


@pytest.mark.parametrize(
    "html", ["", "<table>", "<td>a", "</table></p>", "<table><td rowspan=999999999 colspan=0>a", "<p>" * 99]
)
def test_broken_html_is_read_without_a_crash(html: str) -> None:
    page(html)


def test_text_that_goes_another_way_gives_no_wrong_number() -> None:
    html = "<p>một</p><ol><li><p>hai</p></ol><p>ba</p>"
    found = exact(page(html), "một\nlạ\n    7. hai\nba\n")
    assert [(one.number, one.lines) for one in found.blocks] == [("", ("một",)), ("7.", ("hai",)), ("", ("ba",))]
    lost = exact(page(html), "khác\n    7. hai\nba\n")
    assert [(one.number, one.is_exact) for one in lost.blocks] == [("", False), ("7.", True), ("", True)]


# The command


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "data" / YEAR
    folder.mkdir(parents=True)
    source = "".join(f"{line}\n" for line in LINES).encode()
    (folder / "source.txt").write_bytes(source)
    rows = f"  - {{lines: 15-19, rows: sections, columns: [{', '.join(KEYS)}]}}\n"
    (folder / "proof.yml").write_text(f"sha256: {sha256(source).hexdigest()}\nlayout:\n{rows}", encoding="utf-8")
    (tmp_path / "ke-hoach.docx").write_bytes(WORD)
    return tmp_path


def said(root: Path, capsys: pytest.CaptureFixture[str], file: str = "ke-hoach.docx") -> tuple[int, list[str]]:
    code = main(["--root", str(root), YEAR, "--against", str(root / file)])
    return code, capsys.readouterr().out.splitlines()


def test_the_command_tells_what_was_compared(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, lines = said(root, capsys)
    assert (code, lines[-1]) == (0, "Bản nguồn 2033: khớp với ke-hoach.docx: 12 đoạn, 42 ô")


def test_the_command_fails_where_the_two_differ(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "khac.docx").write_bytes(package(p("KẾ HOẠCH")))
    code, lines = said(root, capsys, "khac.docx")
    assert code == 1
    assert lines[0] == "data/2033/source.txt:1:1: bản nguồn có «UBND TỈNH VÍ DỤ», khac.docx không có"
    assert lines[-1] == "Bản nguồn 2033: khác khac.docx ở 18 chỗ (12 đoạn, 42 ô)"


REFUSED = {
    "no such file": ("mat.docx", None, "không có tệp này"),
    "another kind": ("ke-hoach.pdf", b"%PDF-1.7", "chỉ đối chiếu được với tệp .docx, .doc, .odt, .xlsx"),
    "a damaged file": ("hong.docx", b"PK\x03\x04" + b"\0" * 99, "LibreOffice không mở được tệp .docx này"),
}


@pytest.mark.parametrize(("name", "content", "message"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_read_is_told_in_words(
    name: str, content: bytes | None, message: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if content is not None:
        (root / name).write_bytes(content)
    code, lines = said(root, capsys, name)
    assert (code, len(lines)) == (1, 1)
    assert message in lines[0]


def test_without_libreoffice_that_is_said(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(root))
    code, lines = said(root, capsys)
    assert code == 1
    assert lines == ["Máy này chưa có LibreOffice, nên không đọc được tệp lần thứ hai; hãy cài LibreOffice rồi chạy lại."]


def test_a_program_that_never_ends_is_ended(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (root / "soffice").write_text("#!/bin/sh\n/bin/sleep 60 & wait\n", encoding="utf-8")
    (root / "soffice").chmod(0o755)
    monkeypatch.setenv("PATH", str(root))
    monkeypatch.setattr("proof.against.office.LONGEST", 0.2)
    assert "LibreOffice đọc tệp quá" in said(root, capsys)[1][0]


def test_a_source_that_is_another_is_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "data/2033/source.txt").write_text("Khác\n", encoding="utf-8")
    code, lines = said(root, capsys)
    assert code == 1
    assert "source.txt không còn là bản đã ghi ở đây" in lines[0]
    assert lines[-1] == "Bản nguồn 2033: chưa đối chiếu được với ke-hoach.docx"


@pytest.mark.parametrize("arguments", [["--against", "a.docx"], [YEAR, "2034", "--against", "a.docx"]])
def test_one_year_is_asked_for(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    assert "--against cần đúng một năm" in capsys.readouterr().err
