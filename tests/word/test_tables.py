"""Every cell stands in its column of the grid, in the row where it begins."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plan.intake.paper import Grid, UnreadableError
from tests.word.building import BORDERS, cells, only_grid, p, r, read, said, sdt, shown, tbl, tc, tr


def test_a_late_row_keeps_its_columns() -> None:
    table = tbl(tr(tc("a"), tc("b"), tc("c")), tr(tc("d"), before=2), tr(tc("e"), before=1, after=1), width=3)
    found = read(table)
    assert cells(only_grid(found))[1:] == [[(2, 1, 1, "d")], [(1, 1, 1, "e")]]
    assert said(found) == []


def test_cells_are_merged_both_ways_at_once() -> None:
    table = tbl(
        tr(tc("a", span=2, merge="restart"), tc("b")),
        tr(tc(span=2, merge="continue"), tc("c", merge="restart")),
        tr(tc("d"), tc("e"), tc(merge="continue")),
        tr(tc("f"), tc("g", merge="restart"), tc("h", merge="restart")),
        tr(tc("i"), tc(merge="continue"), tc(merge="continue")),
        width=3,
    )
    assert cells(only_grid(read(table))) == [
        [(0, 2, 2, "a"), (2, 1, 1, "b")],
        [(2, 1, 2, "c")],
        [(0, 1, 1, "d"), (1, 1, 1, "e")],
        [(0, 1, 1, "f"), (1, 1, 2, "g"), (2, 1, 2, "h")],
        [(0, 1, 1, "i")],
    ]


def test_a_cell_is_merged_over_pages_and_late_rows() -> None:
    long = "".join(tr(tc(merge="continue"), tc(str(number)), before=1) for number in range(60))
    found = only_grid(read(tbl(tr(tc("x"), tc("a", merge="restart"), tc("b"), head=True), long, width=3)))
    assert cells(found)[0][1] == (1, 1, 61, "a")
    assert cells(found)[60] == [(2, 1, 1, "59")]


def test_merges_side_by_side_are_two() -> None:
    row = tr(tc("a", merge="restart"), tc("b", merge="restart"))
    again = tr(tc("c", merge="restart"), tc(merge="continue"))
    assert cells(only_grid(read(tbl(row, again, width=2)))) == [[(0, 1, 1, "a"), (1, 1, 2, "b")], [(0, 1, 1, "c")]]


@pytest.mark.parametrize(
    "below",
    [tr(tc("b", span=2, merge="continue")), tr(tc("x"), tc("b", merge="continue"))],
    ids=["of another width", "of another column"],
)
def test_a_merge_that_joins_nothing_is_a_cell_and_told(below: str) -> None:
    found = read(tbl(tr(tc("a", merge="restart"), tc("z")), below, width=2))
    assert "b" in [text for _, _, _, text in cells(only_grid(found))[1]]
    assert [words for _, words in said(found)] == ["Ô gộp dọc nối vào chỗ không có ô nào: “b”"]


def test_a_merge_ends_with_a_row_that_has_no_cell_there() -> None:
    table = tbl(tr(tc("a", merge="restart"), tc("b")), tr(tc("c"), before=1), tr(tc("d", merge="continue"), tc("e")), width=2)
    found = read(table)
    assert cells(only_grid(found))[2] == [(0, 1, 1, "d"), (1, 1, 1, "e")]
    assert [where for where, _ in said(found)] == ["bảng 1, hàng 3, cột 1"]


def test_old_merges_across_grow_the_cell_on_the_left_and_tell_what_they_hide() -> None:
    first, second = '<w:hMerge w:val="restart"/>', "<w:hMerge/>"
    found = read(tbl(tr(tc("a", more=first), tc("b", more=second), tc("c")), width=3))
    assert cells(only_grid(found)) == [[(0, 2, 1, "a"), (2, 1, 1, "c")]]
    assert said(found) == [("bảng 1, hàng 1, cột 1", "Chữ trong phần bị che của ô gộp: “b”")]


def test_old_merges_go_down_as_well() -> None:
    first, second = '<w:hMerge w:val="restart"/>', "<w:hMerge/>"
    row = tr(tc("a", merge="restart", more=first), tc(merge="restart", more=second), tc("c"))
    again = tr(tc(merge="continue", more=first), tc(merge="continue", more=second), tc("d"))
    assert cells(only_grid(read(tbl(row, again, width=3)))) == [[(0, 2, 2, "a"), (2, 1, 1, "c")], [(2, 1, 1, "d")]]


def test_words_that_a_merged_cell_hides_are_told() -> None:
    found = read(tbl(tr(tc("a", merge="restart")), tr(tc("lạc", merge="continue")), width=1))
    assert said(found) == [("bảng 1, hàng 2, cột 1", "Chữ trong phần bị che của ô gộp: “lạc”")]


def test_rows_cells_and_words_in_controls_are_theirs() -> None:
    body = sdt(tbl(sdt(tr(sdt(tc("a")), tc(sdt(p("b"))))), tr(tc(p(r("c") + sdt(r("d")) + r("e"))), tc("f")), width=2))
    assert cells(only_grid(read(body))) == [[(0, 1, 1, "a"), (1, 1, 1, "b")], [(0, 1, 1, "cde"), (1, 1, 1, "f")]]


def test_only_the_first_rows_are_repeated_heads() -> None:
    table = tbl(tr(tc("a"), head=True), tr(tc("b"), head=True), tr(tc("c")), tr(tc("d"), head=True), width=1)
    assert [row.is_head for row in only_grid(read(table)).rows] == [True, True, False, False]


def test_a_nested_table_keeps_its_words_in_the_cell_and_is_told() -> None:
    inner = tbl(tr(tc("b"), tc("c")), width=2)
    found = read(tbl(tr(tc(p("a") + inner + p("d")), tc("e")), width=2))
    assert cells(only_grid(found)) == [[(0, 1, 1, "a ¶ b ¶ c ¶ d"), (1, 1, 1, "e")]]
    assert said(found) == [("bảng 1, hàng 1, cột 1", "Bảng lồng trong ô: “b ¶ c”")]


def test_a_frame_of_one_cell_around_a_table_is_taken_off() -> None:
    inner = tbl(tr(tc("b"), tc("c"), tc("d"), tc("e")), width=4)
    found = read(tbl(tr(tc(p("a") + inner + p("z"))), width=1))
    assert shown(found) == ["a", "z"]
    assert cells(only_grid(found)) == [[(0, 1, 1, "b"), (1, 1, 1, "c"), (2, 1, 1, "d"), (3, 1, 1, "e")]]
    assert [words for _, words in said(found)] == ["Khung một ô bọc quanh bảng"]


def test_a_short_row_is_told() -> None:
    found = read(tbl(tr(tc("a"), tc("b")), tr(tc("c")), width=2))
    assert cells(only_grid(found))[1] == [(0, 1, 1, "c")]
    assert said(found) == [("bảng 1, hàng 2", "Hàng ngắn hơn lưới của bảng: “1/2 cột”")]


def test_a_row_with_a_cell_too_many_is_refused_with_what_was_seen() -> None:
    with pytest.raises(UnreadableError) as refused:
        read(tbl(tr(tc("a"), tc("b")), tr(tc("c"), tc("d"), tc("thừa")), width=2))
    assert str(refused.value).startswith(
        "Hàng có ô vượt ra ngoài lưới của bảng: bảng 1, hàng 2 có 3 cột, lưới có 2: “c | d | thừa”. Mở bằng Word"
    )


def test_a_grid_that_is_not_declared_is_that_of_the_rows() -> None:
    found = read(tbl(tr(tc("a"), tc("b")), tr(tc("c"), tc("d")), width=0))
    assert only_grid(found).width == 2
    assert [words for _, words in said(found)] == ["Mọi hàng đều dài hơn lưới mà tệp khai: “2/0 cột”"]


@pytest.mark.parametrize("span", ["-3", "0", "nhiều", "9" * 5000])
def test_a_span_that_is_no_number_is_one_column(span: str) -> None:
    table = tbl(tr(tc("a"), tc("b", more=f'<w:gridSpan w:val="{span}"/>')), tr(tc("c"), tc("d")), width=2)
    assert only_grid(read(table)).width == 2


def test_a_row_of_millions_of_columns_is_refused() -> None:
    table = tbl(tr(tc("a"), tc("b", more='<w:gridSpan w:val="99999999"/>')), tr(tc("c"), tc("d")), width=2)
    with pytest.raises(UnreadableError, match="hàng 1 có 100000000 cột, lưới có 2"):
        read(table)


DRAWN = tbl(
    tr(tc("TT", span=2), tc("Nhiệm vụ", span=2), tc("Chủ trì"), head=True),
    tr(tc("1", merge="restart"), tc("a", span=2), tc("b", span=2)),
    tr(tc(merge="continue", span=2), tc("c"), tc("d", span=2)),
    width=5,
    widths=[600, 90, 3000, 120, 2000],
)
"""A table whose rows have edges of their own, as where somebody has drawn at one cell."""


def test_edges_that_a_hand_drew_beside_each_other_are_one_and_that_is_told() -> None:
    found = read(DRAWN)
    assert cells(only_grid(found)) == [
        [(0, 1, 1, "TT"), (1, 1, 1, "Nhiệm vụ"), (2, 1, 1, "Chủ trì")],
        [(0, 1, 2, "1"), (1, 1, 1, "a"), (2, 1, 1, "b")],
        [(1, 1, 1, "c"), (2, 1, 1, "d")],
    ]
    assert said(found) == [("bảng 1", "Cạnh cột vẽ tay lệch nhau không quá 3,5 mm: “5 → 3 cột”")]


def test_a_narrow_column_with_cells_of_its_own_is_a_column() -> None:
    narrow = tbl(tr(tc("a"), tc("b"), tc("c")), tr(tc("d", span=2), tc("e")), width=3, widths=[900, 100, 900])
    assert cells(only_grid(read(narrow))) == [
        [(0, 1, 1, "a"), (1, 1, 1, "b"), (2, 1, 1, "c")],
        [(0, 2, 1, "d"), (2, 1, 1, "e")],
    ]


def test_many_edges_close_together_do_not_creep() -> None:
    rows = [tr(tc("a", span=number), tc("b", span=6 - number)) for number in range(1, 6)]
    found = only_grid(read(tbl(*rows, width=6, widths=[900, 150, 150, 150, 150, 900])))
    assert [row.cells[1].column for row in found.rows] == [1, 1, 2, 2, 3]


MOTTO = tbl(
    tr(
        tc(p("ỦY BAN NHÂN DÂN") + p("TỈNH MẪU")),
        tc(p("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") + p("Độc lập – Tự do – Hạnh phúc")),
    ),
    tr(tc("Số: 12/KH-UBND"), tc("Mẫu, ngày 5 tháng 1 năm 2027")),
    width=2,
    borders="",
)
SIGNATURE = tbl(
    tr(tc(p("Nơi nhận:") + p("- Như Điều 4;")), tc(p("TM. ỦY BAN NHÂN DÂN") + p("CHỦ TỊCH"))), width=2, borders=""
)
DATA = tbl(tr(tc("TT"), tc("Nhiệm vụ"), tc("Sản phẩm"), tc("Chủ trì")), tr(tc("1"), tc("a"), tc("b"), tc("c")), width=4)


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (MOTTO, True),
        (MOTTO.replace("<w:tblPr>", f"<w:tblPr>{BORDERS}"), True),
        (SIGNATURE, True),
        (SIGNATURE.replace("Nơi nhận:", "Người lập"), True),
        (SIGNATURE.replace("Nơi nhận:", "Người lập").replace("<w:tblPr>", f"<w:tblPr>{BORDERS}"), False),
        (DATA, False),
        (DATA.replace(BORDERS, ""), False),
        (tbl(tr(tc("Chỉ tiêu"), tc("Mức")), *[tr(tc("a"), tc("b"))] * 4, width=2, borders=""), False),
        (tbl(tr(tc("Chỉ tiêu"), tc("Mức"), head=True), tr(tc("a"), tc("b")), width=2, borders=""), False),
        (tbl(tr(tc("PHỤ LỤC")), width=1), True),
    ],
    ids=[
        *("motto", "motto in lines", "signature", "no known words", "known by its lines"),
        *("data", "no lines", "long", "head", "one cell"),
    ],
)
def test_tables_for_layout_are_told_from_data(table: str, expected: bool) -> None:  # noqa: FBT001 - a case
    assert only_grid(read(table)).is_layout is expected


def test_lines_may_come_from_a_style_of_tables() -> None:
    styled = SIGNATURE.replace("Nơi nhận:", "Chỉ tiêu").replace("<w:tblPr>", '<w:tblPr><w:tblStyle w:val="Luoi"/>')
    grid = f'<w:style w:type="table" w:styleId="Nen"><w:tblPr>{BORDERS}</w:tblPr></w:style>'
    grid += '<w:style w:type="table" w:styleId="Luoi"><w:basedOn w:val="Nen"/></w:style>'
    names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    assert only_grid(read(styled)).is_layout
    assert not only_grid(read(styled, styles=f"<w:styles {names}>{grid}</w:styles>")).is_layout


# A random grid is cut into rectangles, written as Word writes them, and read back.


@st.composite
def tilings(draw: st.DrawFn) -> tuple[int, int, list[tuple[int, int, int, int]]]:
    """Draw a grid's width and height, and rectangles (row, column, height, span) that cover it."""
    width, height = draw(st.integers(1, 6)), draw(st.integers(1, 6))
    taken: set[tuple[int, int]] = set()
    found = []
    for row in range(height):
        for column in range(width):
            if (row, column) in taken:
                continue
            free = next((end for end in range(column, width) if (row, end) in taken), width) - column
            span, tall = draw(st.integers(1, free)), draw(st.integers(1, height - row))
            taken |= {(row + down, column + right) for down in range(tall) for right in range(span)}
            found.append((row, column, tall, span))
    return width, height, found


def written(width: int, height: int, parts: list[tuple[int, int, int, int]], wraps: list[bool]) -> str:
    rows = []
    for row in range(height):
        here = sorted((column, at, tall, span) for at, column, tall, span in parts if at <= row < at + tall)
        made = [
            tc(f"{at}.{column}" if at == row else "", span=span, merge=_merge(row, at, tall))
            for column, at, tall, span in here
        ]
        before = here[0][0] if here else width
        end = here[-1][0] + here[-1][3] if here else width
        inner = [sdt(cell) if wrap else cell for cell, wrap in zip(made, wraps * 6, strict=False)]
        whole = tr(*inner, before=before, after=width - end)
        rows.append(sdt(whole) if wraps[row % len(wraps)] else whole)
    return tbl(*rows, width=width)


def _merge(row: int, at: int, tall: int) -> str:
    return "" if tall == 1 else "restart" if row == at else "continue"


@settings(max_examples=150, deadline=None)
@given(tilings(), st.lists(st.booleans(), min_size=2, max_size=6))
def test_any_grid_is_read_as_it_was_cut(tiling: tuple[int, int, list[tuple[int, int, int, int]]], wraps: list[bool]) -> None:
    width, height, parts = tiling
    found: Grid = only_grid(read(p("x") + written(width, height, parts, wraps)))
    assert found.width == width
    assert cells(found) == [
        [(column, span, tall, f"{at}.{column}") for at, column, tall, span in sorted(parts) if at == row]
        for row in range(height)
    ]
