"""Mistakes that agencies make in reports, and in when to report, each a small edit of the made-up plan of 2025."""

from __future__ import annotations

from tests.corpus.broken import Case, Move, Told, case, copied, moved

_REPORTS = "data/2025/reports"
SVC_1, SVC_2, SVC_3 = (f"{_REPORTS}/{period}/so-viec-cong.yml" for period in ("quy-1", "6-thang", "quy-3"))
SCD_1, SCD_2, SCD_3 = (f"{_REPORTS}/{period}/so-cau-duong.yml" for period in ("quy-1", "6-thang", "quy-3"))
SBD_3, VP_3, XA_1 = (f"{_REPORTS}/{file}.yml" for file in ("quy-3/so-ban-do", "quy-3/van-phong-tinh", "quy-1/xa-co-lau"))
WHEN = "data/2025/reporting.yml"

REPORTS: tuple[Case, ...] = (
    case(
        "a report of another year",
        SVC_1,
        "date: 2025-03-15",
        "date: 2024-03-15",
        Told(
            "1:9",
            "before-the-period",
            "date (Ngày báo cáo): báo cáo quý I năm 2025 không thể có từ ngày 2024-03-15: sớm nhất là "
            "2025-01-01; hãy xem lại ngày, hoặc chuyển báo cáo vào thư mục của đúng kỳ",
            "- date: 2025-03-15",
        ),
    ),
    case(
        "a day that has not come",
        SVC_1,
        "date: 2025-03-15",
        "date: 2225-03-15",
        Told(
            "1:9",
            "future-date",
            "date (Ngày báo cáo): ngày 2225-03-15 chưa tới; hãy ghi ngày ký báo cáo",
            "- date: 2025-03-15",
        ),
    ),
    case(
        "a report before its period",
        SCD_3,
        "date: 2025-10-05",
        "date: 2025-06-05",
        Told(
            "1:9",
            "before-the-period",
            "date (Ngày báo cáo): báo cáo quý III năm 2025 không thể có từ ngày 2025-06-05: sớm nhất là "
            "2025-07-01; hãy xem lại ngày, hoặc chuyển báo cáo vào thư mục của đúng kỳ",
        ),
    ),
    case(
        "a correction above what it corrects",
        SVC_2,
        "date: 2025-07-02",
        "date: 2025-06-02",
        Told(
            "33:9",
            "wrong-order",
            "date (Ngày báo cáo): ngày 2025-06-02 trước ngày của báo cáo đứng trên (2025-06-16); báo cáo "
            "trước đứng trước, báo cáo đính chính thêm vào cuối tệp",
        ),
        Told(
            "38:16",
            "impossible-date",
            "III.1.3.5 · done_on (Ngày hoàn thành): ngày 2025-06-12 sau ngày báo cáo (2025-06-02); hãy xem lại",
        ),
        Told(
            "42:17",
            "impossible-date",
            "III.1.3.5 · date (Ngày ban hành): văn bản ngày 2025-06-12 không thể là minh chứng của báo cáo "
            "ngày 2025-06-02; hãy xem lại hai ngày",
        ),
    ),
    case(
        "a report of nothing",
        XA_1,
        "  rows:\n    - deliverable: III.1.2.4\n      result: done\n      done_on: 2025-03-10\n",
        "  number: 1/BC-XA\n",
        Told(
            "1:3",
            "empty-report",
            "báo cáo này không có rows (Các sản phẩm) cũng không có figures (Các con số); hãy thêm ít nhất "
            "một mục, hoặc bỏ báo cáo này",
        ),
    ),
    case(
        "done without its day",
        XA_1,
        "      done_on: 2025-03-10\n",
        "",
        Told(
            "4:15",
            "done-without-date",
            "III.1.2.4 · result (Kết quả): đã hoàn thành thì phải có done_on (Ngày hoàn thành); hãy thêm ngày ấy",
        ),
    ),
    case(
        "a day without done",
        SCD_1,
        "result: not-done\n",
        "result: not-done\n      done_on: 2025-03-10\n",
        Told(
            "6:16",
            "date-without-done",
            "III.1.1.2 · done_on (Ngày hoàn thành): có ngày hoàn thành mà result (Kết quả) lại là not-done; "
            "hãy bỏ một trong hai",
        ),
    ),
    case(
        "done after the report",
        XA_1,
        "done_on: 2025-03-10",
        "done_on: 2025-03-20",
        Told(
            "5:16",
            "impossible-date",
            "III.1.2.4 · done_on (Ngày hoàn thành): ngày 2025-03-20 sau ngày báo cáo (2025-03-19); hãy xem lại",
        ),
    ),
    case(
        "done a year before",
        XA_1,
        "done_on: 2025-03-10",
        "done_on: 2024-03-10",
        Told(
            "5:16",
            "impossible-date",
            "III.1.2.4 · done_on (Ngày hoàn thành): ngày 2024-03-10 trước ngày đầu của năm kế hoạch "
            "(2025-01-01); hãy xem lại",
            "      done_on: 2025-03-10",
        ),
    ),
    case(
        "done after the report too",
        SVC_3,
        "done_on: 2025-09-14",
        "done_on: 2025-10-01",
        Told(
            "20:16",
            "impossible-date",
            "III.1.3.1 · done_on (Ngày hoàn thành): ngày 2025-10-01 sau ngày báo cáo (2025-09-17); hãy xem lại",
        ),
    ),
    case(
        "done after the period",
        SVC_2,
        "done_on: 2025-06-12\n      evidence",
        "done_on: 2025-07-01\n      evidence",
        Told(
            "38:16",
            "impossible-date",
            "III.1.3.5 · done_on (Ngày hoàn thành): ngày 2025-07-01 sau ngày cuối của kỳ báo cáo "
            "(2025-06-30); việc xong sau ngày ấy thì ghi ở báo cáo của kỳ sau; hãy xem lại",
        ),
    ),
    case(
        "evidence after the report",
        SVC_1,
        "date: 2025-03-03",
        "date: 2025-03-16",
        Told(
            "13:17",
            "impossible-date",
            "III.1.1.1 · date (Ngày ban hành): văn bản ngày 2025-03-16 không thể là minh chứng của báo cáo "
            "ngày 2025-03-15; hãy xem lại hai ngày",
        ),
    ),
    case(
        "evidence without a number",
        SVC_1,
        "number: 14/KH-SVC",
        "number: KH-SVC",
        Told(
            "12:19",
            "evidence-without-number",
            'III.1.1.1 · number (Số, ký hiệu): số, ký hiệu phải có con số, như "15/QĐ-UBND"; văn bản không '
            "có số thì không phải minh chứng, hãy bỏ mục này",
        ),
    ),
    case(
        "a figure after the report",
        SVC_2,
        "date: 2025-06-14",
        "date: 2025-06-17",
        Told(
            "28:13",
            "impossible-date",
            "thoi-gian-cho · date (Tính đến ngày): con số không thể tính đến ngày 2025-06-17: cần từ "
            "2024-01-01 đến ngày báo cáo (2025-06-16); hãy xem lại",
        ),
    ),
    case(
        "unknown deliverable",
        XA_1,
        "III.1.2.4",
        "III.1.2.5",
        Told(
            "3:20",
            "unknown-deliverable",
            'III.1.2.5 · deliverable (Mã sản phẩm): Kế hoạch 2025 không có sản phẩm nào mang mã này; ý bạn là "III.1.2.4"?',
            "    - deliverable: III.1.2.4",
        ),
    ),
    case(
        "unknown deliverable, short",
        XA_1,
        "III.1.2.4",
        "III.1.2",
        Told(
            "3:20",
            "unknown-deliverable",
            'III.1.2 · deliverable (Mã sản phẩm): Kế hoạch 2025 không có sản phẩm nào mang mã này; ý bạn là "III.1.2.4"?',
            "    - deliverable: III.1.2.4",
        ),
    ),
    case(
        "a product after its repeal",
        SVC_3,
        "deliverable: II.1.1.3",
        "deliverable: II.1.1.2",
        Told(
            "15:20",
            "repealed-deliverable",
            "II.1.1.2 · deliverable (Mã sản phẩm): sản phẩm này đã bị bãi bỏ từ ngày 2025-09-01, trước báo "
            "cáo; hãy bỏ mục này",
        ),
    ),
    case(
        "a product that others lead",
        XA_1,
        "III.1.2.4",
        "III.1.1.1",
        Told(
            "3:20",
            "not-led",
            'III.1.1.1 · deliverable (Mã sản phẩm): Xã Cỏ Lau không chủ trì sản phẩm này (chủ trì: "Sở Việc '
            'công"); chỉ cơ quan chủ trì báo cáo, hãy bỏ mục này hoặc sửa mã',
        ),
    ),
    case(
        "a product twice",
        SCD_2,
        "deliverable: III.1.1.3\n      result: not-done\n      next_step: Tổng hợp kết quả của ba xã.",
        "deliverable: III.1.1.2\n      result: done\n      done_on: 2025-04-12",
        Told(
            "11:20",
            "reported-twice",
            "III.1.1.2 · deliverable (Mã sản phẩm): sản phẩm này đã có ở trên trong cùng báo cáo; hãy bỏ một mục",
        ),
    ),
    case(
        "an ongoing product done",
        SVC_1,
        "deliverable: III.1.3.2\n      result: not-done",
        "deliverable: III.1.3.2\n      result: done\n      done_on: 2025-03-01",
        Told(
            "23:15",
            "ongoing-done",
            "III.1.3.2 · result (Kết quả): sản phẩm thực hiện thường xuyên, không có lúc nào là hoàn thành; "
            "hãy ghi not-done và nói ở next_step (Việc tiếp theo) việc đang làm",
        ),
    ),
    case(
        "a quarter that is none",
        SVC_3,
        "quarter: 2",
        "quarter: 5",
        Told(
            "6:16",
            "not-due-then",
            "III.1.3.1 · quarter (Quý của hạn): không có hạn ở quý 5; sản phẩm này có hạn ở các quý 1, 2, 3, 4",
        ),
    ),
    case(
        "a quarter of what is due once",
        SCD_1,
        "result: not-done",
        "result: not-done\n      quarter: 1",
        Told(
            "6:16",
            "not-due-then",
            "III.1.1.2 · quarter (Quý của hạn): không có hạn ở quý 1; sản phẩm này không có hạn ở nhiều quý, hãy bỏ khóa này",
        ),
    ),
    case(
        "overdue without difficulties",
        SCD_3,
        "      difficulties: Hai xã chưa gửi số liệu.\n",
        "",
        Told(
            "5:15",
            "difficulties-missing",
            "III.1.1.3 · result (Kết quả): hạn (2025-06-30) đã qua mà chưa hoàn thành, nên phải có "
            "difficulties (Khó khăn, vướng mắc)",
        ),
    ),
    case(
        "back from done without a reason",
        SVC_3,
        "      reason: Trang phải dừng để sửa lỗi tìm kiếm.\n",
        "",
        Told(
            "26:15",
            "reason-missing",
            "III.1.3.5 · result (Kết quả): báo cáo ngày 2025-07-02 ghi đã hoàn thành, nay ghi chưa, nên phải "
            "có reason (Lý do đổi)",
        ),
    ),
    case(
        "done earlier than reported before",
        SVC_2,
        "done_on: 2025-06-12\n      evidence",
        "done_on: 2025-06-11\n      evidence",
        Told(
            "38:16",
            "reason-missing",
            "III.1.3.5 · done_on (Ngày hoàn thành): báo cáo ngày 2025-06-16 ghi hoàn thành ngày 2025-06-12, nay ghi sớm hơn "
            "(2025-06-11), nên phải có reason (Lý do đổi)",
        ),
    ),
    case(
        "done before a report said that it was not",
        SCD_2,
        "done_on: 2025-04-12",
        "done_on: 2025-03-28",
        Told(
            "6:16",
            "reason-missing",
            "III.1.1.2 · done_on (Ngày hoàn thành): báo cáo ngày 2025-03-28 còn ghi chưa hoàn thành, nay ghi đã hoàn thành "
            "ngày 2025-03-28, không sau ngày ấy, nên phải có reason (Lý do đổi)",
        ),
    ),
    case(
        "a reason for nothing",
        SCD_3,
        "      difficulties: Hai",
        "      reason: Vì mưa.\n      difficulties: Hai",
        Told(
            "6:15",
            "reason-of-nothing",
            "III.1.1.3 · reason (Lý do đổi): không có báo cáo trước nào ghi khác đi về việc đã xong hay ngày "
            "xong; hãy bỏ khóa này, hoặc chuyển lời ấy sang difficulties (Khó khăn, vướng mắc)",
        ),
    ),
    case(
        "an indicator with a slip",
        SVC_2,
        "indicator: thoi-gian-cho",
        "indicator: thoi-gian-ch",
        Told(
            "25:18",
            "unknown-indicator",
            'thoi-gian-ch · indicator (Mã chỉ tiêu): không có chỉ tiêu nào mang mã này; ý bạn là "thoi-gian-cho"?',
            "    - indicator: thoi-gian-cho",
        ),
    ),
    case(
        "another unit",
        SVC_2,
        "unit: phút",
        "unit: giờ",
        Told(
            "27:13",
            "other-unit",
            'thoi-gian-cho · unit (Đơn vị): đơn vị của chỉ tiêu này là "phút"; hãy ghi đúng như vậy',
            "      unit: phút",
        ),
    ),
    case(
        "without the unit",
        SVC_2,
        "      unit: phút\n",
        "",
        Told(
            "25:18",
            "other-unit",
            'thoi-gian-cho · indicator (Mã chỉ tiêu): đơn vị của chỉ tiêu này là "phút"; hãy ghi đúng như vậy',
            "    - indicator: thoi-gian-cho\n      unit: phút",
        ),
    ),
    case(
        "a figure of what others lead",
        VP_3,
        "  rows:\n",
        '  figures:\n    - indicator: thoi-gian-cho\n      value: "10"\n      unit: phút\n      date: 2025-09-01\n  rows:\n',
        Told(
            "4:18",
            "not-led",
            "thoi-gian-cho · indicator (Mã chỉ tiêu): Văn phòng tỉnh Ví Dụ không chủ trì sản phẩm nào thuộc "
            "I.2, nơi có chỉ tiêu này, nên không báo cáo con số của nó; hãy xem lại indicator (Mã chỉ tiêu)",
        ),
    ),
    case(
        "a figure twice",
        SVC_3,
        'indicator: hai-long\n      value: "88"\n      unit: "%"',
        'indicator: thoi-gian-cho\n      value: "88"\n      unit: phút',
        Told(
            "39:18",
            "reported-twice",
            "thoi-gian-cho · indicator (Mã chỉ tiêu): chỉ tiêu này đã có ở trên trong cùng báo cáo; hãy bỏ một mục",
        ),
    ),
    case(
        "a person",
        SCD_3,
        "Hai xã chưa gửi số liệu.",
        "Chờ bà Trần Thị B ký.",
        Told(
            "6:21",
            "personal-data",
            'III.1.1.3 · difficulties (Khó khăn, vướng mắc): "bà Trần Thị B" trông như tên người; báo cáo '
            "chỉ nêu cơ quan và văn bản, hãy bỏ tên ấy; nếu là tên đường, trường, xã thì viết cả chữ "
            '"đường", "trường", "xã" ở ngay trước',
        ),
    ),
    case(
        "a telephone number",
        SCD_3,
        "Hai xã chưa gửi số liệu.",
        "Hỏi 0912 345 678.",
        Told(
            "6:21",
            "personal-data",
            "III.1.1.3 · difficulties (Khó khăn, vướng mắc): có số điện thoại; báo cáo chỉ nêu cơ quan và văn bản, hãy bỏ đi",
        ),
    ),
    case(
        "an e-mail address",
        SCD_3,
        "Hai xã chưa gửi số liệu.",
        "Hỏi a@vi-du.example.",
        Told(
            "6:21",
            "personal-data",
            "III.1.1.3 · difficulties (Khó khăn, vướng mắc): có địa chỉ thư điện tử; báo cáo chỉ nêu cơ quan "
            "và văn bản, hãy bỏ đi",
        ),
    ),
    case(
        "a telephone number in a link",
        SVC_1,
        "https://vi-du.example/14-kh-svc",
        "https://zalo.me/0912345678",
        Told(
            "14:17",
            "personal-data",
            "III.1.1.1 · link (Địa chỉ): có số điện thoại; báo cáo chỉ nêu cơ quan và văn bản, hãy bỏ đi",
        ),
    ),
    case(
        "a period twice",
        WHEN,
        "period: quy-1",
        "period: 6-thang",
        Told(
            "4:10",
            "impossible-date",
            "6-thang · due (Hạn gửi báo cáo): ngày 2025-03-20 không thể thuộc kỳ này: cần từ 2025-04-01 đến "
            "2025-12-27; hãy xem lại",
        ),
        Told(
            "5:13",
            "impossible-date",
            "6-thang · closes (Ngày chốt số liệu): ngày 2025-03-14 không thể thuộc kỳ này: cần từ 2025-04-01 "
            "đến 2025-12-27; hãy xem lại",
        ),
        Told(
            "7:13",
            "wrong-order",
            '6-thang · period (Kỳ báo cáo): kỳ "6-thang" đứng sau kỳ "6-thang"; mỗi kỳ ghi một lần, theo thứ '
            "tự: quy-1, 6-thang, quy-3, nam",
        ),
    ),
    case(
        "due in another year",
        WHEN,
        "due: 2025-06-20",
        "due: 2026-06-20",
        Told(
            "8:10",
            "impossible-date",
            "6-thang · due (Hạn gửi báo cáo): ngày 2026-06-20 không thể thuộc kỳ này: cần từ 2025-04-01 đến "
            "2025-12-27; hãy xem lại",
            "    due: 2025-06-20",
        ),
        Told(
            "12:10",
            "wrong-order",
            "quy-3 · due (Hạn gửi báo cáo): hạn của kỳ này (2025-09-20) không sau hạn của kỳ trước "
            "(2026-06-20); hãy xem lại hai ngày",
        ),
    ),
    case(
        "due behind the next",
        WHEN,
        "due: 2025-09-20",
        "due: 2025-12-22",
        Told(
            "16:10",
            "wrong-order",
            "nam · due (Hạn gửi báo cáo): hạn của kỳ này (2025-12-20) không sau hạn của kỳ trước "
            "(2025-12-22); hãy xem lại hai ngày",
        ),
    ),
    case(
        "closed behind its day",
        WHEN,
        "closes: 2025-06-14",
        "closes: 2025-06-24",
        Told(
            "9:13",
            "wrong-order",
            "6-thang · closes (Ngày chốt số liệu): ngày chốt số liệu (2025-06-24) sau hạn gửi báo cáo "
            "(2025-06-20); hãy xem lại hai ngày",
        ),
    ),
    case(
        "grace of more than a year",
        WHEN,
        "days: 5",
        "days: 500",
        Told(
            "20:9",
            "impossible-number",
            "days (Số ngày): số ngày chờ thêm phải từ 0 đến 60",
        ),
    ),
    case(
        "a step above a higher one",
        WHEN,
        "over: 90",
        "over: 60",
        Told(
            "27:7",
            "wrong-order",
            "steps (Các mức): mức này không thấp hơn mức đứng trên; hãy xếp mức cao trước, mức thấp sau",
        ),
    ),
    case(
        "a step with two thresholds",
        WHEN,
        "over: 90",
        "over: 90\n      at_least: 90",
        Told(
            "25:7",
            "one-of-two",
            "steps (Các mức): mỗi mức ghi đúng một trong hai: at_least (Từ (%)) hoặc over (Trên (%))",
        ),
    ),
    case(
        "a step with none",
        WHEN,
        "    - at_least: 0\n      points",
        "    - points",
        Told(
            "29:7",
            "one-of-two",
            "steps (Các mức): mỗi mức ghi đúng một trong hai: at_least (Từ (%)) hoặc over (Trên (%))",
        ),
    ),
    case(
        "more than all",
        WHEN,
        "over: 90",
        "over: 190",
        Told(
            "25:13",
            "impossible-number",
            "over (Trên (%)): phần trăm phải từ 0 đến 100",
        ),
    ),
    case(
        "points in words",
        WHEN,
        'points: "2"',
        "points: hai",
        Told(
            "26:15",
            "bad-figure",
            'points (Điểm): phải là một con số, như "2" hoặc "0,5"',
        ),
    ),
    case(
        "a person in a source",
        WHEN,
        "điểm 2 (bịa ra để thử)",
        "do ông Lê Văn C ký",
        Told(
            "21:11",
            "personal-data",
            'source (Nguồn): "ông Lê Văn C" trông như tên người; báo cáo chỉ nêu cơ quan và văn bản, hãy bỏ '
            'tên ấy; nếu là tên đường, trường, xã thì viết cả chữ "đường", "trường", "xã" ở ngay trước',
        ),
    ),
    case(
        "an address that is a script",
        SVC_1,
        "https://vi-du.example/14-kh-svc",
        "javascript:alert(1)",
        Told(
            "14:17",
            "bad-address",
            "III.1.1.1 · link (Địa chỉ): phải là một địa chỉ trên mạng, bắt đầu bằng https:// và không có "
            "dấu cách; không có thì bỏ khóa này",
        ),
    ),
    case(
        "a number in words",
        SVC_2,
        'value: "18"',
        "value: mười tám",
        Told(
            "26:14",
            "bad-figure",
            "thoi-gian-cho · value (Con số): phải là một con số như văn bản in, ví dụ 20, 1.500 hoặc 99,5",
        ),
    ),
    case(
        "a point before a fraction",
        SVC_2,
        'value: "18"',
        'value: "14.2"',
        Told(
            "26:14",
            "bad-figure",
            'thoi-gian-cho · value (Con số): dấu chấm chỉ đứng ở hàng nghìn, trước đủ ba chữ số; ý bạn là "14,2"?',
            '      value: "14,2"',
        ),
    ),
    case(
        "a point before a fraction, unquoted",
        SVC_2,
        'value: "18"',
        "value: 14.2",
        Told(
            "26:14",
            "bad-figure",
            'thoi-gian-cho · value (Con số): dấu chấm chỉ đứng ở hàng nghìn, trước đủ ba chữ số; ý bạn là "14,2"?',
            "      value: 14,2",
        ),
    ),
    case(
        "a point behind nothing",
        SVC_2,
        'value: "18"',
        'value: "0.500"',
        Told(
            "26:14",
            "bad-figure",
            'thoi-gian-cho · value (Con số): dấu chấm chỉ đứng ở hàng nghìn, trước đủ ba chữ số; ý bạn là "0,500"?',
            '      value: "0,500"',
        ),
    ),
)

_HOME = "tệp này không ở chỗ của nó; hãy chuyển về"
_AS_IT_IS = "giữ nguyên nội dung"


def _home(name: str, file: str, to: str, home: str) -> Move:
    return moved(name, file, to, Told("1:1", "misplaced-file", f'{_HOME} "{home}", {_AS_IT_IS}'))


REPORTS_ELSEWHERE: tuple[Move, ...] = (
    _home("a period without a hyphen", XA_1, f"{_REPORTS}/Quy1/xa-co-lau.yml", XA_1),
    _home("a period in Roman digits", XA_1, f"{_REPORTS}/quý I/xa-co-lau.yml", XA_1),
    _home("the second quarter", SCD_2, f"{_REPORTS}/quy-2/so-cau-duong.yml", SCD_2),
    _home("an agency by its name", SBD_3, f"{_REPORTS}/quy-3/Sở Bản đồ.yml", SBD_3),
    _home("another ending", SBD_3, f"{_REPORTS}/quy-3/so-ban-do.yaml", SBD_3),
    _home("no folder of reports", SBD_3, "data/2025/quy-3/so-ban-do.yml", SBD_3),
    _home("a year of no plan", SBD_3, "data/2026/reports/quy-3/so-ban-do.yml", SBD_3),
    copied(
        "a copy that says the same",
        SBD_3,
        f"{_REPORTS}/q3/so-ban-do.yml",
        Told("1:1", "copied-file", f"đây là bản sao giống hệt {SBD_3}; hãy giữ tệp ấy, bỏ bản sao này"),
    ),
    moved(
        "no period",
        SBD_3,
        f"{_REPORTS}/so-ban-do.yml",
        Told(
            "1:1",
            "strange-file",
            'tệp lạ trong data/; báo cáo phải là tệp "data/NĂM/reports/KỲ/MÃ-CƠ-QUAN.yml", kỳ là một trong: quy-1, 6-thang, '
            "quy-3, nam; hãy đổi tên và chỗ của nó, hoặc chuyển nó ra khỏi data/",
        ),
    ),
    moved(
        "an agency that is not known",
        SBD_3,
        f"{_REPORTS}/quy-3/so-ban-dp.yml",
        Told(
            "1:1",
            "unknown-agency",
            'tên tệp phải là mã của cơ quan báo cáo; không có cơ quan nào có mã "so-ban-dp"; ý bạn là "so-ban-do"?',
        ),
    ),
    moved(
        "a group",
        SBD_3,
        f"{_REPORTS}/quy-3/cac-so.yml",
        Told("1:1", "group-reports", '"cac-so" là một nhóm cơ quan; từng cơ quan trong nhóm báo cáo ở tệp mang mã của mình'),
    ),
    moved(
        "an agency that leads nothing",
        SBD_3,
        f"{_REPORTS}/quy-3/hoi-dong-vi-du.yml",
        Told(
            "1:1",
            "leads-nothing",
            "Hội đồng Ví Dụ không chủ trì sản phẩm nào của Kế hoạch 2025, nên không có gì để báo cáo; hãy xem lại tên tệp",
        ),
    ),
)
