"""The page that editors read says what the code does: each line of it is a term of the contract, and each term has a file."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from plan.intake.contract import TERMS
from plan.intake.office import converted
from plan.intake.paper import Manuscript, UnreadableError
from plan.intake.reading_file import manuscript, manuscript_in
from tests.archives import ROOT
from tests.word import test_refusals, test_tables, test_text, test_workbook
from tests.word.building import (
    NAMES,
    cells,
    either,
    fields,
    lvl,
    numbering,
    only_grid,
    p,
    package,
    r,
    repacked,
    sdt,
    shown,
    tbl,
    tc,
    tr,
)

PAGE = ROOT / "docs/huong-dan/tep-word.md"
TITLES = {"read": "Đọc được", "told": "Đọc, và ghi lại để xem", "refused": "Không nhận"}
LISTS = numbering({"0": lvl(0, "%1.", "upperRoman") + lvl(1, "%1.%2", more="<w:isLgl/>")}, {"1": "0"})


def test_the_page_says_what_the_code_does() -> None:
    text = PAGE.read_text(encoding="utf-8")
    for fate, title in TITLES.items():
        section = re.split(r"(?m)^## ", text.partition(f"\n## {title}")[2])[0]
        rows = [
            tuple(part.strip() for part in line.strip("|").split("|")) for line in section.splitlines() if line[:1] == "|"
        ]
        assert rows[2:] == [(term.what, term.how) for term in TERMS.values() if term.fate == fate]


Reading = Callable[[Manuscript], object]


def grid(found: Manuscript) -> list[list[tuple[int, int, int, str]]]:
    return cells(only_grid(found))


TABLE = tbl(tr(tc("TT"), tc("Nhiệm vụ"), tc("Sản phẩm"), head=True), tr(tc("a", span=2), before=1), width=3)
STRICT = {
    name: content.replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main"
    )
    for name, content in {"word/document.xml": f"<w:document {NAMES}><w:body>{p('Kế hoạch')}</w:body></w:document>"}.items()
}
READ: dict[str, tuple[bytes, Reading, object]] = {
    "paragraphs": (package(p("Kế  hoạch")), shown, ["Kế  hoạch"]),
    "tables": (package(TABLE), grid, [[(0, 1, 1, "TT"), (1, 1, 1, "Nhiệm vụ"), (2, 1, 1, "Sản phẩm")], [(1, 2, 1, "a")]]),
    "repeated-head": (package(TABLE), lambda found: [row.is_head for row in only_grid(found).rows], [True, False]),
    "numbers": (package(p("a", number="1") + p("b", number="1", level=1), numbering=LISTS), shown, ["I. a", "1.1 b"]),
    "no-numbers": (package(p("a", number="1") + p("b", number="0"), numbering=LISTS), shown, ["I. a", "b"]),
    "controls": (package(sdt(p(sdt(r("a")))) + sdt(tbl(sdt(tr(sdt(tc("b")))), width=1))), grid, [[(0, 1, 1, "b")]]),
    "links": (package(p(f"<w:hyperlink>{r('a')}</w:hyperlink><w:smartTag>{r('b')}</w:smartTag>")), shown, ["ab"]),
    "breaks": (package(p(r("a") + "<w:r><w:br/><w:t>b</w:t><w:tab/></w:r>")), shown, ["a\nb\t"]),
    "hyphens": (package(p("a\N{NO-BREAK SPACE}b\N{SOFT HYPHEN}c")), shown, ["a\N{NO-BREAK SPACE}b\N{SOFT HYPHEN}c"]),
    "branches": (package(p(either(r("a"), r("b")))), shown, ["a"]),
    "layout": (package(test_tables.MOTTO), lambda found: only_grid(found).is_layout, True),
    "workbook": (test_workbook.workbook(), shown, ["KẾ HOẠCH", "Nơi nhận"]),
    "plain-text": ("a\nb\tc ¶ d".encode(), grid, [[(0, 1, 1, "b"), (1, 1, 1, "c ¶ d")]]),
    "strict": (
        repacked(package(p("x"), main="template.main"), {name: text.encode() for name, text in STRICT.items()}),
        shown,
        ["Kế hoạch"],
    ),
}


@pytest.mark.parametrize("key", [term.key for term in TERMS.values() if term.fate == "read"])
def test_what_is_said_to_be_read_is_read_and_nothing_is_told(key: str) -> None:
    content, reading, expected = READ[key]
    found = manuscript_in(content)
    assert reading(found) == expected
    assert found.asides == ()


def of_text(name: str) -> bytes:
    return package(p("Mở đầu") + p(test_text.TOLD[name][0]))


def merged(cell: str) -> bytes:
    return package(tbl(tr(tc("a", merge="restart"), tc("b")), tr(cell, tc("c")), width=2))


TOLD = {
    "text-box": of_text("text box"),
    "footnote": package(p(r("a") + '<w:r><w:footnoteReference w:id="2"/></w:r>')),
    "field": package(p(fields("DATE", r("5")))),
    "nested-table": package(tbl(tr(tc(p("a") + tbl(tr(tc("b")), width=1)), tc("c")), width=2)),
    "unwrapped": package(tbl(tr(tc(tbl(tr(tc("b"), tc("c")), width=2))), width=1)),
    "picture": of_text("picture"),
    "formula": of_text("formula"),
    "symbol": of_text("symbol"),
    "hidden-text": of_text("hidden"),
    "capitals": of_text("capitals"),
    "struck-text": of_text("struck"),
    "raised-text": of_text("raised"),
    "placeholder": of_text("placeholder"),
    "bound": of_text("bound"),
    "header-text": package(p("a"), header1=f"<w:hdr {NAMES}>{p('Phụ lục')}</w:hdr>"),
    "hidden-cell": merged(tc("lạc", merge="continue")),
    "broken-merge": package(tbl(tr(tc("a")), tr(tc("b", merge="continue")), width=1)),
    "short-row": package(tbl(tr(tc("a"), tc("b")), tr(tc("c")), width=2)),
    "wide-grid": package(tbl(tr(tc("a"), tc("b")), width=1)),
    "straightened": package(test_tables.DRAWN),
    "uncertain-number": package(p("a", number="1"), numbering=LISTS.replace("upperRoman", "vietnameseCounting")),
    "joined": package(p("a", more="<w:rPr><w:vanish/></w:rPr>")),
    "ruby": of_text("ruby"),
    "unknown": of_text("stranger"),
    "hidden-sheet": test_workbook.workbook(test_workbook.with_hidden_sheet),
    "hidden-row": test_workbook.workbook(test_workbook.with_hidden_row),
    "computed": test_workbook.workbook(test_workbook.with_formula),
    "formatted": test_workbook.workbook(test_workbook.with_day),
    "cell-comment": test_workbook.workbook(test_workbook.with_comment),
}


BY_LIBREOFFICE = {"converted", "number-differs", "unchecked-numbers"}
"""What is told by LibreOffice, or for want of it: tests of their own, below and in test_numbers.py."""


@pytest.mark.parametrize(
    "key", [term.key for term in TERMS.values() if term.fate == "told" and term.key not in BY_LIBREOFFICE]
)
def test_what_is_said_to_be_told_is_told_and_nothing_else(key: str) -> None:
    assert {aside.said.split(":")[0] for aside in manuscript_in(TOLD[key]).asides} == {TERMS[key].what}


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize("kind", ["doc", "odt"])
def test_old_and_open_files_are_read_and_it_is_told_that_revisions_may_be_missed(kind: str) -> None:
    made = converted(package(p("Kế hoạch") + p("a", number="1") + test_tables.DATA + p("Hết"), numbering=LISTS), "docx", kind)
    found = manuscript_in(made)
    assert found.origin == kind
    assert shown(found) == ["Kế hoạch", "I. a", "Hết"]
    assert grid(found)[1] == [(0, 1, 1, "1"), (1, 1, 1, "a"), (2, 1, 1, "b"), (3, 1, 1, "c")]
    assert (found.asides[0].where, found.asides[0].said) == ("cả tệp", TERMS["converted"].what)


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize("kind", ["doc", "odt"])
def test_revisions_that_outlive_libreoffice_are_refused_all_the_same(kind: str) -> None:
    mark = '<w:ins w:id="1" w:author="x" w:date="2027-01-05T08:00:00Z">{}</w:ins>'
    made = converted(package(p(r("Kế hoạch") + mark.format(r(" thêm")))), "docx", kind)
    with pytest.raises(UnreadableError, match=r"Dấu vết sửa đổi .*thêm"):
        manuscript_in(made)


def of_kind(name: str) -> bytes:
    return test_refusals.KINDS[name][0]


REFUSED = {
    "revisions": package(p(test_refusals.INS.format(r("thêm")))),
    "comments": package(p("a"), comments=test_refusals.COMMENTS),
    "macros": package(p("a"), extra={"word/vbaProject.bin": b"x"}),
    "encrypted": of_kind("encrypted"),
    "outside": package(p("a") + '<w:altChunk r:id="r9"/>'),
    "row-beyond-grid": package(tbl(tr(tc("a")), tr(tc("b"), tc("c")), width=1)),
    "damaged": package(p("a"))[:300],
    "empty": b"",
    "too-large": test_refusals.BOMB,
    "declared": test_refusals.DAMAGED["an XML bomb"][0],
    "odd-names": test_refusals.DAMAGED["a path upwards"][0],
    "pdf": of_kind("PDF"),
    "image": of_kind("picture"),
    "rtf": of_kind("RTF"),
    "web-page": of_kind("web page"),
    "old-workbook": of_kind("old workbook"),
    "encoding": of_kind("no UTF-8"),
    "not-taken": of_kind("program"),
    "no-office": test_refusals.OLE + test_refusals.entry("WordDocument"),
}


@pytest.mark.parametrize("key", [term.key for term in TERMS.values() if term.fate == "refused"])
def test_what_is_said_to_be_refused_is_refused_with_what_to_do(key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nonexistent")
    with pytest.raises(UnreadableError) as refused:
        manuscript_in(REFUSED[key])
    assert str(refused.value).startswith(TERMS[key].what)
    assert str(refused.value).endswith(TERMS[key].how)


def test_commands_load_what_parses_such_files_only_for_them() -> None:
    code = "import sys, plan.__main__; print(*sorted({'docx', 'lxml', 'openpyxl'} & {*sys.modules}))"
    found = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert found.stdout.split() == []


@pytest.mark.usefixtures("office")
def test_a_file_on_disk_is_read_with_its_numbers_held_against_libreoffice(tmp_path: Path) -> None:
    differing = package(p("a", number="1") + p("b", number="1", level=1), numbering=LISTS)
    (tmp_path / "kế hoạch.docx").write_bytes(differing)
    assert {aside.said.split(":")[0] for aside in manuscript(tmp_path / "kế hoạch.docx").asides} == {
        TERMS["number-differs"].what
    }
    with pytest.raises(UnreadableError, match="Không có tệp"):
        manuscript(tmp_path / "không có.docx")
