"""What looks like a person in the texts of a report: a name, an e-mail address, a telephone number."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from plan.ground.problems import Said, say, shown

_UPPER = "A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
_WORD = rf"[{_UPPER}]\w*"
_USUAL = "Nguyễn|Trần|Lê|Phạm|Huỳnh|Bùi|Đặng|Đỗ|Ngô|Trịnh|Đinh|Võ"
"""Surnames that hardly any place begins with: one more word makes a name."""
_OTHERS = (
    "Hoàng|Phan|Vũ|Dương|Lý|Hồ|Hà|Cao|Thái|Mai|Lâm|Lương|Tô|Đoàn|Trương|Đào|Chu|Tạ|Phùng|Tống|Quách|Nghiêm|Triệu|Doãn|Lưu|Đàm"
    "|Mạc|Kiều|Giang|Tăng|Khổng|Bạch"
)
"""Surnames that names of places and offices begin with, too ("Hà Nội", "Đoàn Thanh niên"): two more words make a name."""
_NAME = rf"(?:(?:{_USUAL})(?: {_WORD}){{1,3}}|(?:{_OTHERS})(?: {_WORD}){{2,3}})"
_IN_CAPITALS = rf"(?:{_USUAL.upper()}|{_OTHERS.upper()})(?: [{_UPPER}]+){{1,3}}"
_TITLES = "Chủ|Phó|Bí|Giám|Trưởng|Chánh|Bộ|Thứ|Thủ|Tổng|Ủy|Đại|Viện|Hiệu|Chi|Đảng|Cục|Vụ"
"""What stands behind "đồng chí" and is an office: "đồng chí Chủ tịch"."""
_HONORIFIC = (
    r"(?:(?<!\w)(?:ông|bà|anh|chị|cô|thầy|đồng chí|đ/c)|(?:^|(?<=[.;:,(–-] )|(?<=\())(?:Ông|Bà|Anh|Chị|Cô|Thầy|Đồng chí|Đ/c))"
    rf" (?!(?:{_TITLES})\b|Rịa\b|Nà\b|Triệu\b)"
    rf"{_WORD}(?: {_WORD}){{0,3}}"
)
_NAMED_AFTER = (
    "đường|phố|ngõ|ngách|hẻm|đại lộ|quảng trường|công viên|cầu|chợ|phường|xã|thị trấn|thị xã|quận|huyện|thành phố|tp.?|thôn"
    "|ấp|làng|xóm|khu phố|khu đô thị|khu dân cư|tổ dân phố|trường|thpt|thcs|tiểu học|mầm non|chuyên|nội trú|đại học|cao đẳng"
    "|học viện|bệnh viện|thư viện|bảo tàng|nhà hát|nhà văn hóa|tượng đài|đền|đình|chùa|di tích|giải thưởng|quỹ"
    "|học bổng|tư tưởng"
)
_PLACES = re.compile(
    rf"(?<!\w)(?:(?i:{_NAMED_AFTER}) ){{1,4}}{_NAME}(?:(?:,| và| –| -) {_NAME})*|Hồ Chí Minh|Hai Bà Trưng|Bà Rịa|Bà Nà"
)
"""What is named after people, and is none: "đường Lê Lợi", "trường THPT chuyên Lương Văn Tụy"."""
_OFFICER = re.compile(r"(?i:chủ tịch|bí thư|giám đốc|trưởng|chánh|công chức|cán bộ|viên chức|ông|bà|đồng chí)[^.;,:]{0,40}$")
"""What stands before a person even where a place seems to follow: "Chủ tịch UBND xã Nguyễn Văn A"."""
_PERSON = re.compile(rf"(?<!\w)(?:{_NAME}|{_IN_CAPITALS}|{_HONORIFIC})(?!\w)")
_MAIL = re.compile(r"(?<![\w.+%-])[\w.+%-]{1,64}@[\w-]+(?:\.[\w-]+)+")
_DATE = r"(?:0?[1-9]|[12][0-9]|3[01])[.-](?:0?[1-9]|1[0-2])[.-](?:19|20)[0-9]{2}(?![0-9])"
_MOBILE = r"[35789](?:[ -]?[0-9]){8}"
_LANDLINE = r"2(?:[ -]?[0-9]){9}"
_MONEY = "đồng|đ|triệu|tỷ|tỉ|nghìn|vnđ|vnd"
_TELEPHONE = re.compile(
    rf"(?<![\w.,/-])(?:(?!{_DATE})(?:(?:\+|00)84[ .-]?|\(?0)(?:[ .()-]{{0,2}}[0-9]){{9,10}}"
    rf"|\(?84\)?[ -]?(?:{_MOBILE}|{_LANDLINE})(?! ?(?i:{_MONEY})(?!\w)))"
    r"(?!\w|/(?!0[0-9]{8})|[.,-](?!0[0-9]{8})[0-9])"
)
"""Numbers of Vietnam: 0 or +84, then nine or ten digits in groups; 84 alone begins one where no amount has such groups."""
_IN_LINK = re.compile(r"(?<=[/=:])(?:0|\+84|84)[35789][0-9]{8}(?![0-9A-Za-z])")
"""A mobile number that is a whole part of an address ("zalo.me/0…")."""
_LINK = re.compile(r"https?://\S+")


def person(text: str, known: Iterable[str] = ()) -> Said | None:
    """Return, for a message, what of a text looks like a person and how to mend it; None where nothing does.

    Args:
        text: what somebody wrote.
        known: names of bodies, which are none.

    >>> str(person("Chờ ông Nguyễn Văn A ký.")).partition(";")[0]
    '"ông Nguyễn Văn A" trông như tên người'
    >>> person("Chờ UBND phường Lê Lợi họp tại đường Trần Hưng Đạo.")

    """
    links = _LINK.findall(text)
    if _MAIL.search(text):
        return _reached("địa chỉ thư điện tử", "an e-mail address")
    if _TELEPHONE.search(_LINK.sub("", text)) or any(map(_IN_LINK.search, links)):
        return _reached("số điện thoại", "a telephone number")
    prose = unicodedata.normalize("NFC", _LINK.sub("", text))
    found = _PERSON.search(prose) and _PERSON.search(_without_places(prose, known))
    return _named(found[0]) if found else None


def _without_places(text: str, known: Iterable[str]) -> str:
    """Return a text without names of bodies and of what is named after people."""
    for name in known:
        text = text.replace(name, _GONE)
    return _PLACES.sub(lambda found: found[0] if _OFFICER.search(_before(text, found)) else _GONE, text)


def _before(text: str, found: re.Match[str]) -> str:
    return text[max(0, found.start() - _FAR) : found.start()]


_GONE = "…"
_FAR = 80


def _reached(vi: str, en: str) -> Said:
    return say(
        f"có {vi}; báo cáo chỉ nêu cơ quan và văn bản, hãy bỏ đi",
        f"has {en}; a report names agencies and documents only, please remove it",
    )


def _named(name: str) -> Said:
    return say(
        f'"{shown(name)}" trông như tên người; báo cáo chỉ nêu cơ quan và văn bản, hãy bỏ tên ấy; nếu là tên đường, trường, '
        'xã thì viết cả chữ "đường", "trường", "xã" ở ngay trước',
        f'"{shown(name)}" looks like a person\'s name; a report names agencies and documents only, please remove it; if it '
        'is the name of a street, school or commune, write "đường", "trường", "xã" right before it',
    )
