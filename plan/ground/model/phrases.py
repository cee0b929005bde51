"""Words and patterns that what is said of several keys has in common."""

from __future__ import annotations

NUMERAL = "[IVXL]+"
"""A Roman number of an id."""
NEXT_NUMBER = r"\.[1-9][0-9]{0,3}"
"""The number that follows in an id."""
QUARTER_WORDS = "([Qq][Uu]([Ýý]|[Íí])(\\s+(I|II|III|IV|6 tháng|9 tháng|cả năm)([\\s,;./–-]|$)|\\s*[,;]|\\s+[Vv][Àà]\\s))"
_OTHER_BEGINNINGS = (
    *("thường", "liên", "định", "hàng", "hằng", "mỗi", "từng", "các", "tháng", "ngày", "năm", "cả", "sáu", "chín", "giai"),
    *("trước", "chậm", "muộn", "không", "hoàn", "phải", "xong", "trong", "vào", "từ", "đến", "hết", "cuối", "dự", "thực"),
    *("thời", "hạn", "là", "báo", "gửi", "theo", "khi", "sau", "ngay", "kể", "tùy", "tuỳ", "căn", "phù", "tại", "kì", "kỳ"),
    *("hội", "đột", "phát"),
)
"""With which word a timing may begin that begins with no quarter."""


def _in_any_case(word: str) -> str:
    return "".join(f"[{letter.upper()}{letter}]" for letter in word)


OTHER_TIMES = f"[0-9]|({'|'.join(map(_in_any_case, _OTHER_BEGINNINGS))})[\\s:,;]"
WHICH_KEY = "Tên khóa tiếng Anh của ô ấy trong chính bản ghi này: text, lead, coordinating, timing, title …"
COMMON_KEYS = ("text", "coordinating", "timing")
VERBATIM = "Nguyên văn của văn bản, không sửa, không tóm tắt."
TIMES_LIKE = (
    "Thời gian viết như: Quý III, IV năm 2022 (số La Mã) · Tháng 6 · Trước ngày 30/6 · 6 tháng đầu năm · Hằng năm · "
    "Định kỳ hàng quý · Thường xuyên · Theo … · Khi có …"
)
"""What an editor says of words that name no time."""
