"""The years that a received plan names of itself: whether they are the year asked for, and which words name another."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from plan.intake.appendix import ReadSection
from plan.intake.body import BodyLine
from plan.intake.paper import UnreadableError
from plan.intake.spelling import matching

YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
"""A year, wherever it stands."""
_DATE = re.compile(r"(ngày|tháng) [\d\s/…._-]*(tháng [\d\s…._]*)?năm \d{4}")
_OF_PLAN = re.compile(r"(?<!đến )(?<!từ )(?<!trước )(?<!sau )năm (\d{4})(?!\d| ?[-–] ?\d)")
_SIGNED_EARLY = frozenset({"date_line", "file_mark", "appendix_reference"})
"""Lines that tell when a plan was drawn up and signed: in its year, or in the one before."""
DATED = _SIGNED_EARLY | {"title", "appendix_title"}
"""Lines of plan.yml that name a year of the plan's own."""
_TITLE_COUNTS = 2
"""As much as the title of the appendix and the times together: a plan knows its own name best."""
_SHOWN = 80


def years(text: str) -> frozenset[int]:
    """Return the years that a text is about: neither the year of a date nor that until or from which something lasts.

    >>> sorted(years("KẾ HOẠCH NĂM 2027, theo Quyết định ngày 5 tháng 1 năm 2021, đến năm 2030")), [*years("Quý I")]
    ([2027], [])
    """
    return frozenset(map(int, _OF_PLAN.findall(_DATE.sub("", matching(text)))))


def other_year(text: str, year: int, key: str = "") -> tuple[str, ...]:
    """Return why words that name other years than the plan's, and not it, are to be looked at; nothing for all others.

    Args:
        text: the words.
        year: of the plan.
        key: which line of plan.yml they are; "" for a heading.

    """
    is_signed_early = key in _SIGNED_EARLY
    found = {*map(int, YEAR.findall(text))} if is_signed_early else years(text)
    if not found or found & ({year, year - 1} if is_signed_early else {year}):
        return ()
    named = ", ".join(map(str, sorted(found)))
    return (
        f"chỗ này ghi năm {named}, mà đây là kế hoạch năm {year}; văn bản in đúng như vậy thì giữ nguyên và thêm ghi chú.",
    )


def refuse_other_year(lines: Sequence[BodyLine], sections: Sequence[ReadSection], year: int) -> None:
    """Refuse a plan that calls itself one of another year: by its title above all, by that of its appendix, by its times."""
    votes, seen = Counter[int](), list[str]()
    for key in ("title", "appendix_title"):
        words = " ".join(line.words for line in lines if line.key == key)
        named = years(words)
        for one in named & {year} or named:
            votes[one] += _TITLE_COUNTS if key == "title" else 1
        if named and year not in named:
            seen.append(f"{'tên' if key == 'title' else 'tên Phụ lục'} là “{words[:_SHOWN]}”")
    common, count, cells = _of_times(sections)
    if count * 2 > cells:
        votes[common] += 1
        seen += [f"{count} trên {cells} ô thời gian có ghi năm là của năm {common}"] if common != year else []
    other = max(votes, key=lambda one: (votes[one], one), default=year)
    if votes[other] > votes[year]:
        message = (
            f"Tệp ghi năm {other} ({'; '.join(seen)}), mà lệnh ghi --year {year}. Nếu đây là kế hoạch năm {other}, hãy chạy "
            f"lại với --year {other}. Nếu đúng là kế hoạch năm {year} thì tệp còn sót chữ của năm {other}: hãy xin tệp đúng, "
            "hoặc sửa trong một bản sao của tệp rồi chạy lại với bản sao ấy."
        )
        raise UnreadableError(message)


def _of_times(sections: Sequence[ReadSection]) -> tuple[int, int, int]:
    """Return the year that most times name, how many name it alone, and how many name any."""
    products = (one for section in sections for task in section.tasks for one in task.deliverables)
    named = [{*map(int, YEAR.findall(one.timing))} for one in products]
    alone = Counter(min(found) for found in named if len(found) == 1)
    common, count = max(alone.items(), key=lambda one: (one[1], one[0]), default=(0, 0))
    return common, count, sum(map(bool, named))
