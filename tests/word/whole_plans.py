"""Whole plans as provinces write them, plainly made up: what a clerk's Word file holds, and what the data must then say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tests.word.writer import Cell, document, paragraph, table

YEAR = 2033
AGENCIES = ("Sở Việc công", "Sở Bản đồ", "Sở Cầu đường", "Văn phòng tỉnh Ví Dụ", "Các sở", "Các xã")
"""Those of the small plan's registry that these plans name."""
COMMUNES = tuple(
    f"{kind} {name} {number}"
    for kind in ("Xã", "Phường")
    for name in ("Cỏ", "Sậy", "Lau", "Tre", "Mía")
    for number in range(1, 14)
)
"""130 made-up communes."""

TIMINGS = {
    "Trước ngày 30/6/2033": ((2,), "2033-06-30"),
    "15/12/2033": ((4,), "2033-12-15"),
    "Tháng 3": ((1,), "2033-03-31"),
    "Tháng 6, 12": ((2, 4), "2033-06-30 2033-12-31"),
    "6 tháng đầu năm": ((2,), ""),
    "Cả năm": ((4,), ""),
    "Hằng năm": ((4,), ""),
    "Quý I/2033": ((1,), ""),
    "Quý I - Quý III": ((1, 2, 3), ""),
    "Hoàn thành trong Quý II": ((2,), ""),
    "Theo tiến độ của Bộ Ví Dụ": ((), ""),
    "Sau khi có hướng dẫn của Bộ Ví Dụ": ((), ""),
    "Báo cáo 6 tháng, năm": ((2, 4), ""),
    "Thường xuyên": ((), ""),
}
"""Words of a timing cell → the quarters it counts in, and the days that a calendar has beside the ends of quarters."""


def framed(*appendix: str, communes: Sequence[str] = ()) -> str:
    """Return a document with the parts that every plan has, and what its appendix holds."""
    motto = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
    top = [[Cell(["ỦY BAN NHÂN DÂN", "TỈNH VÍ DỤ"]), Cell(motto)]]
    numbers = [[Cell(["Số: 5/KH-UBND"]), Cell([f"Ví Dụ, ngày 06 tháng 01 năm {YEAR}"])]]
    signature = [
        [
            Cell(["Nơi nhận:", "- Các sở;", "- Các xã;", "- Lưu: VT, NV."]),
            Cell(["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "", "Người Ký Ví Dụ"]),
        ]
    ]
    return document(
        table((), [*top, *numbers], bordered=False),
        *map(paragraph, ("KẾ HOẠCH", f"Cải cách hành chính tỉnh Ví Dụ năm {YEAR}")),
        paragraph(f"Để người dân bớt phải chờ, UBND tỉnh Ví Dụ ban hành Kế hoạch năm {YEAR} như sau:"),
        *map(
            paragraph,
            ("I. MỤC ĐÍCH", "1. Mục tiêu chung", "Người dân đi lại ít hơn.", "2. Yêu cầu", "a) Việc nào rõ việc ấy."),
        ),
        *map(paragraph, ("b) Làm đến nơi đến chốn.", "II. TỔ CHỨC THỰC HIỆN", "1. Sở Việc công", "Theo dõi, đôn đốc.")),
        *map(paragraph, (f"2. {name}" for name in communes[:1])),
        table((), signature, bordered=False),
        paragraph("PHỤ LỤC I" if len(appendix) > 1 else "PHỤ LỤC"),
        paragraph(f"NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH NĂM {YEAR}"),
        paragraph(f"(Kèm theo Kế hoạch số 5/KH-UBND ngày 06 tháng 01 năm {YEAR} của UBND tỉnh Ví Dụ)"),
        *appendix,
    )


def rows(*lines: Sequence[str | Cell]) -> Iterable[list[Cell]]:
    """Return rows of cells; a string is a cell, its lines the paragraphs."""
    return [[cell if isinstance(cell, Cell) else Cell(cell.split("\n") if cell else ()) for cell in line] for line in lines]


def _section(number: str, title: str, columns: int) -> list[Cell]:
    return [Cell([number]), Cell([title], columns=columns - 1)]


def seven_columns() -> str:
    """Return a plan without objectives whose head has two rows; the columns stand in another order."""
    top = rows(
        (
            Cell(["TT"], 2),
            Cell(["Nội dung nhiệm vụ"], 2),
            Cell(["Hoạt động"], 2),
            Cell(["Thời hạn"], 2),
            Cell(["Cơ quan thực hiện"], columns=2),
            Cell(["Kết quả, sản phẩm"], 2),
        ),
        ("Chủ trì", "Phối hợp"),
    )
    body = rows(
        _section("I", "Cải cách thể chế", 7),
        ("1", "Rà soát văn bản", "Lập danh mục", "Quý I", "Sở Việc công", "Các sở", "Danh mục văn bản"),
        ("2", Cell(["Bỏ giấy tờ thừa"], 2), "Hỏi ý kiến", "Quý II", "Sở Bản đồ", "", "Bản ghi ý kiến"),
        (Cell(), "Công bố", "Quý III", "Sở Việc công", "Các xã", "Quyết định công bố"),
        _section("II", "Tổ chức bộ máy", 7),
        ("1", "Sắp xếp lại nơi tiếp dân", "", "Thường xuyên", "Các xã", "", "Nơi tiếp dân mở cả ngày"),
    )
    return framed(table(top, body))


def no_activities() -> str:
    """Return a plan whose tasks have products without activities between, and two columns more."""
    names = ("STT", "Mục tiêu", "Nhiệm vụ", "Sản phẩm", "Đơn vị chủ trì", "Đơn vị phối hợp", "Tiến độ", "Kinh phí", "Ghi chú")
    body = rows(
        _section("I", "Cải cách thể chế", 9),
        (
            *("1", Cell(["Văn bản rõ ràng"], 2), Cell(["Rà soát văn bản"], 2)),
            *("Danh mục văn bản", "Sở Việc công", "Các sở", "Quý I", "500 triệu đồng", ""),
        ),
        ("", "Báo cáo rà soát", "Sở Bản đồ", "", "Quý IV", "", "=Kết quả gửi Bộ"),
    )
    return framed(table(rows(names), body))


def table_per_section() -> str:
    """Return a plan with a table for each section, its title above it, each with the same head."""
    names = ("TT", "Nhiệm vụ", "Sản phẩm", "Chủ trì", "Phối hợp", "Thời gian hoàn thành")
    one = rows(("1", "Rà soát văn bản", "Danh mục văn bản", "Sở Việc công", "Các sở", "Quý I"))
    two = rows(
        ("1", "Sắp xếp lại nơi tiếp dân", "Đề án", "Các xã", "", "Quý II"),
        ("2", "Bố trí thêm người", "Quyết định", "Sở Bản đồ", "Các xã", "Quý III"),
    )
    return framed(
        *(paragraph("I. CẢI CÁCH THỂ CHẾ"), table(rows(names), one)),
        *(paragraph("II. TỔ CHỨC BỘ MÁY"), table(rows(names), two)),
    )


def agencies_in_many_ways() -> str:
    """Return a plan whose cells name agencies one a line and between all the signs that offices use."""
    names = ("TT", "Nhiệm vụ", "Kết quả", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian thực hiện")
    body = rows(
        _section("I", "Cải cách thể chế", 6),
        ("1", "Việc một", "Báo cáo một", "Sở Việc công\nSở Bản đồ", "- Các sở\n- Các xã", "Quý I"),
        ("2", "Việc hai", "Báo cáo hai", "Sở Việc công, Sở Bản đồ", "Các sở; Các xã", "Quý II"),
        ("3", "Việc ba", "Báo cáo ba", "Sở Việc công và Sở Bản đồ", "Các sở - Các xã", "Quý III"),
        ("4", "Việc bốn", "Báo cáo bốn", "Sở Việc Công", "Sở Bản dồ", "Quý IV"),
    )
    return framed(table(rows(names), body))


def all_timings() -> str:
    """Return a plan with a row for each way to say a time."""
    names = ("TT", "Nhiệm vụ", "Sản phẩm", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian thực hiện")
    lines = [(str(n), f"Việc thứ {n}", f"Báo cáo {n}", "Sở Việc công", "", words) for n, words in enumerate(TIMINGS, 1)]
    return framed(table(rows(names), rows(_section("I", "Cải cách thể chế", 6), *lines)))


def two_levels() -> str:
    """Return a plan of the government without districts: every commune has a row of its own, and all are one group."""
    names = ("TT", "Nhiệm vụ", "Sản phẩm", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian thực hiện")
    lines = [
        (str(n), f"Mở nơi tiếp dân ở {name}", "Nơi tiếp dân", f"UBND {name}", "Các sở", "Quý II")
        for n, name in enumerate(COMMUNES, 1)
    ]
    first = ("131", "Báo cáo chung", "Báo cáo", "Các xã", "Sở Việc công", "Quý IV")
    return framed(table(rows(names), rows(_section("I", "Cải cách thể chế", 6), *lines, first)))


def two_appendices() -> str:
    """Return a plan with a second appendix of targets."""
    names = ("TT", "Nhiệm vụ", "Sản phẩm", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian thực hiện")
    tasks = rows(
        _section("I", "Cải cách thể chế", 6),
        ("1", "Rà soát văn bản", "Danh mục văn bản", "Sở Việc công", "Các sở", "Quý I"),
    )
    targets = rows(
        ("1", "Tỷ lệ hồ sơ đúng hạn", "%", "98", "Các sở"),
        ("2", "Số lần đi lại của người dân", "lần", "1", "Các xã"),
    )
    second = (*("PHỤ LỤC II", "CHỈ TIÊU CẢI CÁCH HÀNH CHÍNH", "(Kèm theo Kế hoạch số 5/KH-UBND của UBND tỉnh Ví Dụ)"),)
    head = rows(("TT", "Chỉ tiêu", "Đơn vị tính", f"Mục tiêu {YEAR}", "Cơ quan theo dõi"))
    return framed(table(rows(names), tasks), *map(paragraph, second), table(head, targets))


SHAPES = {
    "seven-columns": seven_columns,
    "no-activities": no_activities,
    "table-per-section": table_per_section,
    "agencies": agencies_in_many_ways,
    "timings": all_timings,
    "two-levels": two_levels,
    "two-appendices": two_appendices,
}
"""Documents by name."""
