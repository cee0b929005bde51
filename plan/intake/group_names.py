"""Names of groups in a cell, with the commas within them: "Các sở, ban, ngành", "UBND các xã, phường, đặc khu"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from plan.reading.names import Leftover

_KINDS = (
    "sở|ban|bộ|ngành|đoàn thể|hội|tổ chức|cơ quan|đơn vị|địa phương|doanh nghiệp"
    "|xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố"
)
_ENDS = r"có\s+liên quan|liên quan|(?:trực thuộc|cấp|của|thuộc|trong|trên địa bàn)\s+(?:toàn\s+)?(?:tỉnh|huyện|xã)"
_KIND = rf"(?:{_KINDS})(?!\w)(?!\s+(?!(?:và|{_KINDS}|{_ENDS})(?!\w))\w)"
"""A kind of bodies, behind which no name of one begins: "ban" of "ban, ngành", not of "Ban Quản lý"."""
_MORE = rf"(?:(?:\s*,\s*|\s+)(?:và\s+)?{_KIND})"
_GROUP = re.compile(
    rf"(?<!\w)(?:(?:ubnd|ủy ban nhân dân|hđnd|hội đồng nhân dân|đảng ủy)\s+)?"
    rf"(?:(?:các|những)\s+{_KIND}{_MORE}*|{_KIND}{_MORE}+)(?:\s+(?:{_ENDS})(?!\w))*",
    re.IGNORECASE,
)


def is_group_name(text: str) -> bool:
    """Tell whether words are the name of one group.

    >>> is_group_name("UBND các xã, phường, đặc khu"), is_group_name("Các sở, Ban Quản lý khu công nghiệp")
    (True, False)
    """
    return bool(_GROUP.fullmatch(text))


def whole(text: str, leftovers: Iterable[Leftover]) -> Iterator[str]:
    """Yield the words of a cell that are left over, each group whole and once.

    >>> [*whole("Sở Nội vụ, các xã, phường", [Leftover("các xã", 11), Leftover("phường", 19)])]
    ['các xã, phường']
    """
    return iter(dict.fromkeys(words for leftover in leftovers for words in _parted(text, leftover)))


def _parted(text: str, leftover: Leftover) -> Iterator[str]:
    """Yield the groups that reach into words left over, and what else stands there."""
    at, end = leftover.start, leftover.start + len(leftover.text)
    for found in _GROUP.finditer(text):
        if at < found.end() and found.start() < end:
            yield from _between(text[at : found.start()])
            yield found[0]
            at = found.end()
    yield from _between(text[at:end])


def _between(words: str) -> Iterator[str]:
    plain = words.strip(" ,;").removesuffix(" và").strip(" ,;")
    yield from [plain] if plain not in {"", "và"} else []
