"""How a plan, an agency's part in it and a task are cited.

Kind, number, date, issuer and subject, as Nghị định 30/2020/NĐ-CP asks of a document that another one cites, then the place
in the document. What a draft has not yet is said to be unknown.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from plan.facts.tables import day
from plan.ground.model import UNKNOWN, Agency, Plan, Task

_NUMERAL = re.compile("[IVXLC]+|[0-9]+")
_MONTH = re.compile(r"tháng\s+(\d{1,2})\s+năm\s+(\d{4})")


def plan_citation(plan: Plan) -> str:
    """Return a plan's kind, number, date, issuer and subject; a plan without number is called a draft.

    >>> plan_citation(plan)
    'Kế hoạch số 12/KH-VD ngày 05 tháng 01 năm 2031 của Ủy ban nhân dân tỉnh Ví Dụ “Cải cách hành chính tỉnh Ví Dụ năm 2031”'
    >>> from dataclasses import replace
    >>> plan_citation(replace(plan, number=None, day=None))
    'Dự thảo Kế hoạch số [chưa có dữ liệu] ngày [chưa có dữ liệu] tháng 01 năm 2031 của Ủy ban nhân dân tỉnh Ví Dụ ...
    """
    kind = plan.kind.capitalize() if plan.number else f"Dự thảo {plan.kind.capitalize()}"
    return f"{kind} số {plan.number or UNKNOWN} ngày {_date(plan)} của {plan.issuer} “{plan.title}”"


def agency_citation(plan: Plan, agency: Agency, deliverables: Sequence[str], groups: Sequence[Agency]) -> str:
    """Return the citation of an agency's part in a plan.

    Args:
        plan: the plan.
        agency: whose part it is.
        deliverables: ids of those that name the agency.
        groups: through which others reach it.

    """
    named = [f"những dòng nêu {agency.name}: {_lines(deliverables)}"] if deliverables else []
    through = [f"những dòng nêu chung {group.name}" for group in groups]
    parts = "; ".join([*named, *through])
    return (
        f"{plan_citation(plan)}, {in_sentence(plan.appendix_label)}, {parts}"
        if parts
        else f"{plan_citation(plan)}, {plan.charged_in}"
    )


def _lines(deliverables: Sequence[str]) -> str:
    """Return where in the appendix deliverables stand, by its own numbers: "mục II (TT 6), mục III (TT 1, 2)"."""
    sections: dict[str, dict[str, None]] = {}
    for section, number, *_ in (item.split(".") for item in deliverables):
        sections.setdefault(section, {})[number] = None
    return ", ".join(f"mục {section} (TT {', '.join(numbers)})" for section, numbers in sections.items())


def task_citation(plan: Plan, task: Task) -> str:
    """Return the citation of a task: section and number in the appendix, and the id that only this site gives it."""
    place = f"{_lines([task.id])}, nhiệm vụ {task.id} (số hiệu do trang đăng đặt)"
    return f"{plan_citation(plan)}, {in_sentence(plan.appendix_label)}, {place}"


def found_at(citation: str, address: str, data_date: dt.date | None) -> str:
    """Return a citation with where its text is found, when that is known, and of which day the data there are."""
    place = f". {address}" if address else ""
    return f"{citation}{place} (dữ liệu ngày {day(data_date) if data_date else UNKNOWN})"


def not_before(plan: Plan) -> dt.date | None:
    """Return the first day on which a plan may have been issued, as its line of the date has it; None if that tells none.

    >>> not_before(plan)
    datetime.date(2031, 1, 5)
    """
    return first_day(plan.date_line, plan.day)


def first_day(date_line: str, day: int | None) -> dt.date | None:
    """Return the first day that a line of the date may mean, which may leave the day of the month open.

    >>> first_day("Sông Mơ, ngày     tháng 01 năm 2031", None)
    datetime.date(2031, 1, 1)
    """
    month = _MONTH.search(date_line)
    try:
        return dt.date(int(month[2]), int(month[1]), day or 1) if month else None
    except ValueError:
        return None


def _date(plan: Plan) -> str:
    """Return "03 tháng 12 năm 2021", the day and what the line of the date does not say as unknown."""
    number = f"{plan.day:02}" if plan.day else UNKNOWN
    month = _MONTH.search(plan.date_line)
    return f"{number} {month[0] if month else f'tháng {UNKNOWN} năm {UNKNOWN}'}"


def in_sentence(label: str) -> str:
    """Return what stands above an appendix as a sentence names it, its number as it is.

    >>> in_sentence("PHỤ LỤC"), in_sentence("PHỤ LỤC II")
    ('Phụ lục', 'Phụ lục II')
    """
    words = (word if _NUMERAL.fullmatch(word) else word.lower() for word in label.split())
    found = " ".join(words)
    return f"{found[:1].upper()}{found[1:]}"
