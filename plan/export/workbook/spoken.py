"""What editors of the files are told → the same for who sees the sheets alone: no keys, files, ids or marks of YAML."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from plan.export.workbook.grid import kinds
from plan.ground.model import columns

_WORDS: tuple[tuple[str, str], ...] = (
    (r" Tên khóa tiếng Anh của ô ấy trong chính bản ghi này: .*…", " Chọn tên cột ấy ở danh sách của ô."),
    (r" Có dấu % thì đặt trong ngoặc kép\.", ""),
    (r" Nhiều (?:đoạn|gạch đầu dòng) thì viết thành danh sách\.", ""),
    (r", bằng tên thư mục\b", ""),
    (r" Khớp tên tệp\.", ""),
    (r"; cột ấy có column_keys là other\.", ", là cột khác của bảng."),
    (r"cột của columns\b", "cột ở dòng “Tên các cột”"),
    (r"\bở columns trong plan\.yml\b", "ở dòng “Tên các cột” của trang Kế hoạch"),
    (r'\b([Ôô]) trống hoặc bị gộp thì viết ""', r"\1 trống hoặc bị gộp thì để một dòng trống"),
    (r'viết ""', "để một dòng trống"),
    (r"\bnull nếu trước đó để trống\b", "để trống nếu trước đó không có gì"),
    (r"\bnull nếu nay để trống\b", "để trống nếu nay không có gì"),
    (r"\bnull\b", "để trống"),
    (r"\bba khóa\b", "ba cột"),
    (r"([Ôô]) trống thì bỏ (?:cả )?(?:khóa|mục) này", r"\1 trống trong văn bản thì để trống ở đây"),
    (r"\bbỏ (?:cả )?khóa này\b", "để trống ô này"),
    (r"\bBỏ (?:cả )?khóa này\b", "Để trống ô này"),
    (r"\bkhóa\b", "cột"),
    (r"\bMã \(id\) trong data/documents\.yml của\b", "Mã ở trang Văn bản của"),
    (r"\bMã \(id\) trong data/agencies\.yml của nhóm \(kind: group\)", "Tên nhóm, đúng như ở trang Cơ quan"),
    (r"\bMã \(id\) trong data/agencies\.yml của từng thành viên\b", "Tên từng thành viên, đúng như ở trang Cơ quan"),
    (r"\bMã \(id\) của cơ quan\b", "Tên của cơ quan"),
    (r"\btrong data/agencies\.yml\b", "ở trang Cơ quan"),
    (r"\btrong data/documents\.yml\b", "ở trang Văn bản"),
    (r"\btrong data/glossary\.yml\b", "ở trang Chữ viết tắt"),
    (r"\bkhác việc thì xóa cả dòng dưới\b", "khác việc thì xóa chữ ở ô ấy"),
    (r": xóa mục này, ghi tên mới vào name của mục kia và tên cũ vào former_names\.", ", hoặc"),
    (
        r" Nếu chỉ là cách viết khác: xóa mục này, thêm tên vào aliases của mục kia\.",
        " cách viết khác: trả lời ở hai cột cuối.",
    ),
    (r"\bgiữ mục này, ghi successor: [\w-]+ ở mục của", "chọn “đã xem”, và ở trang Cơ quan ghi “Cơ quan kế tục” cho"),
)
"""What is said otherwise, in this order."""
_KEY = re.compile(r"(?<![\w/.:“-])[a-z]+(?:_[a-z]+)*(?![\w/”-]|[.:]\w)")


def spoken(words: str, titles: Mapping[str, str]) -> str:
    """Return what is told of a key, or of a place, in the words of the sheets; `titles` are the columns of keys it may name.

    >>> spoken("Số, ký hiệu; bản dự thảo chưa có thì null.", {})
    'Số, ký hiệu; bản dự thảo chưa có thì để trống.'
    """
    for pattern, instead in _WORDS:
        words = re.sub(pattern, instead, words)
    return _KEY.sub(lambda found: f"“{titles[found[0]]}”" if found[0] in titles else found[0], words)


@cache
def all_titles() -> Mapping[str, str]:
    """Return the columns of all keys; of a key that kinds of records share, that of the first."""
    found: dict[str, str] = {}
    for kind, _ in kinds().values():
        found = {**columns(kind), **found}
    return found
