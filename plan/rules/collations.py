"""Rules of what says that a plan was compared with the signed document: when, and by a body."""

from __future__ import annotations

import re

from plan.facts.citing import not_before
from plan.facts.tables import day
from plan.ground.clock import today
from plan.ground.model import Archive, Collation, Plan, titled
from plan.ground.problems import Problem, Problems, Said, say, shown

_TITLES = re.compile(r"(?i:ông|bà|anh|chị|đồng chí|đ/c|cô|chú|bác|ths\.?|ts\.?)\s")
"""How people are spoken of."""
_SURNAMES = re.compile(
    "Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Trịnh|Mai|Đoàn|Tống|Lương|Tạ|Cao|Chu|Tô|Hà|"
    "Vương|Lâm|Phùng|Quách|Thái|Kiều|Đào|Triệu|Nông|Lưu|Trương|Phí|Thân|Khổng|Doãn|Nghiêm|Giàng"
)
_MOST_NAMES = 5
"""Names of people have no more words."""


def compared(archive: Archive, plan: Plan) -> Problems:
    """Check that a plan was compared on a day on which it could be, and that no person is named for it."""
    found = plan.compared
    if found is None:
        return
    first, now = not_before(plan), today()
    last = max(now, first) if first else now
    also = say(", cả ngày ký: ngày ấy chưa đến", ", and that of the signature, which is still to come")
    vi, en = (also, also.en) if first and first > now else ("", "")
    if first and found.date < first:
        early = say(
            f"{day(found.date)} là trước ngày ký ({day(first)}); hãy xem lại ngày{vi}",
            f"{found.date} is before the plan was signed ({first}); please look at the date again{en}",
        )
        yield _told(found, "date", early, "impossible-date")
    if found.date > last:
        late = say(
            f"{day(found.date)} chưa đến; hãy xem lại ngày{vi}", f"{found.date} is still to come; please mend the date{en}"
        )
        yield _told(found, "date", late, "impossible-date")
    if _is_person(found.by) and not any(found.by in agency.names for agency in archive.agencies):
        person = say(
            f'"{shown(found.by)}" như tên người; hãy ghi tên cơ quan, đơn vị đã so',
            f'"{shown(found.by)}" looks like the name of a person; please write that of the body',
        )
        yield _told(found, "by", person, "person")


def _told(found: Collation, key: str, message: Said, kind: str) -> Problem:
    return Problem.at(found.places[key], titled(Plan, "compared"), titled(Collation, key), found=message, kind=kind)


def _is_person(name: str) -> bool:
    """Tell a name of a person by its title, or by a surname before other names."""
    words = name.split()
    is_named = 1 < len(words) <= _MOST_NAMES and all(word.isalpha() and word[0].isupper() for word in words)
    return bool(_TITLES.match(name) or (is_named and _SURNAMES.fullmatch(words[0].title())))
