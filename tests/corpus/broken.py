"""Mistakes that people make in the data, each a small edit of a real file, and what they are told: written by hand."""

from __future__ import annotations

from dataclasses import dataclass

from tests.unit.builders import (
    AGENCIES,
    CORRECTED,
    DOCUMENTS,
    FIRST,
    GLOSSARY,
    GROUPS,
    INDICATORS,
    PLAN,
    REDIRECTS,
    SECTIONS,
    TASK,
)

AUTONOMY = "data/2022/tasks/v-2-1.yml"
BRAND = "data/2022/tasks/ii-6-3.yml"
COMPETITION = "data/2022/tasks/vii-2-1.yml"
INSPECTION = "data/2022/tasks/iii-1-2.yml"
MEETINGS = "data/2022/tasks/vi-4-1.yml"
POSITIONS = "data/2022/tasks/iv-1-1.yml"
SCORES = "data/2022/tasks/vii-1-5.yml"
SURVEY = "data/2022/tasks/iii-3-1.yml"


@dataclass(frozen=True)
class Told:
    """One problem: line and column, kind, the message in full and the line as it should be."""

    at: str
    kind: str
    message: str
    fix: str | None = None
    file: str = ""
    """Where it is told, when not in the file that was edited."""


@dataclass(frozen=True)
class Case:
    """The first occurrence of some words in a file, what is written instead, and all that is told of it."""

    id: str
    file: str
    old: str | None
    """None for the whole file."""
    new: str
    told: tuple[Told, ...]

    def edited(self, text: str) -> str:
        """Return what becomes of the text of the file."""
        return self.new if self.old is None else text.replace(self.old, self.new, 1)

    @property
    def mends(self) -> bool:
        """Whether the line that is proposed is all there is to mend."""
        return len(self.told) == 1 and self.told[0].fix is not None and not self.told[0].file


@dataclass(frozen=True)
class Move:
    """A file that is put elsewhere, or of which a copy is, with a few words changed there, and all that is told of it."""

    id: str
    file: str
    to: str
    told: tuple[Told, ...]
    copied: bool = False
    old: str = ""
    new: str = ""


def whole(name: str, file: str, content: str, *told: Told) -> Case:
    """Return a case that is another content of a file."""
    return Case(name, file, None, content, told)


def moved(name: str, file: str, to: str, *told: Told) -> Move:
    """Return a case of a file that stands elsewhere."""
    return Move(name, file, to, told)


def copied(name: str, file: str, to: str, *told: Told, change: tuple[str, str] = ("", "")) -> Move:
    """Return a case of a copy beside a file, with some words changed."""
    return Move(name, file, to, told, copied=True, old=change[0], new=change[1])


def case(name: str, file: str, old: str, new: str, *told: Told) -> Case:
    """Return a case; its last arguments are all problems, in the order of the files."""
    return Case(name, file, old, new, told)


FMT = ' (lệnh "python -m plan fmt" sửa giúp được)'
BELOW = "; văn bản ghi như dòng dưới đây"
YAML = "không đúng cú pháp YAML: "
NO_COLON = f'{YAML}dòng này thiếu dấu hai chấm và dấu cách ("khóa: giá trị"), hoặc thiếu dấu cách sau gạch đầu dòng ("- mục")'
COLON = (
    f"{YAML}dấu hai chấm không đúng chỗ: nếu nó thuộc câu chữ, hãy đặt cả giá trị trong ngoặc kép; nếu đây là khóa mới, "
    "hãy sửa thụt lề của dòng, hoặc thêm dấu hai chấm và dấu cách còn thiếu ở dòng trên"
)
INDENTED = (
    f"{YAML}dòng này thụt lề không khớp với các dòng cùng bậc, hoặc có chữ đứng sau ngoặc kép đóng "
    "(có thể một dòng ở trên thiếu ngoặc kép)"
)
NO_DASH = f"{YAML}dòng này thụt lề không khớp với danh sách, hoặc thiếu gạch đầu dòng"
TIMINGS = (
    'được viết: "Quý III, IV năm 2022", "Tháng 6", "Trước ngày 30/6", "6 tháng đầu năm", "Hằng năm", "Định kỳ hàng quý", '
    '"Thường xuyên", "Theo …", "Khi có …"'
)
SLUG = "không dùng làm địa chỉ được; chỉ dùng chữ thường không dấu, số và gạch nối"
NO_BREAK = "có dấu cách không ngắt (U+00A0), thường do dán từ Word; hãy thay bằng dấu cách thường"

LEAD = "        lead: Văn phòng UBND tỉnh\n"
QUARTER = "timing: Quý I năm 2022"
TITLE = "title: Thực hiện các giải pháp nâng cao năng lực cạnh tranh cấp tỉnh (PCI)"
INSPECTED = "text: Kiểm tra, đánh giá tình hình tổ chức và hoạt động của các cơ quan chuyên môn cấp tỉnh, cấp huyện."
PRODUCT = """\
    deliverables:
      - id: VI.4.1.1
        text: Duy trì các điểm cầu phục vụ họp trực tuyến của cấp tỉnh, cấp huyện, cấp xã.
        lead: Sở Thông tin và Truyền thông
        coordinating: Các sở, ban, ngành; UBND cấp huyện
        timing: Thường xuyên
"""
AMENDED = """\
timing: Quý I năm 2022
        amendments:
          - document: 76-nq-cp-2021
            date: 2022-03-01
            field: timing
            before: Quý II năm 2022
            after: Quý I năm 2022"""
WAITING = "Giảm thời gian chờ đợi của người dân, doanh nghiệp tại bộ phận Một cửa xuống tru…"


OFFICE = 'bản nguồn ghi "Văn phòng UBND tỉnh"'
RIGHT_LEAD = "        lead: Văn phòng UBND tỉnh"
FIRST_QUARTER = 'bản nguồn ghi "Quý I năm 2022"'
RIGHT_TIMING = "        timing: Quý I năm 2022"


def _lead(found: str, remedy: str) -> str:
    return f'II.2.1.1 · lead (Cơ quan chủ trì): không rõ cơ quan "{found}"; {remedy}'


OR_COUNTED = "văn bản ghi đúng như vậy, hãy giữ nguyên và thêm khóa timing_read (Thời gian tính là) ngay dưới, ví dụ"


def _timing(record: str, found: str, remedy: str) -> str:
    return f'{record} · timing (Thời gian thực hiện): không đọc được thời gian "{found}"; {remedy}'


AGENCY_NAMES = (
    case(
        "agency-with-a-wrong-tone",
        TASK,
        LEAD,
        "        lead: Sở Nội vũ\n",
        Told("10:15", "unknown-agency", _lead("Sở Nội vũ", OFFICE), RIGHT_LEAD),
    ),
    case(
        "second-agency-misspelt",
        TASK,
        "coordinating: Các sở, ban, ngành; UBND cấp huyện",
        "coordinating: Các sở, ban, ngành; UBND cấp huyên",
        Told(
            "11:43",
            "unknown-agency",
            'II.2.1.1 · coordinating (Cơ quan phối hợp): không rõ cơ quan "UBND cấp huyên"; ý bạn là "UBND cấp huyện"?',
            "        coordinating: Các sở, ban, ngành; UBND cấp huyện",
        ),
    ),
    case(
        "agency-by-its-short-name",
        MEETINGS,
        "lead: Sở Thông tin và Truyền thông",
        "lead: Sở TT&TT",
        Told(
            "10:15",
            "unknown-agency",
            'VI.4.1.1 · lead (Cơ quan chủ trì): không rõ cơ quan "Sở TT&TT"; ý bạn là "Sở Thông tin và Truyền thông"?',
            "        lead: Sở Thông tin và Truyền thông",
        ),
    ),
    case(
        "person-for-an-agency",
        TASK,
        LEAD,
        "        lead: Ông Nguyễn Văn A\n",
        Told("10:15", "unknown-agency", _lead("Ông Nguyễn Văn A", OFFICE), RIGHT_LEAD),
    ),
    case(
        "words-behind-an-agency",
        TASK,
        LEAD,
        "        lead: Văn phòng UBND tỉnh (bà Hà)\n",
        Told("10:35", "unknown-agency", _lead("(bà Hà)", OFFICE), RIGHT_LEAD),
    ),
    case(
        "agency-in-curly-quotes",
        TASK,
        LEAD,
        "        lead: “Văn phòng UBND tỉnh”\n",
        Told(
            "10:15",
            "stray-mark",
            'II.2.1.1 · lead (Cơ quan chủ trì): dấu "“" không thuộc tên cơ quan; hãy chỉ viết tên, cách nhau bằng dấu phẩy '
            f"hoặc chấm phẩy{FMT}",
            '        lead: "Văn phòng UBND tỉnh"',
        ),
    ),
    case(
        "slash-between-agencies",
        AUTONOMY,
        "lead: Sở Nội vụ; Sở Tài chính",
        "lead: Sở Nội vụ / Sở Tài chính",
        Told(
            "9:25",
            "stray-mark",
            'V.2.1.1 · lead (Cơ quan chủ trì): dấu "/" không thuộc tên cơ quan; hãy chỉ viết tên, cách nhau bằng dấu phẩy '
            "hoặc chấm phẩy",
            "        lead: Sở Nội vụ; Sở Tài chính",
        ),
    ),
    case(
        "recipient-misspelt",
        PLAN,
        "  - Bưu điện tỉnh\n",
        "  - Bưu điện tinh\n",
        Told(
            "277:5",
            "unknown-agency",
            'recipients (Nơi nhận): không rõ cơ quan "Bưu điện tinh"; ý bạn là "Bưu điện tỉnh"?',
            "  - Bưu điện tỉnh",
        ),
    ),
    case(
        "agencies-as-a-list",
        INSPECTION,
        "lead: Sở Nội vụ",
        "lead: [Sở Nội vụ, Sở Tư pháp]",
        Told(
            "12:15",
            "wrong-shape",
            "III.1.2.1 · lead (Cơ quan chủ trì): cần một dòng chữ, không để trống, nhưng ở đây là một danh sách",
        ),
    ),
)

TIMES = (
    case(
        "quarter-in-arabic",
        TASK,
        QUARTER,
        "timing: Quý 4 năm 2022",
        Told(
            "12:17",
            "bad-timing",
            _timing("II.2.1.1", "Quý 4 năm 2022", FIRST_QUARTER),
            RIGHT_TIMING,
        ),
    ),
    case(
        "fifth-quarter",
        TASK,
        QUARTER,
        "timing: Quý 5 năm 2022",
        Told("12:17", "bad-timing", _timing("II.2.1.1", "Quý 5 năm 2022", FIRST_QUARTER), RIGHT_TIMING),
    ),
    case(
        "quarter-of-next-year",
        TASK,
        QUARTER,
        "timing: Quý I năm 2023",
        Told(
            "12:17",
            "wrong-year",
            'II.2.1.1 · timing (Thời gian thực hiện): "Quý I năm 2023" là của năm 2023, nhưng đây là kế hoạch năm 2022; '
            "hãy sửa năm",
            "        timing: Quý I năm 2022",
        ),
    ),
    case(
        "quarters-with-a-dash",
        INSPECTION,
        "timing: Quý III, IV năm 2022",
        "timing: Quý 3 - 4 năm 2022",
        Told(
            "14:17",
            "bad-timing",
            _timing("III.1.2.1", "Quý 3 - 4 năm 2022", f'ý bạn là "Quý III, IV năm 2022"?{FMT}'),
            "        timing: Quý III, IV năm 2022",
        ),
    ),
    case(
        "month",
        TASK,
        QUARTER,
        "timing: Tháng 6 hoặc 7",
        Told("12:17", "bad-timing", _timing("II.2.1.1", "Tháng 6 hoặc 7", FIRST_QUARTER), RIGHT_TIMING),
    ),
    case(
        "day",
        TASK,
        QUARTER,
        "timing: 31/6/2022",
        Told(
            "12:17",
            "bad-timing",
            f'II.2.1.1 · timing (Thời gian thực hiện): "31/6/2022" ghi 31/6/2022, mà lịch không có; {FIRST_QUARTER}',
            RIGHT_TIMING,
        ),
    ),
    case(
        "ongoing-misspelt",
        MEETINGS,
        "timing: Thường xuyên",
        "timing: Thường xuyen",
        Told(
            "12:17",
            "bad-timing",
            _timing("VI.4.1.1", "Thường xuyen", f'ý bạn là "Thường xuyên"? Nếu {OR_COUNTED} "timing_read: Thường xuyên"'),
            "        timing: Thường xuyên",
        ),
    ),
    case(
        "vietnamese-date",
        DOCUMENTS,
        "date: 2021-07-15",
        "date: 15/7/2021",
        Told(
            "6:9",
            "bad-date",
            "76-nq-cp-2021 · date (Ngày ban hành): cần một ngày viết năm-tháng-ngày, ví dụ 2021-07-15, "
            'nhưng ở đây là "15/7/2021"',
            "  date: 2021-07-15",
        ),
    ),
    case(
        "day-and-month-swapped",
        DOCUMENTS,
        "date: 2021-08-24",
        "date: 2021-24-08",
        Told(
            "12:9",
            "bad-date",
            "136-kh-ubnd-2021 · date (Ngày ban hành): cần một ngày viết năm-tháng-ngày, ví dụ 2021-07-15, "
            'nhưng ở đây là "2021-24-08"',
        ),
    ),
    case(
        "year-of-another-plan",
        PLAN,
        "year: 2022",
        "year: 2023",
        Told(
            "3:7",
            "wrong-year",
            "year (Năm): tệp này ở thư mục data/2022/, nên năm phải là 2022, không phải 2023",
            "year: 2022",
        ),
    ),
    case(
        "year-in-words",
        PLAN,
        "year: 2022",
        "year: năm 2022",
        Told("3:7", "bad-number", 'year (Năm): cần một số nguyên, nhưng ở đây là "năm 2022"'),
    ),
    case(
        "day-and-month-for-a-day",
        PLAN,
        "day: null",
        "day: 31/12",
        Told("9:6", "bad-number", 'day (Ngày): cần một số nguyên, nhưng ở đây là "31/12"'),
    ),
)

SYNTAX = (
    case(
        "no-colon",
        TASK,
        LEAD,
        "        lead Văn phòng UBND tỉnh\n",
        Told("10:9", "yaml-syntax", NO_COLON, "        lead: Văn phòng UBND tỉnh"),
    ),
    case(
        "no-space-behind-the-colon",
        COMPETITION,
        TITLE,
        TITLE.replace(": ", ":"),
        Told("3:1", "yaml-syntax", NO_COLON, TITLE),
    ),
    case(
        "two-colons",
        TASK,
        "text: Rà soát, chuẩn hóa và công bố TTHC",
        "text: Rà soát: chuẩn hóa và công bố TTHC",
        Told("6:18", "yaml-syntax", f"{COLON}{BELOW}", "  - text: Rà soát, chuẩn hóa và công bố TTHC"),
    ),
    case(
        "indented-less",
        TASK,
        LEAD,
        LEAD[1:],
        Told("10:8", "yaml-syntax", NO_DASH, "        lead: Văn phòng UBND tỉnh"),
    ),
    case(
        "indented-more",
        TASK,
        LEAD,
        f"  {LEAD}",
        Told("10:15", "yaml-syntax", COLON, "        lead: Văn phòng UBND tỉnh"),
    ),
    case(
        "tabs",
        TASK,
        LEAD,
        "\t\t\t\tlead: Văn phòng UBND tỉnh\n",
        Told(
            "10:1",
            "tab",
            f"có ký tự tab; hãy thay bằng dấu cách (mỗi bậc thụt lề là 2 dấu cách){FMT}",
            "        lead: Văn phòng UBND tỉnh",
        ),
    ),
    case(
        "no-break-spaces-before-a-key",
        TASK,
        LEAD,
        "\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0lead: Văn phòng UBND tỉnh\n",
        Told("10:1", "no-break-space", f"{NO_BREAK}{FMT}", "        lead: Văn phòng UBND tỉnh"),
    ),
    case(
        "no-break-space-behind-a-key",
        BRAND,
        "lead: Trung tâm",
        "lead:\u00a0Trung tâm",
        Told("9:14", "no-break-space", f"{NO_BREAK}{FMT}", "        lead: Trung tâm PVHCC, Văn phòng UBND tỉnh"),
    ),
    case(
        "pasted-zero-width-space",
        SCORES,
        "lead: Sở Nội vụ",
        "lead: Sở\u200b Nội vụ",
        Told(
            "10:17",
            "invisible-character",
            "có ký tự không nhìn thấy (U+200B), có thể do dán từ nơi khác; hãy xóa nó",
            "        lead: Sở Nội vụ",
        ),
    ),
    case(
        "curly-quotes-around-a-colon",
        COMPETITION,
        TITLE,
        "title: “Thực hiện các giải pháp: nâng cao”",
        Told("3:32", "yaml-syntax", f"{COLON}{FMT}", 'title: "Thực hiện các giải pháp: nâng cao"'),
    ),
    case(
        "quote-not-closed",
        PLAN,
        'như sau:"\n',
        "như sau:\n",
        Told("21:17", "yaml-syntax", INDENTED),
    ),
    case(
        "star-before-text",
        INSPECTION,
        INSPECTED,
        INSPECTED.replace("text: ", "text: * "),
        Told(
            "4:7",
            "yaml-syntax",
            f'{YAML}giá trị không được bắt đầu bằng "&" hoặc "*"; hãy đặt cả giá trị trong ngoặc kép{BELOW}',
            INSPECTED,
        ),
    ),
    case(
        "dash-before-text",
        INSPECTION,
        INSPECTED,
        INSPECTED.replace("text: ", "text: - "),
        Told(
            "4:7",
            "yaml-syntax",
            f"{YAML}gạch đầu dòng phải đứng ở dòng riêng; nếu nó thuộc câu chữ, hãy đặt cả giá trị trong ngoặc kép{BELOW}",
            INSPECTED,
        ),
    ),
    case(
        "bracket-before-text",
        COMPETITION,
        TITLE,
        "title: [Dự thảo] Thực hiện các giải pháp",
        Told("3:18", "yaml-syntax", INDENTED, 'title: "[Dự thảo] Thực hiện các giải pháp"'),
    ),
    case(
        "number-sign-in-text",
        INSPECTION,
        "text: Tổ chức thanh tra, kiểm tra tình hình tổ chức và hoạt động của một số sở, ngành và UBND cấp huyện.",
        "text: Tổ chức thanh tra theo biểu #3",
        Told(
            "6:39",
            "comment-behind-value",
            'chữ từ dấu "#" trở đi sẽ bị bỏ; nếu nó thuộc câu chữ, hãy đặt cả giá trị trong ngoặc kép; nếu không, hãy xóa'
            + BELOW,
            "  - text: Tổ chức thanh tra, kiểm tra tình hình tổ chức và hoạt động của một số sở, ngành và UBND cấp huyện.",
        ),
    ),
    case(
        "line-between-sections",
        SECTIONS,
        "- id: II\n",
        "---\n- id: II\n",
        Told("14:1", "several-documents", 'mỗi tệp chỉ một tài liệu YAML; hãy bỏ dòng "---" ở giữa tệp'),
    ),
    case(
        "conflict-not-resolved",
        COMPETITION,
        TITLE,
        f"<<<<<<< HEAD\n{TITLE}\n=======\ntitle: Nâng cao năng lực cạnh tranh\n>>>>>>> sua-ten",
        Told(
            "3:1",
            "merge-conflict",
            "hai người đã cùng sửa một chỗ (xung đột git); hãy giữ một bản và xóa các dòng <<<<<<<, =======, >>>>>>>",
        ),
    ),
    case(
        "long-dash-for-an-item",
        TASK,
        "      - id: II.2.1.2",
        "      – id: II.2.1.2",
        Told(
            "13:7",
            "look-alike",
            'mục này bắt đầu bằng dấu "–" (U+2013), không phải dấu gạch nối "-" của bàn phím; hãy gõ lại dấu ấy và một dấu '
            "cách",
            "      - id: II.2.1.2",
        ),
    ),
)


def _twice(key: str, remedy: str = "hãy bỏ một") -> str:
    return f'II.2.1.2: khóa "{key}" viết hai lần; {remedy}'


DELIVERABLE_KEYS = (
    "corrections (Hiệu đính), notes (Ghi chú), amendments (Sửa đổi), added_by (Bổ sung), repealed_by (Bãi bỏ), id (Mã), "
    "text (Sản phẩm), lead (Cơ quan chủ trì), timing (Thời gian thực hiện), timing_read (Thời gian tính là), "
    "coordinating (Cơ quan phối hợp), "
    "cells (Các ô khác)"
)

SHAPES = (
    case(
        "key-in-vietnamese",
        TASK,
        LEAD,
        "        chủ trì: Văn phòng UBND tỉnh\n",
        Told("8:9", "missing-key", "II.2.1.1: thiếu khóa lead (Cơ quan chủ trì)"),
        Told(
            "10:9",
            "unknown-key",
            'II.2.1.1: khóa lạ "chủ trì"; ý bạn là lead (Cơ quan chủ trì)?',
            "        lead: Văn phòng UBND tỉnh",
        ),
    ),
    case(
        "key-that-no-record-has",
        TASK,
        LEAD,
        f"{LEAD}        Kinh phí: 200 triệu đồng\n",
        Told("11:9", "unknown-key", f'II.2.1.1: khóa lạ "Kinh phí"; được viết: {DELIVERABLE_KEYS}'),
    ),
    case(
        "key-misspelt",
        TASK,
        "coordinating:",
        "coordinatng:",
        Told(
            "11:9",
            "unknown-key",
            'II.2.1.1: khóa lạ "coordinatng"; ý bạn là coordinating (Cơ quan phối hợp)?',
            "        coordinating: Các sở, ban, ngành; UBND cấp huyện",
        ),
    ),
    case(
        "key-with-a-capital",
        COMPETITION,
        TITLE,
        f"T{TITLE[1:]}",
        Told("2:1", "missing-key", "VII.2.1: thiếu khóa title (Tên gọi ngắn)"),
        Told("3:1", "unknown-key", 'VII.2.1: khóa lạ "Title"; ý bạn là title (Tên gọi ngắn)?', TITLE),
    ),
    case(
        "key-in-curly-quotes",
        COMPETITION,
        "        lead:",
        "        “lead”:",
        Told("10:9", "missing-key", "VII.2.1.1: thiếu khóa lead (Cơ quan chủ trì)"),
        Told(
            "14:9",
            "unknown-key",
            f'VII.2.1.1: khóa lạ "“lead”"; ý bạn là lead (Cơ quan chủ trì)?{FMT}',
            "        lead: Sở Kế hoạch và Đầu tư",
        ),
    ),
    case(
        "line-deleted",
        COMPETITION,
        "        lead: Sở Kế hoạch và Đầu tư\n",
        "",
        Told("10:9", "missing-key", "VII.2.1.1: thiếu khóa lead (Cơ quan chủ trì)"),
    ),
    case(
        "number-of-a-document-deleted",
        DOCUMENTS,
        "  number: 106/2020/NĐ-CP\n",
        "",
        Told("43:3", "missing-key", "106-2020-nd-cp: thiếu khóa number (Số, ký hiệu)"),
    ),
    case(
        "line-twice",
        INSPECTION,
        "        lead: Sở Nội vụ\n",
        "        lead: Sở Nội vụ\n        lead: Sở Tư pháp\n",
        Told("13:9", "duplicate-key", 'III.1.2.1: khóa "lead" viết hai lần; hãy bỏ một'),
    ),
    case(
        "dash-of-an-item-forgotten",
        TASK,
        "      - id: II.2.1.2",
        "        id: II.2.1.2",
        Told("13:9", "duplicate-key", _twice("id", 'hãy bỏ một, hoặc viết "- " trước nó nếu đây là một mục mới')),
        Told("14:9", "duplicate-key", _twice("text")),
        Told("15:9", "duplicate-key", _twice("lead")),
        Told("16:9", "duplicate-key", _twice("coordinating")),
        Told("17:9", "duplicate-key", _twice("timing")),
    ),
    case(
        "deliverables-deleted",
        MEETINGS,
        PRODUCT,
        "",
        Told(
            "6:5",
            "no-deliverables",
            "VI.4.1: hoạt động đầu tiên phải có deliverables (Các sản phẩm); chỉ hoạt động sau mới chung dòng với trên",
        ),
    ),
    case(
        "deliverables-deleted-but-their-key",
        MEETINGS,
        PRODUCT,
        "    deliverables:\n",
        Told(
            "7:18",
            "empty-value",
            'VI.4.1 · deliverables (Các sản phẩm): cần một danh sách, mỗi mục bắt đầu bằng "- " và có các khóa corrections, '
            "notes, amendments, added_by, repealed_by, id, text, lead, timing, timing_read, coordinating, "
            "cells, nhưng ở đây để trống; "
            "không có gì để viết thì bỏ cả dòng này",
        ),
    ),
    case(
        "meaning-emptied",
        GLOSSARY,
        "meaning: kế hoạch\n",
        "meaning:\n",
        Told("25:11", "empty-value", "KH · meaning (Nghĩa): cần một dòng chữ, không để trống, nhưng ở đây để trống"),
    ),
    case(
        "issuer-emptied",
        PLAN,
        "issuer: Ủy ban nhân dân tỉnh Ninh Bình",
        "issuer:",
        Told("7:8", "empty-value", "issuer (Cơ quan ban hành): cần một dòng chữ, không để trống, nhưng ở đây để trống"),
    ),
    case(
        "kind-in-vietnamese",
        AGENCIES,
        "kind: agency",
        "kind: nhóm",
        Told("8:9", "unknown-word", 'so-noi-vu · kind (Loại): cần một trong các chữ agency, group, nhưng ở đây là "nhóm"'),
    ),
    case(
        "kind-of-a-note",
        AUTONOMY,
        "kind: wording",
        "kind: ghi chú",
        Told(
            "13:19",
            "unknown-word",
            'V.2.1.1 · kind (Loại ghi chú): cần một trong các chữ wording, reading, nhưng ở đây là "ghi chú"',
        ),
    ),
    case(
        "title-too-long",
        TASK,
        "trong tỉnh giải quyết\n",
        "trong tỉnh giải quyết trong năm 2022 và các năm sau\n",
        Told("3:8", "long-title", "II.2.1 · title (Tên gọi ngắn): dài 97 ký tự; nhiều nhất 80, hãy viết gọn lại"),
    ),
    case(
        "column-deleted",
        PLAN,
        "  - TT\n",
        "",
        Told(
            "292:3",
            "wrong-columns",
            "columns (Tên các cột): Phụ lục có 8 cột, nhưng ở đây có 7; bảng có cột khác thì ghi column_keys (Cột nào là gì)",
        ),
    ),
    case(
        "clause-with-agencies-and-text",
        PLAN,
        "        agencies: Sở Nội vụ\n",
        "        agencies: Sở Nội vụ\n        text: Làm đầu mối.\n",
        Told(
            "173:9",
            "unclear-clause",
            "IV.1: cần đúng một trong ba khóa title (Tiêu đề), agencies (Cơ quan (tiêu đề)), text (Đoạn văn)",
        ),
    ),
)

IDS = (
    case(
        "deliverable-id-reused",
        TASK,
        "id: II.2.1.2",
        "id: II.2.1.1",
        Told("13:13", "duplicate-id", 'mã "II.2.1.1" đã có ở data/2022/tasks/ii-2-1.yml, dòng 8; mỗi mã chỉ dùng một lần'),
    ),
    case(
        "deliverable-of-another-task",
        MEETINGS,
        "id: VI.4.1.1",
        "id: VI.4.2.1",
        Told("8:13", "wrong-parent", 'mã "VI.4.2.1" đứng trong "VI.4.1", nên phải là "VI.4.1." và một số'),
    ),
    case(
        "deliverables-out-of-order",
        TASK,
        "id: II.2.1.2",
        "id: II.2.1.9",
        Told("20:13", "wrong-order", 'mã "II.2.1.3" đứng sau "II.2.1.9"; các mã phải theo thứ tự tăng dần'),
    ),
    case(
        "task-id-of-another-file",
        AUTONOMY,
        "id: V.2.1\n",
        "id: V.2.2\n",
        Told(
            "2:5",
            "wrong-file-name",
            'mã "V.2.2" không khớp tên tệp v-2-1.yml và các sản phẩm bên trong; mã đã đăng không đổi: hãy trả lại "V.2.1"',
            "id: V.2.1",
        ),
    ),
    case(
        "objective-id-reused",
        SECTIONS,
        "id: II.3\n",
        "id: II.2\n",
        Told("28:11", "duplicate-id", 'mã "II.2" đã có ở data/2022/sections.yml, dòng 26; mỗi mã chỉ dùng một lần'),
        Told(
            "2:5",
            "unknown-objective",
            'II.3.1 · id (Mã): không có mục tiêu "II.3" trong sections.yml; có: II.1, II.2, II.4, II.5, '
            "II.6, II.7, II.8, II.9",
            file="data/2022/tasks/ii-3-1.yml",
        ),
    ),
    case(
        "objective-without-a-task",
        SECTIONS,
        "- id: VII\n",
        "    - id: VI.8\n      text: Mục tiêu mới.\n- id: VII\n",
        Told(
            "120:11",
            "objective-without-task",
            'mục tiêu "VI.8" không có nhiệm vụ nào; nếu tệp nhiệm vụ vừa bị xóa hay bị thay nội dung, hãy trả lại tệp ấy '
            "(trên GitHub bấm History); mục tiêu mới thì hãy thêm tệp trong tasks/",
        ),
    ),
    case(
        "slug-with-diacritics",
        SECTIONS,
        "slug: the-che",
        "slug: Thể chế",
        Told("4:9", "bad-slug", f'slug (Địa chỉ): "Thể chế" {SLUG}; hãy viết "the-che"', "  slug: the-che"),
    ),
    case(
        "slug-twice",
        SECTIONS,
        "slug: thu-tuc-hanh-chinh",
        "slug: the-che",
        Told(
            "15:9", "duplicate-slug", 'địa chỉ "the-che" đã có ở data/2022/sections.yml, dòng 4; mỗi địa chỉ chỉ dùng một lần'
        ),
    ),
    case(
        "document-id-in-capitals",
        DOCUMENTS,
        "id: 76-nq-cp-2021",
        "id: 76-NQ-CP-2021",
        Told("3:7", "bad-slug", f'id (Mã): "76-NQ-CP-2021" {SLUG}; hãy viết "76-nq-cp-2021"', "- id: 76-nq-cp-2021"),
    ),
    case(
        "document-number-twice",
        DOCUMENTS,
        "- id: 136-kh-ubnd-2021",
        "- id: 76-nq-cp\n  number: 76/NQ-CP\n  kind: Nghị quyết\n- id: 136-kh-ubnd-2021",
        Told("10:11", "duplicate-number", 'số "76/NQ-CP" đã có ở data/documents.yml, dòng 4; mỗi số chỉ dùng một lần'),
    ),
    case(
        "agency-name-twice",
        AGENCIES,
        "- id: so-tu-phap",
        "- id: snv\n  name: Sở nội vụ\n  kind: agency\n- id: so-tu-phap",
        Told("10:9", "duplicate-name", 'tên "Sở nội vụ" đã có ở data/agencies.yml, dòng 6; mỗi tên chỉ dùng một lần'),
    ),
    case(
        "abbreviation-twice",
        GLOSSARY,
        "- abbr: PCT",
        "- abbr: PCI\n  meaning: chỉ số\n- abbr: PCT",
        Told(
            "45:9",
            "duplicate-abbreviation",
            'chữ viết tắt "PCI" đã có ở data/glossary.yml, dòng 42; mỗi chữ viết tắt chỉ dùng một lần',
        ),
    ),
    case(
        "indicator-twice",
        INDICATORS,
        "id: xep-hang-pci",
        "id: xep-hang-chi-so-cchc",
        Told(
            "11:7",
            "duplicate-id",
            'mã "xep-hang-chi-so-cchc" đã có ở data/2022/indicators.yml, dòng 3; mỗi mã chỉ dùng một lần',
        ),
    ),
    case(
        "clauses-out-of-order",
        PLAN,
        "id: IV.7.a",
        "id: IV.7.e",
        Told("244:17", "wrong-order", 'mã "IV.7.b" đứng sau "IV.7.e"; các mã phải theo thứ tự tăng dần'),
    ),
    case(
        "clause-of-another-part",
        PLAN,
        "id: III.1\n",
        "id: II.2\n",
        Told("167:13", "wrong-parent", 'mã "II.2" đứng trong "III", nên phải là "III." và một số hoặc chữ (đ viết dd)'),
    ),
)

GROUP_IDS = (
    "cac-so-ban-nganh, cac-so-ban-nganh-lien-quan, ubnd-cap-huyen, ubnd-cap-xa, phong-noi-vu-cap-huyen, "
    "cac-co-quan-lien-quan, cac-co-quan-duoc-kiem-tra, dai-truyen-thanh-cap-huyen, chu-tich-va-cac-pho-chu-tich-ubnd-tinh"
)
REFERENCE = (
    'được viết: mã của lĩnh vực, mục tiêu, nhiệm vụ, sản phẩm trong Phụ lục (như "I", "I.1", "I.1.1", "I.1.1.1"), hoặc '
    '"phan-" và mã của đoạn trong phần I–IV (như "phan-i-1")'
)
NOT_IN = "không có trong data/agencies.yml"
CORRECTED_TIMING = "phải có đúng một lần trong timing, nhưng có 0; hãy chép lại từ đó"

REFERENCES = (
    case(
        "member-misspelt",
        GROUPS,
        "- ubnd-huyen-hoa-lu",
        "- ubnd-huyen-hoalu",
        Told(
            "31:7",
            "unknown-agency",
            f'ubnd-cap-huyen · members (Thành viên): "ubnd-huyen-hoalu" {NOT_IN}; ý bạn là "ubnd-huyen-hoa-lu"?',
            "    - ubnd-huyen-hoa-lu",
        ),
    ),
    case(
        "member-by-its-name",
        GROUPS,
        "- ubnd-huyen-hoa-lu",
        "- UBND huyện Hoa Lư",
        Told(
            "31:7",
            "unknown-agency",
            f'ubnd-cap-huyen · members (Thành viên): "UBND huyện Hoa Lư" {NOT_IN}; ý bạn là "ubnd-huyen-hoa-lu"?',
            "    - ubnd-huyen-hoa-lu",
        ),
    ),
    case(
        "member-twice",
        GROUPS,
        "- ubnd-huyen-yen-mo",
        "- ubnd-huyen-yen-khanh",
        Told(
            "35:7",
            "duplicate-member",
            'ubnd-cap-huyen · members (Thành viên): "ubnd-huyen-yen-khanh" đã có ở trên; hãy bỏ một',
        ),
    ),
    case(
        "group-as-a-member",
        GROUPS,
        "- thanh-tra-tinh",
        "- ubnd-cap-xa",
        Told(
            "22:7",
            "group-as-member",
            'cac-so-ban-nganh · members (Thành viên): "ubnd-cap-xa" là một nhóm; thành viên phải là cơ quan (kind: agency)',
        ),
    ),
    case(
        "unknown-group",
        GROUPS,
        "group: ubnd-cap-huyen",
        "group: ubnd-huyen",
        Told(
            "25:10",
            "unknown-group",
            f'group (Nhóm): không có nhóm "ubnd-huyen" (kind: group) trong data/agencies.yml; có: {GROUP_IDS}',
            "- group: ubnd-cap-huyen",
        ),
    ),
    case(
        "agency-id-changed",
        AGENCIES,
        "id: so-y-te",
        "id: so-yte",
        Told(
            "19:7",
            "unknown-agency",
            'cac-so-ban-nganh · members (Thành viên): "so-y-te" không còn trong data/agencies.yml, nơi Sở Y tế nay mang mã '
            '"so-yte" (dòng 175); mã đã đăng không đổi: nếu mã ở đó vừa bị sửa, hãy trả lại "so-y-te"; nếu không, hãy viết '
            '"so-yte" ở đây',
            file=GROUPS,
        ),
    ),
    case(
        "section-of-a-clause",
        PLAN,
        "section: VI\n",
        "section: số 6\n",
        Told(
            "112:26",
            "unknown-section",
            'I.1.2.e · section (Lĩnh vực liên quan): không có lĩnh vực "số 6"; ý bạn là "VI"?',
            "                section: VI",
        ),
    ),
    case(
        "cited-document-misspelt",
        POSITIONS,
        "62/2020/NĐ-CP",
        "62/2021/NĐ-CP",
        Told(
            "14:13",
            "unknown-document",
            'text (Sản phẩm): không có văn bản số "62/2021/NĐ-CP" trong data/documents.yml; ý bạn là "62/2020/NĐ-CP"?',
            "          - Quyết định vị trí việc làm của cơ quan hành chính nhà nước theo Nghị định số 62/2020/NĐ-CP.",
        ),
    ),
    case(
        "abbreviation-misspelt",
        SURVEY,
        "điều tra XHH",
        "điều tra XXH",
        Told(
            "6:11",
            "unknown-abbreviation",
            'text (Hoạt động): không có chữ viết tắt "XXH" trong data/glossary.yml; ý bạn là "XHH"?',
            "  - text: Tổ chức điều tra XHH đo lường sự hài lòng của người dân.",
        ),
    ),
    case(
        "explained-at-a-deliverable",
        GLOSSARY,
        "explained: phan-i-1-1-1",
        "explained: I.1.1.1",
        Told(
            "7:14",
            "not-explained-there",
            'CCHC · explained (Nơi kế hoạch giải thích): chữ "CCHC" không có trong Sản phẩm I.1.1.1',
        ),
    ),
    case(
        "explained-at-a-clause-by-its-id",
        GLOSSARY,
        "explained: phan-i-1-2-f-2",
        "explained: I.1.2.f.2",
        Told(
            "44:14",
            "unknown-record",
            'PCI · explained (Nơi kế hoạch giải thích): không có bản ghi "I.1.2.f.2"; ý bạn là "phan-i-1-2-f-2"? '
            f"{REFERENCE}",
            "  explained: phan-i-1-2-f-2",
        ),
    ),
    case(
        "indicator-of-no-record",
        INDICATORS,
        "record: II.8\n",
        "record: II.10\n",
        Told(
            "34:11",
            "unknown-record",
            f'thoi-gian-cho · record (Nơi trích): không có bản ghi "II.10"; ý bạn là "II.1"? {REFERENCE}',
        ),
    ),
    case(
        "indicator-quote-changed",
        INDICATORS,
        "tối đa 20 phút/01 lần đến",
        "tối đa 30 phút/01 lần đến",
        Told(
            "35:10",
            "quote-not-found",
            f'thoi-gian-cho · quote (Nguyên văn): câu "{WAITING}" không có nguyên văn trong Mục tiêu II.8; '
            "hãy chép lại từ đó",
        ),
    ),
    case(
        "quoted-objective-changed",
        SECTIONS,
        "tối đa 20 phút/01 lần đến",
        "tối đa 25 phút/01 lần đến",
        Told(
            "54:13",
            "quote-not-found",
            f'thoi-gian-cho · quote (Nguyên văn): câu "{WAITING}" không có nguyên văn trong Mục tiêu II.8; '
            "vì chữ ở đây đã bị sửa: bản nguồn ghi khác",
            "      text: Giảm thời gian chờ đợi của người dân, doanh nghiệp tại bộ phận Một cửa xuống trung bình còn tối đa "
            "20 phút/01 lần đến giao dịch.",
        ),
    ),
)

FIGURES = (
    case(
        "indicator-of-another-number",
        INDICATORS,
        "number: 20\n",
        "number: 25\n",
        Told(
            "31:11",
            "number-not-quoted",
            'thoi-gian-cho · number (Con số): câu trích không có con số "25"; các con số của câu: 20',
            "  number: 20",
        ),
    ),
    case(
        "number-only-inside-another",
        INDICATORS,
        "number: 30\n",
        "number: 3\n",
        Told(
            "49:11",
            "number-not-quoted",
            'khong-cung-cap-lai-mot-cua · number (Con số): câu trích không có con số "3"; các con số của câu: 50, 30',
        ),
    ),
    case(
        "number-of-another-indicator",
        INDICATORS,
        "number: 50\n",
        "number: 30\n",
        Told(
            "39:10",
            "value-without-figure",
            'khong-cung-cap-lai-trung-tam · value (Mức): phải có "30%", theo number (Con số) và unit (Đơn vị); '
            "hãy viết lại cho khớp",
        ),
        Told(
            "42:15",
            "comparison-not-quoted",
            "khong-cung-cap-lai-trung-tam · comparison (Chữ so sánh): cạnh con số 30 câu trích không có chữ so sánh nào; "
            "hãy ghi reach (đạt mức ấy, không có chữ so sánh nào)",
            "  comparison: reach",
        ),
    ),
    case(
        "number-with-its-unit",
        INDICATORS,
        "number: 20\n",
        "number: 20 phút\n",
        Told(
            "31:11",
            "bad-figure",
            "thoi-gian-cho · number (Con số): phải là một con số như văn bản in, ví dụ 20, 1.500 hoặc 99,5; "
            "không có thì ghi null",
        ),
    ),
    case(
        "number-left-empty",
        INDICATORS,
        "number: 20\n",
        "number: null\n",
        Told(
            "31:11",
            "number-missing",
            'thoi-gian-cho · number (Con số): value (Mức) có con số "20", nên ở đây không được là null; hãy ghi con số ấy',
        ),
        Told(
            "32:9",
            "unit-without-number",
            "thoi-gian-cho · unit (Đơn vị): không có con số thì đơn vị cũng phải là null",
        ),
    ),
    case(
        "year-taken-for-a-number",
        INDICATORS,
        "number: null\n",
        "number: 2021\n",
        Told(
            "22:11",
            "number-not-quoted",
            "hai-long · number (Con số): câu trích không có con số nào (năm không kể); hãy ghi null",
            "  number: null",
        ),
    ),
    case(
        "unit-not-in-the-quote",
        INDICATORS,
        "unit: phút/01",
        "unit: giờ/01",
        Told(
            "32:9",
            "unit-not-quoted",
            'thoi-gian-cho · unit (Đơn vị): "giờ/01 lần đến giao dịch" không phải đơn vị đứng ngay sau con số; câu trích có '
            '"20 phút/01 lần đến giao dịch.", hãy chép đơn vị từ đó',
        ),
    ),
    case(
        "unit-cut-off",
        INDICATORS,
        "unit: phút/01 lần đến giao dịch",
        "unit: phút",
        Told(
            "32:9",
            "unit-not-quoted",
            'thoi-gian-cho · unit (Đơn vị): "phút" không phải đơn vị đứng ngay sau con số; câu trích có '
            '"20 phút/01 lần đến giao dịch.", hãy chép đơn vị từ đó',
        ),
    ),
    case(
        "unit-away-from-its-number",
        INDICATORS,
        'value: 30% tổng số hồ sơ\n  number: 30\n  unit: "%"',
        "value: 30% tổng số hồ sơ\n  number: 30\n  unit: hồ sơ",
        Told(
            "75:9",
            "unit-not-quoted",
            'ho-so-muc-do-4 · unit (Đơn vị): "hồ sơ" không phải đơn vị đứng ngay sau con số; câu trích có "30%", '
            "hãy chép đơn vị từ đó",
        ),
    ),
    case(
        "unit-left-empty",
        INDICATORS,
        'value: 30% tổng số hồ sơ\n  number: 30\n  unit: "%"',
        "value: 30% tổng số hồ sơ\n  number: 30\n  unit: null",
        Told(
            "75:9",
            "unit-not-quoted",
            'ho-so-muc-do-4 · unit (Đơn vị): "null" không phải đơn vị đứng ngay sau con số; câu trích có "30%", '
            "hãy chép đơn vị từ đó",
        ),
    ),
    case(
        "comparison-turned-round",
        INDICATORS,
        "comparison: at-most",
        "comparison: at-least",
        Told(
            "33:15",
            "comparison-not-quoted",
            'thoi-gian-cho · comparison (Chữ so sánh): cạnh con số 20 câu trích có chữ "tối đa"; '
            "hãy ghi at-most (tối đa, không quá)",
            "  comparison: at-most",
        ),
    ),
    case(
        "comparison-that-the-quote-does-not-make",
        INDICATORS,
        'number: 30\n  unit: "%"\n  comparison: reach',
        'number: 30\n  unit: "%"\n  comparison: at-least',
        Told(
            "51:15",
            "comparison-not-quoted",
            "khong-cung-cap-lai-mot-cua · comparison (Chữ so sánh): cạnh con số 30 câu trích không có chữ so sánh nào; "
            "hãy ghi reach (đạt mức ấy, không có chữ so sánh nào)",
            "  comparison: reach",
        ),
    ),
    case(
        "comparison-without-a-number",
        INDICATORS,
        "comparison: above",
        "comparison: below",
        Told(
            "24:15",
            "comparison-not-quoted",
            'hai-long · comparison (Chữ so sánh): value (Mức) là "cao hơn năm 2021"; hãy ghi above (trên, cao hơn)',
            "  comparison: above",
        ),
    ),
    case(
        "value-turned-round",
        INDICATORS,
        "value: tối thiểu 50%",
        "value: tối đa 50%",
        Told(
            "39:10",
            "value-compares-otherwise",
            'khong-cung-cap-lai-trung-tam · value (Mức): cạnh con số 50 câu trích có chữ "tối thiểu", còn ở đây có chữ '
            '"tối đa"; hãy dùng đúng chữ của câu trích',
        ),
    ),
    case(
        "value-without-its-comparing-word",
        INDICATORS,
        "value: tăng tối thiểu 20%",
        "value: tối thiểu 20%",
        Told(
            "65:10",
            "value-compares-otherwise",
            'so-hoa-ket-qua · value (Mức): cạnh con số 20 câu trích có chữ "tối thiểu", "tăng", còn ở đây có chữ '
            '"tối thiểu"; hãy dùng đúng chữ của câu trích',
        ),
    ),
    case(
        "value-that-compares-and-the-quote-does-not",
        INDICATORS,
        "value: 30%\n",
        "value: tối thiểu 30%\n",
        Told(
            "48:10",
            "value-compares-otherwise",
            "khong-cung-cap-lai-mot-cua · value (Mức): cạnh con số 30 câu trích không có chữ so sánh nào, còn ở đây có chữ "
            '"tối thiểu"; hãy dùng đúng chữ của câu trích',
        ),
    ),
    case(
        "value-of-another-number",
        INDICATORS,
        "value: nhóm 15 tỉnh",
        "value: nhóm 25 tỉnh",
        Told(
            "5:10",
            "value-without-figure",
            'xep-hang-chi-so-cchc · value (Mức): phải có "15 tỉnh, thành phố", theo number (Con số) và unit (Đơn vị); '
            "hãy viết lại cho khớp",
        ),
    ),
    case(
        "value-of-another-unit",
        INDICATORS,
        "value: trung bình tối đa 20 phút",
        "value: trung bình tối đa 20 giờ",
        Told(
            "30:10",
            "value-without-figure",
            'thoi-gian-cho · value (Mức): phải có "20 phút", theo number (Con số) và unit (Đơn vị); hãy viết lại cho khớp',
        ),
    ),
    case(
        "value-of-other-words",
        INDICATORS,
        "thành phố cao nhất\n",
        "thành phố thấp nhất\n",
        Told(
            "5:10",
            "value-not-quoted",
            'xep-hang-chi-so-cchc · value (Mức): câu trích không có chữ "thấp"; hãy chỉ dùng chữ của câu ấy',
        ),
    ),
    case(
        "value-of-another-year",
        INDICATORS,
        "value: cao hơn năm 2021",
        "value: cao hơn năm 2020",
        Told(
            "21:10",
            "value-not-quoted",
            "hai-long · value (Mức): không có con số thì phải chép đúng một đoạn liền của câu trích",
        ),
    ),
    case(
        "indicator-without-number",
        INDICATORS,
        "  number: 20\n",
        "",
        Told("28:3", "missing-key", "thoi-gian-cho: thiếu khóa number (Con số)"),
    ),
    case(
        "indicator-without-unit-and-comparison",
        INDICATORS,
        "  unit: phút/01 lần đến giao dịch\n  comparison: at-most\n",
        "",
        Told("28:3", "missing-key", "thoi-gian-cho: thiếu khóa comparison (Chữ so sánh)"),
        Told("28:3", "missing-key", "thoi-gian-cho: thiếu khóa unit (Đơn vị)"),
    ),
    case(
        "percent-sign-without-quotation-marks",
        INDICATORS,
        'unit: "%"',
        "unit: %",
        Told(
            "41:9",
            "yaml-syntax",
            f"{YAML}ký tự này không được đứng đầu giá trị; hãy đặt cả giá trị trong ngoặc kép",
            '  unit: "%"',
        ),
    ),
    case(
        "comparison-misspelt",
        INDICATORS,
        "comparison: within-top",
        "comparison: whitin-top",
        Told(
            "8:15",
            "unknown-word",
            "xep-hang-chi-so-cchc · comparison (Chữ so sánh): cần một trong các chữ at-least, at-most, above, below, "
            'increase, decrease, within-top, reach, nhưng ở đây là "whitin-top"',
            "  comparison: within-top",
        ),
    ),
    case(
        "concerned-misspelt",
        INDICATORS,
        "concerns: citizens",
        "concerns: citizen",
        Told(
            "27:13",
            "unknown-word",
            'hai-long · concerns (Ai thấy được): cần một trong các chữ citizens, nhưng ở đây là "citizen"',
            "  concerns: citizens",
        ),
    ),
)

EDITS = (
    case(
        "correction-of-absent-words",
        CORRECTED,
        "published: QĐ số",
        "published: Quyết định số",
        Told(
            "16:24",
            "correction-not-once",
            f'Sản phẩm III.2.1.1 · published (Trên trang này): "Quyết định số" {CORRECTED_TIMING}',
        ),
    ),
    case(
        "corrected-text-changed",
        CORRECTED,
        "timing: Theo QĐ số",
        "timing: Theo Quyết định số",
        Told("16:24", "correction-not-once", f'Sản phẩm III.2.1.1 · published (Trên trang này): "QĐ số" {CORRECTED_TIMING}'),
    ),
    case(
        "correction-of-nothing",
        SCORES,
        "source: huyện UBND",
        "source: huyện, UBND",
        Told(
            "43:24",
            "nothing-corrected",
            "Sản phẩm VII.1.5.4 · published (Trên trang này): giống hệt source (Trong bản nguồn); "
            "nếu không sửa gì, hãy bỏ mục này",
        ),
    ),
    case(
        "correction-of-no-field",
        SCORES,
        "field: coordinating",
        "field: phối hợp",
        Told(
            "41:20",
            "unknown-field",
            'Sản phẩm VII.1.5.4 · field (Cột được sửa): ở đây không có khóa "phối hợp"; có: id (Mã), text (Sản phẩm), '
            "lead (Cơ quan chủ trì), timing (Thời gian thực hiện), coordinating (Cơ quan phối hợp)",
        ),
    ),
    case(
        "noted-text-changed",
        AUTONOMY,
        "ngày 19/11/2018",
        "ngày 29/11/2018",
        Told(
            "11:17",
            "quote-not-found",
            'Sản phẩm V.2.1.1 · quote (Chữ được ghi chú): "19/11/2018" không có trong timing; vì chữ ở đây đã bị sửa: bản '
            'nguồn ghi "Theo lộ trình được phê duyệt tại Quyết định số 1584/QĐ-UBND ngày 19/11/2018"',
            "        timing: Theo lộ trình được phê duyệt tại Quyết định số 1584/QĐ-UBND ngày 19/11/2018",
        ),
    ),
    case(
        "note-of-no-field",
        SECTIONS,
        "          field: text\n",
        "",
        Told(
            "23:18",
            "quote-without-field",
            "Mục tiêu II.1 · quote (Chữ được ghi chú): có quote thì phải có field (Cột được ghi chú)",
        ),
    ),
    case(
        "amendment-by-an-unknown-document",
        TASK,
        QUARTER,
        AMENDED.replace("76-nq", "77-nq"),
        Told(
            "14:23",
            "unknown-document",
            'Sản phẩm II.2.1.1 · document (Văn bản sửa đổi): không có văn bản "77-nq-cp-2021" trong data/documents.yml; '
            'ý bạn là "76-nq-cp-2021"?',
            "          - document: 76-nq-cp-2021",
        ),
    ),
    case(
        "amendment-before-its-document",
        TASK,
        QUARTER,
        AMENDED.replace("2022-03-01", "2021-07-01"),
        Told(
            "15:19",
            "amendment-before-document",
            "Sản phẩm II.2.1.1 · date (Ngày có hiệu lực): 2021-07-01 trước ngày ban hành của Nghị quyết số 76/NQ-CP, "
            "2021-07-15; hãy xem lại cả hai ngày",
        ),
    ),
    case(
        "amendment-by-a-document-without-date",
        TASK,
        QUARTER,
        AMENDED.replace("76-nq-cp-2021", "107-2021-nd-cp"),
        Told(
            "14:23",
            "amendment-without-date",
            "Sản phẩm II.2.1.1 · document (Văn bản sửa đổi): Nghị định số 107/2021/NĐ-CP sửa đổi Kế hoạch thì phải có date "
            "(Ngày ban hành) trong data/documents.yml",
        ),
    ),
    case(
        "amendment-with-other-words",
        TASK,
        QUARTER,
        AMENDED.replace("after: Quý I ", "after: Quý III "),
        Told(
            "18:20",
            "amendment-not-once",
            f'Sản phẩm II.2.1.1 · after (Sau khi sửa đổi): "Quý III năm 2022" {CORRECTED_TIMING}',
        ),
    ),
    case(
        "amendment-without-what-was-before",
        TASK,
        QUARTER,
        AMENDED.replace("            before: Quý II năm 2022\n", ""),
        Told("14:13", "missing-key", "II.2.1.1: thiếu khóa before (Trước khi sửa đổi)"),
    ),
    case(
        "amendment-of-nothing",
        TASK,
        QUARTER,
        AMENDED.replace("before: Quý II ", "before: Quý I "),
        Told(
            "17:21",
            "nothing-amended",
            "Sản phẩm II.2.1.1 · before (Trước khi sửa đổi): giống hệt after (Sau khi sửa đổi); "
            "nếu không có gì đổi, hãy bỏ mục này",
        ),
    ),
)

NO_WORD = "cần câu chữ, không phải chỉ có số, ngày, dấu hay một chữ như no, true, nhưng ở đây là "
MOVES = (
    moved(
        "task-in-the-folder-of-the-plan",
        TASK,
        "data/2022/ii-2-1.yml",
        Told(
            "1:1",
            "misplaced-file",
            "đây là nhiệm vụ II.2.1, không ở chỗ của nó nên trang thiếu nhiệm vụ này; hãy chuyển tệp về "
            '"data/2022/tasks/ii-2-1.yml", giữ nguyên nội dung',
        ),
    ),
    moved(
        "task-in-the-folder-of-another-year",
        TASK,
        "data/2023/tasks/ii-2-1.yml",
        Told(
            "1:1",
            "misplaced-file",
            "đây là nhiệm vụ II.2.1, không ở chỗ của nó nên trang thiếu nhiệm vụ này; hãy chuyển tệp về "
            '"data/2022/tasks/ii-2-1.yml", giữ nguyên nội dung; nếu đây là kế hoạch mới, hãy thêm plan.yml, sections.yml, '
            "groups.yml, indicators.yml vào data/2023/",
        ),
    ),
    moved(
        "task-in-a-folder-below",
        TASK,
        "data/2022/tasks/cu/ii-2-1.yml",
        Told(
            "1:1",
            "misplaced-file",
            "đây là nhiệm vụ II.2.1, không ở chỗ của nó nên trang thiếu nhiệm vụ này; hãy chuyển tệp về "
            '"data/2022/tasks/ii-2-1.yml", giữ nguyên nội dung',
        ),
    ),
    moved(
        "task-by-another-name",
        TASK,
        "data/2022/tasks/ra-soat-tthc.yml",
        Told(
            "1:1",
            "misplaced-file",
            "đây là nhiệm vụ II.2.1, không ở chỗ của nó nên trang thiếu nhiệm vụ này; hãy chuyển tệp về "
            '"data/2022/tasks/ii-2-1.yml", giữ nguyên nội dung',
        ),
    ),
    moved(
        "task-by-the-name-of-another",
        TASK,
        "data/2022/tasks/ii-2-9.yml",
        Told(
            "2:5",
            "wrong-file-name",
            'mã "II.2.1" và các sản phẩm bên trong không khớp tên tệp ii-2-9.yml; nếu tệp bị đổi tên, hãy đổi lại thành '
            'ii-2-1.yml; nếu các mã bị sửa, hãy trả lại mã "II.2.9" cho nhiệm vụ và "II.2.9.1", … cho các sản phẩm',
        ),
    ),
    moved(
        "task-as-a-text-file",
        TASK,
        "data/2022/tasks/ii-2-1.yml.txt",
        Told(
            "1:1",
            "misplaced-file",
            "đây là nhiệm vụ II.2.1, không ở chỗ của nó nên trang thiếu nhiệm vụ này; hãy chuyển tệp về "
            '"data/2022/tasks/ii-2-1.yml", giữ nguyên nội dung',
        ),
    ),
    moved(
        "task-in-capitals",
        TASK,
        "data/2022/tasks/II.2.1.yaml",
        Told(
            "1:1",
            "misplaced-file",
            "đây là nhiệm vụ II.2.1, không ở chỗ của nó nên trang thiếu nhiệm vụ này; hãy chuyển tệp về "
            '"data/2022/tasks/ii-2-1.yml", giữ nguyên nội dung',
        ),
    ),
    moved(
        "agencies-in-the-folder-of-a-plan",
        AGENCIES,
        "data/2022/agencies.yml",
        Told("1:1", "misplaced-file", 'tệp này không ở chỗ của nó; hãy chuyển về "data/agencies.yml", giữ nguyên nội dung'),
    ),
    moved(
        "sections-outside-their-plan",
        SECTIONS,
        "data/sections.yml",
        Told(
            "1:1", "misplaced-file", 'tệp này không ở chỗ của nó; hãy chuyển về "data/2022/sections.yml", giữ nguyên nội dung'
        ),
    ),
    copied(
        "copy-by-a-mac",
        TASK,
        "data/2022/tasks/ii-2-1 copy.yml",
        Told("1:1", "copied-file", "đây là bản sao giống hệt data/2022/tasks/ii-2-1.yml; hãy giữ tệp ấy, bỏ bản sao này"),
    ),
    copied(
        "copy-by-a-browser",
        TASK,
        "data/2022/tasks/ii-2-1 (1).yml",
        Told("1:1", "copied-file", "đây là bản sao giống hệt data/2022/tasks/ii-2-1.yml; hãy giữ tệp ấy, bỏ bản sao này"),
    ),
    copied(
        "copy-by-english-windows",
        TASK,
        "data/2022/tasks/Copy of ii-2-1.yml",
        Told(
            "1:1",
            "copied-file",
            "đây là bản sao của data/2022/tasks/ii-2-1.yml, khác từ dòng 12; hãy chép những chỗ cần giữ sang tệp ấy rồi bỏ "
            "bản sao này; nếu đây là nhiệm vụ mới, hãy đổi mã và tên tệp",
        ),
        change=("timing: Quý I năm 2022", "timing: Quý II năm 2022"),
    ),
    copied(
        "copy-by-vietnamese-windows",
        TASK,
        "data/2022/tasks/ii-2-1 - Sao chép.yml",
        Told("1:1", "copied-file", "đây là bản sao giống hệt data/2022/tasks/ii-2-1.yml; hãy giữ tệp ấy, bỏ bản sao này"),
    ),
    copied(
        "copy-for-a-new-task",
        TASK,
        "data/2022/tasks/ii-2-9.yml",
        Told(
            "2:5",
            "copied-file",
            'tệp này là bản sao giống hệt ii-2-1.yml, vẫn mang mã "II.2.1" của tệp ấy; nếu tệp này vốn là nhiệm vụ '
            '"II.2.9", hãy trả lại nội dung cũ (trên GitHub bấm History); nếu đây là nhiệm vụ mới, hãy viết mã "II.2.9" và '
            'mã các sản phẩm "II.2.9.1", …; nếu sao nhầm, hãy bỏ tệp này và giữ ii-2-1.yml',
        ),
    ),
    copied(
        "changed-copy-for-a-new-task",
        TASK,
        "data/2022/tasks/ii-2-9.yml",
        Told(
            "2:5",
            "copied-file",
            'tệp này là bản sao có sửa đổi của ii-2-1.yml, vẫn mang mã "II.2.1" của tệp ấy; nếu tệp này vốn là nhiệm vụ '
            '"II.2.9", hãy trả lại nội dung cũ (trên GitHub bấm History); nếu đây là nhiệm vụ mới, hãy viết mã "II.2.9" và '
            'mã các sản phẩm "II.2.9.1", …; nếu sao nhầm, hãy bỏ tệp này và giữ ii-2-1.yml',
        ),
        change=("timing: Quý I năm 2022", "timing: Quý II năm 2022"),
    ),
    copied(
        "copy-in-the-folder-of-another-year",
        TASK,
        "data/2023/tasks/ii-2-1.yml",
        Told("1:1", "copied-file", "đây là bản sao giống hệt data/2022/tasks/ii-2-1.yml; hãy giữ tệp ấy, bỏ bản sao này"),
    ),
    copied(
        "copy-of-a-register",
        AGENCIES,
        "data/agencies-cu.yml",
        Told("1:1", "copied-file", "đây là bản sao giống hệt data/agencies.yml; hãy giữ tệp ấy, bỏ bản sao này"),
    ),
)

EMPTY = (
    whole(
        "task-emptied",
        TASK,
        "",
        Told("1:1", "empty-file", "tệp trống; hãy trả lại nội dung cũ (trên GitHub, bấm History ở tệp này)"),
    ),
    whole(
        "plan-but-a-comment",
        PLAN,
        "# Kế hoạch\n",
        Told("1:1", "empty-file", "tệp trống; hãy trả lại nội dung cũ (trên GitHub, bấm History ở tệp này)"),
    ),
    whole(
        "register-that-may-be-empty",
        GROUPS,
        "",
        Told(
            "1:1",
            "empty-file",
            'tệp trống; hãy trả lại nội dung cũ (trên GitHub, bấm History ở tệp này), hoặc viết "[]" nếu danh sách này '
            "không có mục nào",
        ),
    ),
    whole(
        "task-as-an-empty-list",
        TASK,
        "[]\n",
        Told(
            "1:1",
            "empty-list",
            'tệp này không được là danh sách trống ("[]"); hãy trả lại nội dung cũ (trên GitHub, bấm History ở tệp này)',
        ),
    ),
    whole(
        "agencies-as-an-empty-list",
        AGENCIES,
        "[]\n",
        Told(
            "1:1",
            "empty-list",
            'tệp này không được là danh sách trống ("[]"); hãy trả lại nội dung cũ (trên GitHub, bấm History ở tệp này)',
        ),
    ),
    whole(
        "item-below-an-empty-list",
        REDIRECTS,
        "# Địa chỉ cũ\n[]\n- from: 2022/nhiem-vu/ii-6-9/\n  to: 2022/nhiem-vu/ii-6-3/\n",
        Told("2:1", "list-not-empty", 'dấu "[]" nghĩa là danh sách không có mục nào, nhưng ở đây có mục; hãy xóa "[]"'),
    ),
    whole(
        "item-above-an-empty-list",
        REDIRECTS,
        "- from: 2022/nhiem-vu/ii-6-9/\n  to: 2022/nhiem-vu/ii-6-3/\n[]\n",
        Told("3:1", "list-not-empty", 'dấu "[]" nghĩa là danh sách không có mục nào, nhưng ở đây có mục; hãy xóa "[]"'),
    ),
    case(
        "members-below-an-empty-list",
        GROUPS,
        "  members:\n",
        "  members: []\n",
        Told("5:12", "list-not-empty", 'dấu "[]" nghĩa là danh sách không có mục nào, nhưng ở đây có mục; hãy xóa "[]"'),
    ),
    case(
        "empty-list-for-agencies",
        TASK,
        "coordinating: Các sở, ban, ngành; UBND cấp huyện",
        "coordinating: []",
        Told(
            "11:23",
            "empty-value",
            "II.2.1.1 · coordinating (Cơ quan phối hợp): cần một dòng chữ, không để trống, nhưng ở đây là một danh sách "
            'trống ("[]"); không có gì để viết thì bỏ cả dòng này',
            "        coordinating: Các sở, ban, ngành; UBND cấp huyện",
        ),
    ),
    case(
        "empty-list-for-a-text",
        TASK,
        "text: Rà soát, chuẩn hóa và công bố TTHC",
        "text: []",
        Told(
            "6:11",
            "empty-value",
            'II.2.1 · text (Hoạt động): cần một danh sách có ít nhất một mục, mỗi mục bắt đầu bằng "- ", nhưng ở đây là '
            'một danh sách trống ("[]"); không có gì để viết thì bỏ cả dòng này',
            "  - text: Rà soát, chuẩn hóa và công bố TTHC",
        ),
    ),
)

LOOK_ALIKES = (
    case(
        "full-width-colon",
        TASK,
        "lead: Văn phòng",
        "lead：Văn phòng",
        Told(
            "10:9",
            "look-alike",
            'sau khóa "lead" là dấu "：" (U+FF1A), không phải dấu hai chấm ":" của bàn phím; hãy gõ lại dấu ấy và một dấu '
            "cách",
            "        lead: Văn phòng UBND tỉnh",
        ),
    ),
    case(
        "full-width-colon-in-the-first-line",
        TASK,
        "id: II.2.1\n",
        "id： II.2.1\n",
        Told(
            "2:1",
            "look-alike",
            'sau khóa "id" là dấu "：" (U+FF1A), không phải dấu hai chấm ":" của bàn phím; hãy gõ lại dấu ấy và một dấu cách',
            "id: II.2.1",
        ),
    ),
    case(
        "bullet-for-a-dash",
        TASK,
        "      - id: II.2.1.2",
        "      • id: II.2.1.2",
        Told(
            "13:7",
            "look-alike",
            'mục này bắt đầu bằng dấu "•" (U+2022), không phải dấu gạch nối "-" của bàn phím; hãy gõ lại dấu ấy và một dấu '
            "cách",
            "      - id: II.2.1.2",
        ),
    ),
    case(
        "minus-for-a-dash",
        GROUPS,
        "    - so-tu-phap",
        "    − so-tu-phap",
        Told(
            "7:5",
            "look-alike",
            'mục này bắt đầu bằng dấu "−" (U+2212), không phải dấu gạch nối "-" của bàn phím; hãy gõ lại dấu ấy và một dấu '
            "cách",
            "    - so-tu-phap",
        ),
    ),
    case(
        "full-width-number-sign",
        TASK,
        "# yaml",
        "＃ yaml",
        Told(
            "1:1",
            "look-alike",
            'dòng ghi chú bắt đầu bằng dấu "＃" (U+FF03), không phải dấu thăng "#" của bàn phím; hãy gõ lại dấu ấy và một '
            "dấu cách",
            "# yaml-language-server: $schema=../../../schemas/task.schema.json",
        ),
    ),
    case(
        "full-width-digit-in-a-year",
        PLAN,
        "year: 2022",
        "year: 202２",
        Told(
            "3:7",
            "bad-number",
            'year (Năm): cần một số nguyên, nhưng ở đây là "202２", trong đó chữ số "２" (U+FF12) không phải chữ số thường',
            "year: 2022",
        ),
    ),
    case(
        "arabic-digits-in-a-date",
        DOCUMENTS,
        "2021-07-15",
        "٢٠٢١-٠٧-١٥",
        Told(
            "6:9",
            "bad-date",
            "76-nq-cp-2021 · date (Ngày ban hành): cần một ngày viết năm-tháng-ngày, ví dụ 2021-07-15, nhưng ở đây là "
            '"٢٠٢١-٠٧-١٥", trong đó chữ số "٢" (U+0662) không phải chữ số thường',
            "  date: 2021-07-15",
        ),
    ),
    case(
        "dashes-in-a-date",
        DOCUMENTS,
        "2021-07-15",
        "2021–07–15",
        Told(
            "6:9",
            "bad-date",
            "76-nq-cp-2021 · date (Ngày ban hành): cần một ngày viết năm-tháng-ngày, ví dụ 2021-07-15, nhưng ở đây là "
            '"2021–07–15"',
            "  date: 2021-07-15",
        ),
    ),
    case(
        "full-width-digit-in-an-id",
        TASK,
        "id: II.2.1.2",
        "id: II.2.1.２",
        Told(
            "13:13",
            "foreign-letter",
            'II.2.1.２ · id (Mã): chữ số "２" (U+FF12) không phải chữ số thường; hãy gõ lại mã này',
            "      - id: II.2.1.2",
        ),
    ),
    case(
        "roman-numeral-of-one-letter",
        TASK,
        "id: II.2.1\n",
        "id: Ⅱ.2.1\n",
        Told(
            "2:5",
            "foreign-letter",
            'Ⅱ.2.1 · id (Mã): chữ số "Ⅱ" (U+2161) không phải chữ số thường; hãy gõ lại mã này',
            "id: II.2.1",
        ),
    ),
    case(
        "two-keys-on-a-line",
        TASK,
        "lead: Văn phòng UBND tỉnh",
        "lead: Văn phòng UBND tỉnh timing: Quý I năm 2022",
        Told(
            "10:35",
            "two-keys",
            '"lead" và "timing" là hai khóa trên cùng một dòng; hãy xuống dòng trước "timing" và thụt lề nó như "lead"; '
            "nếu dấu hai chấm thuộc câu chữ, hãy đặt cả giá trị trong ngoặc kép",
        ),
    ),
    case(
        "two-keys-on-a-line-the-first-in-quotes",
        TASK,
        "lead: Văn phòng UBND tỉnh",
        'lead: "Văn phòng UBND tỉnh", timing: Quý I năm 2022',
        Told(
            "10:38",
            "two-keys",
            '"lead" và "timing" là hai khóa trên cùng một dòng; hãy xuống dòng trước "timing" và thụt lề nó như "lead"; '
            "nếu dấu hai chấm thuộc câu chữ, hãy đặt cả giá trị trong ngoặc kép",
        ),
    ),
    case(
        "tab-at-the-end",
        TASK,
        "lead: Văn phòng UBND tỉnh\n",
        "lead: Văn phòng UBND tỉnh\t\n",
        Told("10:34", "tab", "có ký tự tab ở cuối dòng; hãy xóa nó"),
    ),
    case(
        "tab-within",
        TASK,
        "lead: Văn phòng UBND tỉnh\n",
        "lead: Văn phòng\tUBND tỉnh\n",
        Told(
            "10:24", "tab", 'có ký tự tab ngay sau "phòng"; hãy thay bằng một dấu cách, hoặc chép từng ô một nếu dán từ bảng'
        ),
    ),
    case(
        "remark-behind-a-value",
        TASK,
        "text: Rà soát, chuẩn hóa và công bố TTHC",
        "text: Rà soát, chuẩn hóa và công bố TTHC # hỏi lại",
        Told(
            "6:46",
            "remark-behind-value",
            'ghi chú riêng không viết sau giá trị; hãy chuyển chữ từ dấu "#" trở đi lên một dòng riêng ở trên, vẫn bắt đầu '
            'bằng "# "; nếu nó thuộc câu chữ, hãy đặt cả giá trị trong ngoặc kép',
        ),
    ),
)

NO_WORDS = (
    case(
        "no-for-a-title",
        FIRST,
        "title: Nâng cao chất lượng xây dựng pháp luật, lấy ý kiến chuyên gia, tổ chức, cá nhân",
        "title: no",
        Told("3:8", "no-words", f'I.1.1 · title (Tên gọi ngắn): {NO_WORD}"no"'),
    ),
    case(
        "number-for-a-text",
        TASK,
        "text: Rà soát, chuẩn hóa và công bố TTHC",
        "text: 123",
        Told(
            "6:11", "no-words", f'II.2.1 · text (Hoạt động): {NO_WORD}"123"', "  - text: Rà soát, chuẩn hóa và công bố TTHC"
        ),
    ),
    case(
        "date-for-a-text",
        TASK,
        "text: Rà soát, chuẩn hóa và công bố TTHC",
        "text: 2022-03-01",
        Told(
            "6:11",
            "no-words",
            f'II.2.1 · text (Hoạt động): {NO_WORD}"2022-03-01"',
            "  - text: Rà soát, chuẩn hóa và công bố TTHC",
        ),
    ),
    case(
        "tilde-for-a-name",
        AGENCIES,
        "name: Sở Tư pháp",
        "name: ~",
        Told("10:9", "empty-value", "so-tu-phap · name (Tên): cần một dòng chữ, không để trống, nhưng ở đây để trống"),
    ),
    case(
        "true-for-a-meaning",
        GLOSSARY,
        "meaning: kế hoạch",
        "meaning: true",
        Told("25:12", "no-words", f'KH · meaning (Nghĩa): {NO_WORD}"true"'),
    ),
    case(
        "number-among-texts",
        POSITIONS,
        "- Quyết định vị trí việc làm của cơ quan hành chính nhà nước theo Nghị định số 62/2020/NĐ-CP.",
        '- "62"',
        Told(
            "14:13",
            "no-words",
            f'IV.1.1.1 · text (Sản phẩm): {NO_WORD}"62"',
            "          - Quyết định vị trí việc làm của cơ quan hành chính nhà nước theo Nghị định số 62/2020/NĐ-CP.",
        ),
    ),
)

REGISTERS = (
    case(
        "alias-of-another-agency",
        AGENCIES,
        "    - Trung tâm PVHCC\n",
        "    - Trung tâm PVHCC\n    - Sở Nội vụ\n",
        Told("24:7", "duplicate-name", 'tên "Sở Nội vụ" đã có ở data/agencies.yml, dòng 6; mỗi tên chỉ dùng một lần'),
    ),
    case(
        "agency-of-a-group-deleted",
        AGENCIES,
        "- id: ubnd-huyen-hoa-lu\n  name: UBND huyện Hoa Lư\n  kind: agency\n  origin: Kế hoạch không nêu đích danh. Lấy "
        "theo danh sách tám huyện, thành phố của tỉnh Ninh Bình năm 2022.\n",
        "",
        Told(
            "31:7",
            "unknown-agency",
            'ubnd-cap-huyen · members (Thành viên): "ubnd-huyen-hoa-lu" không có trong data/agencies.yml; nếu cơ quan này '
            "vừa bị xóa khỏi đó, hãy thêm lại với mã cũ (mã đã đăng không bỏ); nếu là cơ quan mới, hãy thêm nó vào đó",
            file=GROUPS,
        ),
    ),
    case(
        "agency-id-with-diacritics",
        AGENCIES,
        "id: so-noi-vu",
        "id: sở-nội-vụ",
        Told(
            "5:7",
            "bad-slug",
            'id (Mã): "sở-nội-vụ" không dùng làm địa chỉ được; chỉ dùng chữ thường không dấu, số và gạch nối; hãy viết '
            '"so-noi-vu"',
            "- id: so-noi-vu",
        ),
    ),
    case(
        "agency-id-in-capitals",
        AGENCIES,
        "id: so-noi-vu",
        "id: So-Noi-Vu",
        Told(
            "5:7",
            "bad-slug",
            'id (Mã): "So-Noi-Vu" không dùng làm địa chỉ được; chỉ dùng chữ thường không dấu, số và gạch nối; hãy viết '
            '"so-noi-vu"',
            "- id: so-noi-vu",
        ),
    ),
    case(
        "agency-id-with-spaces",
        AGENCIES,
        "id: bao-ninh-binh",
        "id: báo ninh bình",
        Told(
            "63:7",
            "bad-slug",
            'id (Mã): "báo ninh bình" không dùng làm địa chỉ được; chỉ dùng chữ thường không dấu, số và gạch nối; hãy viết '
            '"bao-ninh-binh"',
            "- id: bao-ninh-binh",
        ),
    ),
    case(
        "section-by-its-number",
        PLAN,
        "section: VI\n",
        "section: 6\n",
        Told(
            "112:26",
            "unknown-section",
            'I.1.2.e · section (Lĩnh vực liên quan): không có lĩnh vực "6"; ý bạn là "VI"?',
            "                section: VI",
        ),
    ),
    case(
        "explained-nowhere",
        GLOSSARY,
        "explained: phan-i-1-1-1",
        "explained: xyz",
        Told("7:14", "unknown-record", f'CCHC · explained (Nơi kế hoạch giải thích): không có bản ghi "xyz"; {REFERENCE}'),
    ),
    whole(
        "redirect-to-an-id",
        REDIRECTS,
        "- from: 2022/nhiem-vu/ii-6-9/\n  to: II.6.3\n",
        Told(
            "2:7",
            "redirect",
            '2022/nhiem-vu/ii-6-9/ · to (Địa chỉ mới): "II.6.3" không phải địa chỉ dùng được; ý bạn là '
            '"2022/nhiem-vu/ii-6-3/"?',
            "  to: 2022/nhiem-vu/ii-6-3/",
        ),
    ),
    whole(
        "redirect-to-a-whole-address",
        REDIRECTS,
        "- from: 2022/nhiem-vu/ii-6-9/\n  to: https://vi-du.vn/2022/nhiem-vu/ii-6-3\n",
        Told(
            "2:7",
            "redirect",
            '2022/nhiem-vu/ii-6-9/ · to (Địa chỉ mới): "https://vi-du.vn/2022/nhiem-vu/ii-6-3" không phải địa chỉ dùng '
            'được; ý bạn là "2022/nhiem-vu/ii-6-3/"?',
            "  to: 2022/nhiem-vu/ii-6-3/",
        ),
    ),
    whole(
        "redirect-to-nothing-near",
        REDIRECTS,
        "- from: 2022/nhiem-vu/ii-6-9/\n  to: 2022/xyz/\n",
        Told(
            "2:7",
            "redirect",
            '2022/nhiem-vu/ii-6-9/ · to (Địa chỉ mới): không có địa chỉ "2022/xyz/"; hãy mở trang ấy và chép phần sau tên '
            "miền trong ô địa chỉ của trình duyệt (lệnh python -m plan pages kể mọi địa chỉ)",
        ),
    ),
    case(
        "amendment-by-a-document-by-its-number",
        TASK,
        QUARTER,
        AMENDED.replace("76-nq-cp-2021", "76/NQ-CP"),
        Told(
            "14:23",
            "unknown-document",
            'Sản phẩm II.2.1.1 · document (Văn bản sửa đổi): không có văn bản "76/NQ-CP" trong data/documents.yml; ý bạn '
            'là "76-nq-cp-2021"?',
            "          - document: 76-nq-cp-2021",
        ),
    ),
    case(
        "amendment-by-a-document-not-registered",
        TASK,
        QUARTER,
        AMENDED.replace("76-nq-cp-2021", "25/QĐ-UBND"),
        Told(
            "14:23",
            "unknown-document",
            'Sản phẩm II.2.1.1 · document (Văn bản sửa đổi): không có văn bản "25/QĐ-UBND" trong data/documents.yml; viết '
            'mã (id) của một văn bản ở đó, ví dụ "76-nq-cp-2021"; văn bản chưa có thì hãy thêm vào đó trước',
        ),
    ),
)

SILENT = (
    case(
        "corrections-of-the-same-letters",
        CORRECTED,
        "            reason: Thừa chữ “định” sau chữ viết tắt QĐ.\n",
        "            reason: Thừa chữ “định” sau chữ viết tắt QĐ.\n          - field: timing\n            source: số. "
        "1584\n            published: số 1584\n            reason: Thừa dấu chấm.\n",
        Told(
            "20:24",
            "corrections-overlap",
            'Sản phẩm III.2.1.1 · published (Trên trang này): "số 1584" có chữ chung với hiệu đính ở dòng 16 ("QĐ số"); '
            "hãy gộp hai mục thành một, source và published đều chép đủ cả đoạn",
        ),
    ),
    case(
        "amendment-in-another-century",
        TASK,
        QUARTER,
        AMENDED.replace("2022-03-01", "2122-03-01"),
        Told(
            "15:19",
            "impossible-date",
            "Sản phẩm II.2.1.1 · date (Ngày có hiệu lực): 2122-03-01 không phải ngày sửa đổi Kế hoạch năm 2022: cần từ năm "
            "2021 đến năm 2023; hãy xem lại năm",
        ),
    ),
    case(
        "document-in-another-century",
        DOCUMENTS,
        "2021-07-15",
        "2121-07-15",
        Told(
            "6:9",
            "impossible-date",
            "76-nq-cp-2021 · date (Ngày ban hành): 2121-07-15 không thể là ngày ban hành: cần từ 1945-09-02 đến hết năm "
            "2023; hãy xem lại năm",
        ),
    ),
    case(
        "document-older-than-the-state",
        DOCUMENTS,
        "2021-07-15",
        "1021-07-15",
        Told(
            "6:9",
            "impossible-date",
            "76-nq-cp-2021 · date (Ngày ban hành): 1021-07-15 không thể là ngày ban hành: cần từ 1945-09-02 đến hết năm "
            "2023; hãy xem lại năm",
        ),
    ),
    case(
        "date-of-another-year-than-the-number",
        DOCUMENTS,
        "2020-06-01",
        "2021-06-01",
        Told(
            "40:9",
            "not-of-that-year",
            '62-2020-nd-cp · date (Ngày ban hành): số "62/2020/NĐ-CP" là của năm 2020, nhưng ngày là 2021-06-01; hãy xem '
            "lại số và ngày",
        ),
    ),
    case(
        "agency-twice-in-a-cell",
        TASK,
        "lead: Văn phòng UBND tỉnh",
        "lead: Sở Nội vụ, Sở Nội vụ",
        Told(
            "10:15",
            "agency-twice",
            'Sản phẩm II.2.1.1 · lead (Cơ quan chủ trì): nêu một cơ quan hai lần ("Sở Nội vụ"); hãy bỏ một',
            "        lead: Văn phòng UBND tỉnh",
        ),
    ),
    case(
        "agency-by-two-names",
        TASK,
        "lead: Văn phòng UBND tỉnh",
        "lead: Trung tâm PVHCC, Trung tâm Phục vụ hành chính công tỉnh",
        Told(
            "10:15",
            "agency-twice",
            'Sản phẩm II.2.1.1 · lead (Cơ quan chủ trì): nêu một cơ quan hai lần ("Trung tâm PVHCC" và "Trung tâm Phục vụ '
            'hành chính công tỉnh"); hãy bỏ một',
            "        lead: Văn phòng UBND tỉnh",
        ),
    ),
    case(
        "space-in-a-number-cited",
        POSITIONS,
        "62/2020/NĐ-CP",
        "62 /2020/NĐ-CP",
        Told(
            "14:13",
            "spaced-number",
            'text (Sản phẩm): số văn bản "62 /2020/NĐ-CP" có dấu cách ở giữa; hãy viết liền "62/2020/NĐ-CP"',
            "          - Quyết định vị trí việc làm của cơ quan hành chính nhà nước theo Nghị định số 62/2020/NĐ-CP.",
        ),
    ),
    case(
        "space-before-the-letters-cited",
        POSITIONS,
        "62/2020/NĐ-CP",
        "62/2020/NĐ- CP",
        Told(
            "14:13",
            "spaced-number",
            'text (Sản phẩm): số văn bản "62/2020/NĐ- CP" có dấu cách ở giữa; hãy viết liền "62/2020/NĐ-CP"',
            "          - Quyết định vị trí việc làm của cơ quan hành chính nhà nước theo Nghị định số 62/2020/NĐ-CP.",
        ),
    ),
    case(
        "space-in-a-number-registered",
        DOCUMENTS,
        "number: 62/2020/NĐ-CP",
        "number: 62 /2020/NĐ-CP",
        Told(
            "38:11",
            "spaced-number",
            '62-2020-nd-cp · number (Số, ký hiệu): số văn bản "62 /2020/NĐ-CP" có dấu cách ở giữa; hãy viết liền '
            '"62/2020/NĐ-CP"',
            "  number: 62/2020/NĐ-CP",
        ),
    ),
    case(
        "amendment-of-other-words-than-were-left",
        TASK,
        "timing: Quý I năm 2022\n",
        "timing: Quý I năm 2022\n        amendments:\n          - document: 76-nq-cp-2021\n            date: 2022-03-01\n  "
        "          field: timing\n            before: Quý IV năm 2022\n            after: Quý III năm 2022\n          - "
        "document: 76-nq-cp-2021\n            date: 2022-04-01\n            field: timing\n            before: Quý II năm "
        "2022\n            after: Quý I năm 2022\n",
        Told(
            "22:21",
            "amendments-apart",
            'Sản phẩm II.2.1.1 · before (Trước khi sửa đổi): "Quý II năm 2022" không phải chữ mà lần sửa đổi trước để lại '
            '("Quý III năm 2022", dòng 18); hãy chép lại before từ after của lần trước, hoặc xem lại after ấy',
        ),
    ),
)

CLERKS = (
    case(
        "alias-that-takes-half-of-another-name",
        AGENCIES,
        "    - Trung tâm PVHCC\n",
        "    - Trung tâm PVHCC, Văn phòng\n",
        Told(
            "23:7",
            "name-cut",
            'trung-tam-phuc-vu-hanh-chinh-cong: "Trung tâm PVHCC, Văn phòng" lấy mất chữ của tên "Văn phòng UBND '
            'tỉnh" ở Sản phẩm II.6.3.1, lead (data/2022/tasks/ii-6-3.yml, dòng 9), nên ở đó đọc thành cơ quan '
            "khác; hãy chỉ ghi tên của một cơ quan",
        ),
    ),
    case(
        "alias-that-takes-another-name",
        AGENCIES,
        "    - Trung tâm PVHCC\n",
        "    - Trung tâm PVHCC, Văn phòng UBND tỉnh\n",
        Told(
            "23:7",
            "name-cut",
            'trung-tam-phuc-vu-hanh-chinh-cong: "Trung tâm PVHCC, Văn phòng UBND tỉnh" lấy mất chữ của tên "Văn '
            'phòng UBND tỉnh" ở Sản phẩm II.6.3.1, lead (data/2022/tasks/ii-6-3.yml, dòng 9), nên ở đó đọc thành '
            "cơ quan khác; hãy chỉ ghi tên của một cơ quan",
        ),
    ),
    case(
        "short-name-of-another-agency",
        AGENCIES,
        "short: STP",
        "short: STC",
        Told(
            "30:10",
            "duplicate-short-name",
            'tên tắt "STC" đã có ở data/agencies.yml, dòng 11; mỗi tên tắt chỉ dùng một lần',
        ),
    ),
    case(
        "long-dash-in-a-number-registered",
        DOCUMENTS,
        "number: 30/2020/NĐ-CP",
        "number: 30/2020/NĐ–CP",
        Told(
            "89:11",
            "unusual-number",
            '30-2020-nd-cp · number (Số, ký hiệu): số văn bản "30/2020/NĐ–CP" có gạch nối hoặc chữ Đ khác của '
            'bàn phím, thường do dán từ Word; hãy viết "30/2020/NĐ-CP"',
            "  number: 30/2020/NĐ-CP",
        ),
    ),
    case(
        "icelandic-letter-in-a-number-registered",
        DOCUMENTS,
        "number: 62/2020/NĐ-CP",
        "number: 62/2020/NÐ-CP",
        Told(
            "38:11",
            "unusual-number",
            '62-2020-nd-cp · number (Số, ký hiệu): số văn bản "62/2020/NÐ-CP" có gạch nối hoặc chữ Đ khác của '
            'bàn phím, thường do dán từ Word; hãy viết "62/2020/NĐ-CP"',
            "  number: 62/2020/NĐ-CP",
        ),
    ),
    case(
        "amendment-without-its-new-words-in-the-cell",
        TASK,
        QUARTER,
        AMENDED.replace("before: Quý II năm", "before: Quý I năm").replace("after: Quý I năm", "after: Quý II năm"),
        Told(
            "18:20",
            "amendment-not-once",
            'Sản phẩm II.2.1.1 · after (Sau khi sửa đổi): "Quý II năm 2022" phải có đúng một lần trong timing, '
            "nhưng có 0; ở đó vẫn là chữ cũ: hãy viết chữ mới vào đó, hoặc đổi chỗ hai giá trị nếu đã viết ngược",
        ),
    ),
    case(
        "amendment-in-curly-quotes",
        TASK,
        QUARTER,
        AMENDED.replace("after: Quý I năm 2022", "after: “Quý I năm 2022”"),
        Told(
            "18:20",
            "amendment-not-once",
            'Sản phẩm II.2.1.1 · after (Sau khi sửa đổi): "“Quý I năm 2022”" phải có đúng một lần trong timing, '
            "nhưng có 0; hãy chép lại từ đó",
            "            after: Quý I năm 2022",
        ),
    ),
    case(
        "amendment-of-a-column-by-its-title",
        TASK,
        QUARTER,
        AMENDED.replace("field: timing", "field: Thời gian thực hiện"),
        Told(
            "16:20",
            "unknown-field",
            'Sản phẩm II.2.1.1 · field (Cột được sửa đổi): "Thời gian thực hiện" không phải cột có lời của Kế '
            "hoạch ở đây; có: text (Sản phẩm), lead (Cơ quan chủ trì), timing (Thời gian thực hiện), "
            "coordinating (Cơ quan phối hợp)",
            "            field: timing",
        ),
    ),
    case(
        "amendment-of-a-deliverable-in-its-task",
        TASK,
        "id: II.2.1\n",
        "id: II.2.1\namendments:\n  - document: 76-nq-cp-2021\n    date: 2022-03-01\n    field: timing\n    before: Quý II "
        "năm 2022\n    after: Quý I năm 2022\n",
        Told(
            "6:12",
            "unknown-field",
            'Nhiệm vụ II.2.1 · field (Cột được sửa đổi): "timing" không phải cột có lời của Kế hoạch ở đây; có: '
            "text (Nhiệm vụ); ô ấy là của sản phẩm: hãy chuyển mục này vào chính sản phẩm được sửa",
        ),
    ),
    case(
        "amendment-on-a-day-of-one-digit",
        TASK,
        QUARTER,
        AMENDED.replace("2022-03-01", "2022-3-1"),
        Told(
            "15:19",
            "bad-date",
            "II.2.1.1 · date (Ngày có hiệu lực): cần một ngày viết năm-tháng-ngày, ví dụ 2021-07-15, nhưng ở đây "
            'là "2022-3-1"',
            "            date: 2022-03-01",
        ),
    ),
    case(
        "correction-the-wrong-way-round",
        CORRECTED,
        "source: QĐ định số\n            published: QĐ số\n",
        "source: QĐ số\n            published: QĐ định số\n",
        Told(
            "16:24",
            "correction-not-once",
            'Sản phẩm III.2.1.1 · published (Trên trang này): "QĐ định số" phải có đúng một lần trong timing, '
            "nhưng có 0; ở đó vẫn là chữ cũ: hãy viết chữ mới vào đó, hoặc đổi chỗ hai giá trị nếu đã viết ngược",
        ),
    ),
    case(
        "note-quoting-in-curly-quotes",
        TASK,
        "quote: Thường xuyên, kịp thời cập nhật, công khai các TTHC",
        "quote: “Thường xuyên, kịp thời cập nhật, công khai các TTHC”",
        Told(
            "41:16",
            "quote-not-found",
            'II.2.1, hoạt động 4 · quote (Chữ được ghi chú): "“Thường xuyên, kịp thời cập nhật, công khai các '
            'TTHC”" không có trong text; hãy chép lại từ đó',
            "        quote: Thường xuyên, kịp thời cập nhật, công khai các TTHC",
        ),
    ),
    case(
        "sentence-broken-at-the-margin",
        TASK,
        "Kế hoạch rà soát, đơn giản hóa",
        "Kế hoạch rà soát,\nđơn giản hóa",
        Told(
            "10:1",
            "yaml-syntax",
            "không đúng cú pháp YAML: dòng này không có khóa; nếu nó là phần sau của câu ở dòng trên, hãy nối "
            'vào cuối dòng ấy; nếu không, nó thiếu "khóa: " hoặc gạch đầu dòng "- "',
        ),
    ),
    case(
        "first-lines-of-a-deliverable-deleted",
        TASK,
        "      - id: II.2.1.4\n        text: Kết quả thực hiện công tác kiểm soát thủ tục hành chính, triển khai cơ chế một "
        "cửa, một cửa liên thông và thực hiện thủ tục hành chính trên môi trường điện tử\n",
        "",
        Told(
            "25:9",
            "duplicate-key",
            'II.2.1.3: khóa "lead" viết hai lần; hãy bỏ một; nếu hai giá trị là của hai mục, hãy trả lại dòng '
            'đầu của mục thứ hai, bắt đầu bằng "- "',
        ),
        Told(
            "26:9",
            "duplicate-key",
            'II.2.1.3: khóa "coordinating" viết hai lần; hãy bỏ một; nếu hai giá trị là của hai mục, hãy trả lại '
            'dòng đầu của mục thứ hai, bắt đầu bằng "- "',
        ),
        Told(
            "27:9",
            "duplicate-key",
            'II.2.1.3: khóa "timing" viết hai lần; hãy bỏ một; nếu hai giá trị là của hai mục, hãy trả lại dòng '
            'đầu của mục thứ hai, bắt đầu bằng "- "',
        ),
    ),
)

SUCCESSOR = "so-noi-vu · successor (Cơ quan kế tục): "
CONTINUES = "II.2.1 · continues (Tiếp tục nhiệm vụ): "
LIKE_THIS = "viết như 2022/II.6.3"
YEARS = (
    case(
        "successor-unknown",
        AGENCIES,
        "  short: SNV\n",
        "  short: SNV\n  successor: so-tai-chin\n",
        Told(
            "8:14",
            "unknown-agency",
            f'{SUCCESSOR}"so-tai-chin" không có trong data/agencies.yml; ý bạn là "so-tai-chinh"?',
            "  successor: so-tai-chinh",
        ),
    ),
    case(
        "successor-by-its-name",
        AGENCIES,
        "  short: SNV\n",
        "  short: SNV\n  successor: Sở Tài chính\n",
        Told(
            "8:14",
            "unknown-agency",
            f'{SUCCESSOR}"Sở Tài chính" không có trong data/agencies.yml; ý bạn là "so-tai-chinh"?',
            "  successor: so-tai-chinh",
        ),
    ),
    case(
        "successor-of-itself",
        AGENCIES,
        "  short: SNV\n",
        "  short: SNV\n  successor: so-noi-vu\n",
        Told(
            "8:14",
            "successor-circle",
            f'{SUCCESSOR}"so-noi-vu" rồi cũng do chính cơ quan này kế tục; hãy bỏ một chỗ',
        ),
    ),
    case(
        "successors-of-each-other",
        AGENCIES,
        "  short: SNV\n  kind: agency\n- id: so-tu-phap\n",
        "  short: SNV\n  successor: so-tu-phap\n  kind: agency\n- id: so-tu-phap\n  successor: so-noi-vu\n",
        Told(
            "8:14",
            "successor-circle",
            f'{SUCCESSOR}"so-tu-phap" rồi cũng do chính cơ quan này kế tục; hãy bỏ một chỗ',
        ),
        Told(
            "11:14",
            "successor-circle",
            'so-tu-phap · successor (Cơ quan kế tục): "so-noi-vu" rồi cũng do chính cơ quan này kế tục; hãy bỏ một chỗ',
        ),
    ),
    case(
        "group-as-successor",
        AGENCIES,
        "  short: SNV\n",
        "  short: SNV\n  successor: cac-so-ban-nganh\n",
        Told(
            "8:14",
            "wrong-successor",
            f'{SUCCESSOR}"cac-so-ban-nganh" không cùng loại (kind): một cơ quan chỉ do một cơ quan '
            "kế tục, một nhóm chỉ do một nhóm",
        ),
    ),
    case(
        "former-names-in-the-wrong-order",
        AGENCIES,
        "  short: SNV\n",
        "  short: SNV\n  former_names:\n    - {name: Sở Nội chính, until: 2020}\n    - {name: Ty Nội vụ, until: 1990}\n",
        Told(
            "10:32",
            "wrong-order",
            'so-noi-vu · until (Đến năm): tên cũ dùng đến năm 1990 đứng sau "Sở Nội chính" dùng đến năm 2020; các tên '
            "phải theo thứ tự năm, mỗi tên một năm cuối",
        ),
    ),
    case(
        "continues-no-id",
        TASK,
        "\ntext: ",
        "\ncontinues: như năm trước\ntext: ",
        Told(
            "4:12",
            "unknown-task",
            f'{CONTINUES}"như năm trước" không phải năm và mã của một nhiệm vụ; {LIKE_THIS}',
        ),
    ),
    case(
        "continues-the-same-year",
        TASK,
        "\ntext: ",
        "\ncontinues: 2022/II.6.3\ntext: ",
        Told(
            "4:12",
            "unknown-task",
            f'{CONTINUES}"2022/II.6.3" không thuộc một năm trước năm 2022; {LIKE_THIS}',
        ),
    ),
    case(
        "continues-a-year-without-plan",
        TASK,
        "\ntext: ",
        "\ncontinues: 2021/II.6.3\ntext: ",
        Told(
            "4:12",
            "unknown-task",
            f'{CONTINUES}"2021/II.6.3" thuộc một năm không có kế hoạch ở đây; {LIKE_THIS}',
        ),
    ),
)

BROKEN = (
    *(*AGENCY_NAMES, *TIMES, *SYNTAX, *SHAPES, *IDS, *REFERENCES, *FIGURES, *EDITS),
    *(*EMPTY, *LOOK_ALIKES, *NO_WORDS, *REGISTERS, *SILENT, *CLERKS, *YEARS),
)
