"""What the people who edit the data are told of each key: the descriptions, examples and patterns of the JSON Schemas.

A pattern says no more than the loader and `check` enforce: what an editor marks red, they refuse too.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from plan.ground.model import (
    APPENDIX_COLUMNS,
    LONGEST_TITLE,
    Act,
    Activity,
    Agency,
    Amendment,
    Clause,
    Correction,
    Deliverable,
    Document,
    Group,
    Indicator,
    Note,
    Objective,
    Placed,
    Plan,
    Provision,
    Record,
    Redirect,
    Section,
    Task,
    Term,
    titled,
)

_ROMAN = "[IVXL]+"
_NUMBER = r"\.[1-9][0-9]{0,3}"
_QUARTERS = "([Qq][Uu][Ýý]\\s+(I|II|III|IV|6 tháng|9 tháng|cả năm)([\\s,;./-]|$))"
_OTHER_TIMES = (
    "([Tt][Hh][Ưư][Ờờ][Nn][Gg] )|([Đđ][Ịị][Nn][Hh] )|([Hh][ÀàẰằ][Nn][Gg] )|([Tt][Hh][Ee][Oo] )|([Kk][Hh][Ii] [Cc][Óó] )"
)


class Key(NamedTuple):
    """What is said of a key beside its name."""

    description: str
    examples: tuple[object, ...] = ()
    pattern: str = ""
    """A regular expression that works in Python and JavaScript alike."""
    otherwise: str = ""
    """What an editor says of a value that does not match the pattern."""
    choices: Mapping[str, str] = {}
    """For a key of few values: what each means."""
    longest: int = 0
    """Most characters; 0 for any number."""
    items: int = 0
    """How many items a list has; 0 for any number."""


def _id(description: str, example: str, pattern: str) -> Key:
    otherwise = f"Mã phải có dạng như “{example}”. Mã đã đăng thì không đổi, không dùng lại."
    return Key(description, (example,), f"^{pattern}$", otherwise)


def _slug(description: str, *examples: str) -> Key:
    otherwise = "Chỉ dùng chữ thường không dấu, số và gạch nối, ví dụ “so-noi-vu”."
    return Key(description, examples, "^[a-z0-9]+(-[a-z0-9]+)*$", otherwise)


_FIELD = "Tên khóa tiếng Anh của ô ấy trong chính bản ghi này: text, lead, coordinating, timing, title …"
_FIELDS = ("text", "coordinating", "timing")
_WORDS = "Nguyên văn của văn bản, không sửa, không tóm tắt."

KEYS: Mapping[type[Placed], Mapping[str, Key]] = {
    Correction: {
        "field": Key(f"Cột có chỗ được sửa. {_FIELD}", _FIELDS),
        "source": Key("Chữ trong bản nguồn, đúng như bản nguồn viết.", ("QĐ định số",)),
        "published": Key("Chữ đăng trên trang này; phải có đúng một lần trong cột ấy.", ("QĐ số",)),
        "reason": Key("Vì sao chắc chắn là lỗi nhận dạng chữ hoặc gõ chữ.", ("Thừa chữ “định” sau chữ viết tắt QĐ.",)),
    },
    Note: {
        "kind": Key(
            "Ghi chú về điều gì.",
            choices={
                "wording": "câu chữ của văn bản có thể sai về nội dung hoặc cách viết, và trang này giữ nguyên",
                "reading": "ô của bảng bị vỡ hoặc gộp trong bản nguồn, và trang này đọc nó thế nào",
            },
        ),
        "text": Key("Điều bạn đọc nên biết.", ("Có thể thiếu chữ “hóa”. In như bản nguồn.",)),
        "field": Key(f"Cột được ghi chú; bỏ khóa này nếu ghi chú về cả bản ghi. {_FIELD}", _FIELDS),
        "quote": Key("Những chữ được ghi chú, chép đúng từ cột ấy.", ("đơn giản theo thẩm quyền",)),
    },
    Amendment: {
        "document": Key("Mã (id) trong data/documents.yml của văn bản đã sửa đổi Kế hoạch.", ("25-qd-ubnd-2022",)),
        "date": Key("Ngày sửa đổi có hiệu lực, viết năm-tháng-ngày; không trước ngày của văn bản.", ("2022-06-01",)),
        "field": Key(f"Cột được sửa đổi. {_FIELD}", ("timing", "lead", "text")),
        "before": Key("Chữ trước khi sửa đổi; null nếu trước đó để trống.", ("Quý I năm 2022",)),
        "after": Key("Chữ sau khi sửa đổi: phải có đúng một lần trong cột ấy; null nếu nay để trống.", ("Quý II năm 2022",)),
    },
    Act: {
        "document": Key("Mã (id) trong data/documents.yml của văn bản đã bổ sung hoặc bãi bỏ.", ("25-qd-ubnd-2022",)),
        "date": Key("Ngày có hiệu lực, viết năm-tháng-ngày; không trước ngày của văn bản.", ("2022-06-01",)),
    },
    Provision: {
        "added_by": Key(
            "Văn bản ban hành sau đã bổ sung cả mục này. Kế hoạch khi ban hành không có mục ấy, nên lời của nó không so với"
            " bản nguồn. Mã là số kế tiếp chưa dùng, dù mục đứng ở đâu.",
            ({"document": "25-qd-ubnd-2022", "date": "2022-06-01"},),
        ),
        "repealed_by": Key(
            "Văn bản ban hành sau đã bãi bỏ cả mục này, cùng mọi thứ bên dưới. Giữ nguyên lời và mã: trang để địa chỉ, gạch"
            " ngang lời cũ, và không đếm, không liệt kê nữa.",
            ({"document": "25-qd-ubnd-2022", "date": "2022-06-01"},),
        ),
    },
    Record: {
        "corrections": Key("Những chỗ chữ trên trang khác bản nguồn vì bản nguồn chắc chắn có lỗi gõ hoặc nhận dạng chữ."),
        "notes": Key("Những điều bạn đọc nên biết về câu chữ được in như bản nguồn."),
        "amendments": Key("Những chỗ một văn bản ban hành sau đã sửa đổi, theo thứ tự ngày; chữ trong ô là chữ có hiệu lực."),
    },
    Agency: {
        "id": _slug("Mã của cơ quan, cũng là địa chỉ trang của nó. Đã đăng thì không đổi.", "so-noi-vu", "ubnd-cap-huyen"),
        "name": Key("Tên đầy đủ.", ("Sở Nội vụ", "Các sở, ban, ngành")),
        "kind": Key("Một cơ quan hay một nhóm cơ quan.", choices={"agency": "một cơ quan", "group": "một nhóm cơ quan"}),
        "short": Key("Tên viết tắt thường dùng, do trang này đặt.", ("SNV", "Sở TT&TT")),
        "aliases": Key("Những cách khác mà Kế hoạch viết tên này.", ("Trung tâm PVHCC",)),
        "origin": Key("Tên này lấy từ đâu, nếu Kế hoạch không nêu.", ("Nghị định số 24/2014/NĐ-CP",)),
    },
    Term: {
        "abbr": Key("Chữ viết tắt, đúng chữ hoa, chữ thường như Kế hoạch viết.", ("CCHC", "TTHC")),
        "meaning": Key("Viết đầy đủ; chưa biết thì ghi “[chưa có dữ liệu]”.", ("cải cách hành chính",)),
        "explained": Key(
            "Nơi chính Kế hoạch giải thích: mã trong Phụ lục, hoặc địa chỉ của đoạn trong phần I–IV.",
            ("V.1.1", "phan-i-1-1"),
        ),
        "note": Key("Điều bạn đọc nên biết về chữ này.", ("Trong số, ký hiệu văn bản, ví dụ 76/NQ-CP.",)),
    },
    Document: {
        "id": _slug("Mã của văn bản, có năm ở cuối. Đã đăng thì không đổi.", "76-nq-cp-2021", "62-2020-nd-cp"),
        "number": Key("Số, ký hiệu, đúng như văn bản ghi.", ("76/NQ-CP", "62/2020/NĐ-CP", "942/QĐ-TTg")),
        "kind": Key("Tên loại văn bản.", ("Nghị quyết", "Nghị định", "Quyết định", "Kế hoạch")),
        "date": Key("Ngày ban hành, viết năm-tháng-ngày; Kế hoạch không ghi thì null.", ("2021-07-15",)),
        "issuer": Key("Cơ quan ban hành; Kế hoạch không ghi thì null.", ("Chính phủ", "UBND tỉnh")),
        "subject": Key("Trích yếu, như Kế hoạch ghi; không ghi thì null.", ("về vị trí việc làm và biên chế công chức",)),
    },
    Redirect: {
        "from": Key("Địa chỉ đã đăng mà nay không còn, tính từ gốc của trang.", ("2022/nhiem-vu/ii-6-9/",)),
        "to": Key("Địa chỉ đang có, trả lời thay.", ("2022/nhiem-vu/ii-6-3/",)),
        "reason": Key("Vì sao đổi, để người mở địa chỉ cũ đọc.", ("Gộp vào nhiệm vụ II.6.3.",)),
    },
    Clause: {
        "id": _id("Mã của mục: mã của mục chứa nó, dấu chấm, số hoặc chữ (đ viết dd).", "IV.1.b", f"{_ROMAN}([.][a-z0-9]+)*"),
        "label": Key("Đánh số hoặc gạch đầu dòng, đúng như văn bản in.", ("1.", "a)", "-")),
        "title": Key(f"Tiêu đề. {_WORDS} Mỗi mục có đúng một trong ba khóa title, agencies, text.", ("Mục tiêu chung",)),
        "agencies": Key("Tiêu đề là tên các cơ quan được giao việc, thay cho title.", ("Sở Nội vụ",)),
        "text": Key(f"Đoạn văn. {_WORDS}"),
        "section": Key("Mã của lĩnh vực trong Phụ lục mà mục này nói về.", ("II",)),
        "clauses": Key("Các mục, khoản, điểm, gạch đầu dòng đứng dưới mục này."),
    },
    Objective: {
        "id": _id("Mã của mục tiêu: mã lĩnh vực, dấu chấm, số thứ tự.", "II.2", f"{_ROMAN}{_NUMBER}"),
        "text": Key(f"Cột “Mục tiêu”. {_WORDS} Nhiều đoạn thì viết thành danh sách."),
    },
    Section: {
        "id": _id("Mã của lĩnh vực, bằng số La Mã.", "II", _ROMAN),
        "slug": _slug("Địa chỉ trang của lĩnh vực. Đã đăng thì không đổi.", "thu-tuc-hanh-chinh"),
        "title": Key("Tên lĩnh vực, viết thường.", ("Cải cách thủ tục hành chính (TTHC)",)),
        "objectives": Key("Các mục tiêu của lĩnh vực, theo thứ tự của Phụ lục."),
    },
    Deliverable: {
        "id": _id("Mã của sản phẩm: mã nhiệm vụ, dấu chấm, số thứ tự đếm suốt nhiệm vụ.", "II.2.1.1", _ROMAN + 3 * _NUMBER),
        "text": Key(f"Cột “Sản phẩm”. {_WORDS} Nhiều gạch đầu dòng thì viết thành danh sách.", ("Quyết định của UBND tỉnh",)),
        "lead": Key(
            "Cột “Cơ quan chủ trì”, đúng lời văn bản; mỗi tên phải có trong data/agencies.yml.",
            ("Sở Nội vụ", "Các sở, ban, ngành, UBND cấp huyện"),
        ),
        "timing": Key(
            "Cột “Thời gian thực hiện”, đúng lời văn bản. Quý viết bằng số La Mã và phải thuộc năm của kế hoạch.",
            (
                "Quý I năm 2022",
                "Quý III, IV năm 2022",
                "Định kỳ hàng quý",
                "Thường xuyên",
                "Theo Kế hoạch kiểm tra",
                "Khi có văn bản của Trung ương",
            ),
            f"^\\s*({_QUARTERS}|{_OTHER_TIMES})",
            "Thời gian viết như: Quý III, IV năm 2022 (số La Mã) · Định kỳ hàng quý · Thường xuyên · Theo … · Khi có … "
            "Nếu chữ trông đã đúng, có thể nó ở mã tổ hợp (NFD): chạy python -m plan fmt.",
        ),
        "coordinating": Key(
            "Cột “Cơ quan phối hợp”, đúng lời văn bản; ô trống thì bỏ cả khóa này.", ("Các sở, ban, ngành; UBND cấp huyện",)
        ),
    },
    Activity: {
        "text": Key(f"Cột “Hoạt động”. {_WORDS} Ô trống thì bỏ khóa này.", ("Rà soát, chuẩn hóa và công bố TTHC",)),
        "deliverables": Key("Các sản phẩm của hoạt động; bỏ khóa này nếu hoạt động chung dòng với hoạt động ở trên."),
    },
    Task: {
        "id": _id("Mã của nhiệm vụ: mã mục tiêu, dấu chấm, số thứ tự. Khớp tên tệp.", "II.2.1", _ROMAN + 2 * _NUMBER),
        "title": Key(
            f"Tên gọi ngắn do trang này đặt, nhiều nhất {LONGEST_TITLE} ký tự; không thay cho lời văn bản ở text.",
            ("Rà soát, công bố, báo cáo và công khai TTHC",),
            longest=LONGEST_TITLE,
        ),
        "text": Key(f"Cột “Nhiệm vụ”. {_WORDS} Nhiều đoạn thì viết thành danh sách."),
        "activities": Key("Các hoạt động của nhiệm vụ, theo thứ tự của Phụ lục; hoạt động đầu tiên phải có sản phẩm."),
    },
    Group: {
        "group": _slug("Mã (id) trong data/agencies.yml của nhóm (kind: group).", "cac-so-ban-nganh"),
        "source": Key("Danh sách thành viên lấy từ đâu.", ("Danh sách lấy theo Nghị định số 24/2014/NĐ-CP.",)),
        "members": _slug("Mã (id) trong data/agencies.yml của từng thành viên.", "so-noi-vu"),
    },
    Indicator: {
        "id": _slug("Mã của chỉ tiêu. Đã đăng thì không đổi.", "xep-hang-chi-so-cchc"),
        "title": Key("Tên chỉ tiêu, do trang này đặt.", ("Xếp hạng chỉ số cải cách hành chính",)),
        "value": Key("Con số hoặc thứ hạng phải đạt.", ("nhóm 15 tỉnh, thành phố cao nhất", "100%")),
        "record": Key(
            "Nơi trích: mã trong Phụ lục, hoặc địa chỉ của đoạn trong phần I–IV.", ("VII.1", "II.8", "phan-i-1-2-b-2")
        ),
        "quote": Key("Câu chữ nguyên văn có chỉ tiêu ấy, chép đúng từ nơi trích."),
    },
    Plan: {
        "year": Key("Năm của kế hoạch, bằng tên thư mục.", (2022,)),
        "province": Key("Tỉnh, thành phố ban hành.", ("tỉnh Ninh Bình",)),
        "province_id": _slug("Mã của tỉnh trong lịch, tin và gói dữ liệu. Đã đăng thì không đổi.", "ninh-binh"),
        "name": Key("Tên để gọi kế hoạch trên trang này.", ("Kế hoạch cải cách hành chính tỉnh Ninh Bình năm 2022",)),
        "issuer": Key("Cơ quan ban hành, viết đầy đủ.", ("Ủy ban nhân dân tỉnh Ninh Bình",)),
        "number": Key("Số, ký hiệu của kế hoạch; bản dự thảo chưa có thì null.", ("01/KH-UBND",)),
        "day": Key("Ngày trong tháng ký; bản dự thảo chưa có thì null.", (31,)),
        "number_line": Key("Dòng số, ký hiệu, đúng như in trên văn bản.", ("Số: /KH-UBND",)),
        "date_line": Key("Dòng địa danh và ngày tháng, đúng như in trên văn bản.", ("Ninh Bình, ngày tháng 12 năm 2021",)),
        "kind": Key("Tên loại văn bản, đúng như in.", ("KẾ HOẠCH",)),
        "title": Key("Trích yếu dưới tên loại.", ("Cải cách hành chính tỉnh Ninh Bình năm 2022",)),
        "opening": Key(f"Đoạn mở đầu, trước phần I. {_WORDS}"),
        "parts": Key("Các phần I, II, III, IV với mọi mục, khoản, điểm, theo thứ tự của văn bản."),
        "recipients_label": Key("Dòng đứng trên danh sách nơi nhận.", ("Nơi nhận:",)),
        "recipients": Key("Từng dòng nơi nhận, đúng lời văn bản; mỗi tên phải có trong data/agencies.yml."),
        "filing": Key("Dòng lưu ở cuối nơi nhận.", ("Lưu: VT, VP7.",)),
        "file_mark": Key("Ký hiệu tệp in dưới nơi nhận.", ("ĐN_VP7_01KH_2022",)),
        "authority": Key("Từng dòng quyền hạn, chức vụ của người ký.", ("TM. ỦY BAN NHÂN DÂN",)),
        "signer": Key("Họ và tên người ký.", ("Tống Quang Thìn",)),
        "appendix_label": Key("Chữ “PHỤ LỤC” đứng trên tên phụ lục.", ("PHỤ LỤC",)),
        "appendix_title": Key("Tên phụ lục, đúng như in."),
        "appendix_reference": Key("Dòng “Kèm theo …” dưới tên phụ lục, đúng như in."),
        "columns": Key("Tên tám cột của Phụ lục, từ trái sang phải.", items=APPENDIX_COLUMNS),
    },
}
"""By record type; keys that a type inherits stand with the type that declares them."""


def told(record_type: type[Placed], name: str) -> Key:
    """Return what is said of a key of a record type.

    Raises:
        LookupError: nothing is; says where to say it.

    """
    for kind in record_type.__mro__:
        if name in (keys := KEYS.get(kind, {})):
            return keys[name]
    message = f"plan/reading/keys.py says nothing of {titled(record_type, name)}; describe it in KEYS[{record_type.__name__}]"
    raise LookupError(message)
