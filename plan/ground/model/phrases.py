"""Words and patterns that what is said of several keys has in common."""

from __future__ import annotations

NUMERAL = "[IVXL]+"
"""A Roman number of an id."""
NEXT_NUMBER = r"\.[1-9][0-9]{0,3}"
"""The number that follows in an id."""
QUARTER_WORDS = "([Qq][Uu][Ýý]\\s+(I|II|III|IV|6 tháng|9 tháng|cả năm)([\\s,;./-]|$))"
OTHER_TIMES = (
    "([Tt][Hh][Ưư][Ờờ][Nn][Gg] )|([Đđ][Ịị][Nn][Hh] )|([Hh][ÀàẰằ][Nn][Gg] )|([Tt][Hh][Ee][Oo] )|([Kk][Hh][Ii] [Cc][Óó] )"
)
WHICH_KEY = "Tên khóa tiếng Anh của ô ấy trong chính bản ghi này: text, lead, coordinating, timing, title …"
COMMON_KEYS = ("text", "coordinating", "timing")
VERBATIM = "Nguyên văn của văn bản, không sửa, không tóm tắt."
