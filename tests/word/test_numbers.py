"""Automatic numbers are those that Word shows; LibreOffice, which counts by code of its own, agrees."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from plan.intake.numbers import checked_numbers
from plan.intake.office import converted
from plan.intake.paper import UnreadableError
from plan.intake.reading_file import manuscript_in
from tests.word.building import cells, lvl, numbering, only_grid, p, package, read, said, shown, styles, tbl, tc, tr
from tests.word.conftest import Office

PLAIN = numbering({"0": lvl(0, "%1.") + lvl(1, "%1.%2.") + lvl(2, "%3)", "lowerLetter")}, {"1": "0"})


def item(level: int = 0, number: str = "1") -> str:
    return p("x", number=number, level=level)


def numbers(body: str, lists: str, **parts: str) -> list[str]:
    return [text.removesuffix("x").strip() for text in shown(read(body, numbering=lists, **parts))]


def start_over(at: int, start: int) -> str:
    return f'<w:lvlOverride w:ilvl="{at}"><w:startOverride w:val="{start}"/></w:lvlOverride>'


def abstract(levels: str, count: int) -> str:
    return numbering({"0": levels}, {str(number): "0" for number in range(1, count + 1)})


LEVELS = {
    "one after the other": (item() * 3, PLAIN, ["1.", "2.", "3."]),
    "deeper levels begin anew": (
        item() + item(1) + item(1) + item() + item(1) + item(2) + item(2) + item(1) + item(2),
        PLAIN,
        ["1.", "1.1.", "1.2.", "2.", "2.1.", "a)", "b)", "2.2.", "a)"],
    ),
    "two lists of one abstract list count on": (
        item() + item(number="2") + item(),
        abstract(lvl(0, "%1."), 2),
        ["1.", "2.", "3."],
    ),
    "a list that begins anew does so once": (
        item() + item() + item(number="2") + item(number="2") + item(),
        numbering({"0": lvl(0, "%1.")}, {"1": "0", "2": ("0", start_over(0, 1))}),
        ["1.", "2.", "1.", "2.", "3."],
    ),
    "a start of its own": (
        item(number="2") * 2,
        numbering({"0": lvl(0, "%1.", start=3)}, {"1": "0", "2": ("0", start_over(0, 7))}),
        ["7.", "8."],
    ),
    "a start of the level": (item() * 2, numbering({"0": lvl(0, "%1.", start=5)}, {"1": "0"}), ["5.", "6."]),
    "a level that never begins anew": (
        item() + item(1) + item() + item(1),
        numbering({"0": lvl(0, "%1.") + lvl(1, "Nhiệm vụ %2", more='<w:lvlRestart w:val="0"/>')}, {"1": "0"}),
        ["1.", "Nhiệm vụ 1", "2.", "Nhiệm vụ 2"],
    ),
    "a level that begins anew after the first alone": (
        item() + item(1) + item(2) + item(1) + item(2) + item() + item(2),
        numbering({"0": lvl(0, "%1.") + lvl(1, "%2)") + lvl(2, "(%3)", more='<w:lvlRestart w:val="1"/>')}, {"1": "0"}),
        ["1.", "1)", "(1)", "2)", "(2)", "2.", "(1)"],
    ),
    "Roman above digits": (
        item() + item(1) + item(1) + item() + item(1),
        numbering({"0": lvl(0, "%1.", "upperRoman") + lvl(1, "%1.%2", more="<w:isLgl/>")}, {"1": "0"}),
        ["I.", "1.1", "1.2", "II.", "2.1"],
    ),
    "letters beyond z": (
        item() * 28,
        numbering({"0": lvl(0, "%1)", "lowerLetter", start=1)}, {"1": "0"}),
        [f"{chr(97 + index)})" for index in range(26)] + ["aa)", "bb)"],
    ),
    "two digits": (item() * 2, numbering({"0": lvl(0, "%1.", "decimalZero", start=9)}, {"1": "0"}), ["09.", "10."]),
    "no number in the number": (item() * 2, numbering({"0": lvl(0, "", "none")}, {"1": "0"}), ["", ""]),
    "a paragraph without": (item() + item(number="0") + item(), PLAIN, ["1.", "", "2."]),
    "a level of the list's own": (
        item() + item(number="2"),
        numbering(
            {"0": lvl(0, "%1.")}, {"1": "0", "2": ("0", f'<w:lvlOverride w:ilvl="0">{lvl(0, "Điều %1.")}</w:lvlOverride>')}
        ),
        ["1.", "Điều 2."],
    ),
    "an empty line counts": (item() + p(number="1", level=0) + item(), PLAIN, ["1.", "2.", "3."]),
}


@pytest.mark.parametrize(("body", "lists", "expected"), LEVELS.values(), ids=LEVELS)
def test_numbers_are_computed(body: str, lists: str, expected: list[str]) -> None:
    assert numbers(body, lists) == expected


STYLED = styles(
    '<w:style w:type="paragraph" w:styleId="Muc"><w:name w:val="heading 1"/><w:pPr><w:numPr>'
    '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Tieumuc"><w:name w:val="heading 2"/><w:basedOn w:val="Muc"/>'
    '<w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="numbering" w:styleId="Danhsach"><w:name w:val="Danh sach"/>'
    '<w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr></w:style>'
)


def test_numbers_come_by_the_style_of_a_paragraph() -> None:
    lists = numbering({"0": lvl(0, "%1.", "upperRoman") + lvl(1, "%2.", more='<w:pStyle w:val="Tieumuc"/>')}, {"1": "0"})
    body = p("x", style="Muc") + p("x", style="Tieumuc") * 2 + p("x", style="Muc") + p("x", style="Muc", number="0")
    assert numbers(body, lists, styles=STYLED) == ["I.", "1.", "2.", "II.", ""]


def test_numbers_come_through_the_style_of_a_list() -> None:
    lists = numbering(
        {"0": '<w:numStyleLink w:val="Danhsach"/>', "4": f'<w:styleLink w:val="Danhsach"/>{lvl(0, "(%1)")}'},
        {"1": "0", "5": "4"},
    )
    assert numbers(item() * 2, lists, styles=STYLED) == ["(1)", "(2)"]


def test_bullets_are_signs_and_those_of_sign_fonts_what_they_show() -> None:
    symbol = lvl(1, "&#xf0b7;", "bullet").replace("</w:lvl>", '<w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr></w:lvl>')
    lists = numbering({"0": lvl(0, "-", "bullet") + symbol}, {"1": "0"})
    assert numbers(item() + item(1), lists) == ["-", "•"]


def test_numbers_stand_in_cells_also_where_nothing_else_does() -> None:
    table = tbl(tr(tc(p(number="1")), tc("a")), tr(tc(p(number="1")), tc(p("b", number="1", level=1))), width=2)
    assert cells(only_grid(read(table, numbering=PLAIN))) == [
        [(0, 1, 1, "1."), (1, 1, 1, "a")],
        [(0, 1, 1, "2."), (1, 1, 1, "2.1. b")],
    ]


def test_what_may_not_be_what_word_shows_is_told() -> None:
    strange = numbering({"0": lvl(0, "%1.", "vietnameseCounting") + lvl(1, "%1.%2.")}, {"1": "0"})
    assert [key.split(":")[0] for _, key in said(read(item(), numbering=strange))] == ["Số thứ tự không chắc giống Word"]
    assert [key.split(":")[0] for _, key in said(read(item(1), numbering=PLAIN))] == ["Số thứ tự không chắc giống Word"]
    assert said(read(item() + item(1) + item(), numbering=PLAIN)) == []


LIBREOFFICE_DIFFERS = {
    "a level that never begins anew",
    "a level that begins anew after the first alone",
    "Roman above digits",
}
"""It knows neither `w:lvlRestart` nor `w:isLgl` (7.4)."""


@pytest.fixture(scope="module")
def by_libreoffice(office: Office) -> dict[str, list[str]]:
    files = {name: package(body, numbering=lists) for name, (body, lists, _) in LEVELS.items()}
    return {
        name: [line.strip().removesuffix("x").strip() for line in text.decode("utf-8-sig").splitlines()]
        for name, text in office(files, "txt:Text (encoded):UTF8").items()
    }


@pytest.mark.parametrize("name", LEVELS)
def test_libreoffice_counts_alike_but_where_it_is_known_not_to(name: str, by_libreoffice: dict[str, list[str]]) -> None:
    assert (by_libreoffice[name] != LEVELS[name][2]) is (name in LIBREOFFICE_DIFFERS)


@pytest.mark.usefixtures("office")
def test_a_number_that_libreoffice_writes_otherwise_is_told() -> None:
    body, lists, _ = LEVELS["Roman above digits"]
    content = package(p("Kế hoạch") + body, numbering=lists)
    found = manuscript_in(content)
    assert said(found) == []
    assert [(place, words) for place, words in said(checked_numbers(found, content))] == [
        ("đoạn 3", "Số thứ tự mà LibreOffice tính khác: “1.1 x ≠ I.1 x”"),
        ("đoạn 4", "Số thứ tự mà LibreOffice tính khác: “1.2 x ≠ I.2 x”"),
        ("đoạn 6", "Số thứ tự mà LibreOffice tính khác: “2.1 x ≠ II.1 x”"),
    ]


def test_numbers_that_agree_are_left_as_they_are() -> None:
    body, lists, _ = LEVELS["deeper levels begin anew"]
    content = package(body, numbering=lists)
    assert checked_numbers(manuscript_in(content), content) == manuscript_in(content)


def test_thousands_of_numbers_are_held_against_in_seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [(f"{at}.", f"việc {at}", "Sở Nội vụ", "Quý I") for at in range(1, 2001)]
    body = tbl(*[tr(tc(p(number="1")), *map(tc, row[1:])) for row in rows], width=4)
    content = package(body, numbering=PLAIN)
    lines = "\n".join(line for at, row in enumerate(rows) for line in (row[0] if at < 1000 else f"{at + 2}.", *row[1:]))
    monkeypatch.setattr("plan.intake.numbers.converted", lambda *_: lines.encode())
    begun = time.process_time()
    found = said(checked_numbers(manuscript_in(content), content))
    assert time.process_time() - begun < 5
    assert len(found) == 1000
    assert found[0] == ("bảng 1, hàng 1001, cột 1", "Số thứ tự mà LibreOffice tính khác: “1001. ≠ 1002.”")


@pytest.mark.parametrize("program", ["", "exit 1"], ids=["no LibreOffice", "one that opens nothing"])
def test_numbers_that_could_not_be_held_against_any_are_told(
    program: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if program:
        (tmp_path / "soffice").write_text(f"#!/bin/sh\n{program}\n", encoding="utf-8")
        (tmp_path / "soffice").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    content = package(item(), numbering=PLAIN)
    found = checked_numbers(manuscript_in(content), content)
    assert said(found) == [("cả tệp", "Số thứ tự tự động khi máy không có LibreOffice")]
    assert checked_numbers(read(p("a")), package(p("a"))) == read(p("a"))


def test_a_libreoffice_that_never_ends_is_ended_with_all_that_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started = tmp_path / "started"
    (tmp_path / "soffice").write_text(f"#!/bin/sh\n/bin/sleep 60 & echo $! >{started}; wait\n", encoding="utf-8")
    (tmp_path / "soffice").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("plan.intake.office._LONGEST", 2)
    with pytest.raises(UnreadableError, match="LibreOffice chạy quá 2 giây"):
        converted(b"", "doc", "docx")
    assert ended(Path(f"/proc/{started.read_text(encoding='utf-8').strip()}/stat"))


def ended(state: Path) -> bool:
    """Wait until a process is gone, or is only not yet taken note of."""
    patience = time.monotonic() + 10
    while time.monotonic() < patience:
        try:
            if state.read_text(encoding="utf-8").split()[2] == "Z":
                return True
        except (FileNotFoundError, ProcessLookupError):
            return True
        time.sleep(0.05)
    return False
