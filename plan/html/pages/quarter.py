"""What is due in a quarter, what is due every quarter included."""

from __future__ import annotations

from plan.facts.dues import last_day
from plan.facts.tables import day
from plan.ground.model import ROMAN
from plan.html.times import at_time
from plan.html.view import MAIN, About, Content, Indexed, View


def content(about: About) -> Content:
    """The quarter's deliverables by section."""
    quarter, plan = int(about.page.record), about.plan
    rows, ended = plan.rows.due_in(quarter), plan.repealed_rows.due_in(quarter)
    named = sum(row.deliverable.timing.kind == "quarters" for row in rows)
    counted, until = ("ghi", "Chậm nhất là ngày cuối quý,") if plan.is_by_quarter else ("có hạn trong", "Chậm nhất là")
    quarterly = f", {len(rows) - named} định kỳ hàng quý" if named < len(rows) else ""
    lede = f"{named} sản phẩm {counted} Quý {ROMAN[quarter]}{quarterly}. {until} {_last_day(about)}."
    title = _title(about)
    return at_time(about, title, lede, f"Sản phẩm đến hạn {title}", about.page.record, rows, ended)


def description(about: About) -> str:
    """How many deliverables are due, and by when."""
    quarter, plan = about.page.record, about.plan
    number = len(plan.rows.due_in(int(quarter)))
    return f"{number} sản phẩm đến hạn trong quý {quarter}, chậm nhất {_last_day(about)}, theo {plan.name}."


def indexed(about: About) -> Indexed:
    """The quarter as people write it."""
    quarter, year = about.page.record, about.plan.year
    names = (f"Quý {quarter} năm {year}", f"Quý {ROMAN[int(quarter)]}/{year}", f"Quý {quarter}/{year}")
    return Indexed(about.page.address, _title(about), names=names, weight=MAIN)


def _title(about: About) -> str:
    return f"Quý {ROMAN[int(about.page.record)]} năm {about.plan.year}"


def _last_day(about: About) -> str:
    quarter, plan = int(about.page.record), about.plan
    return day(last_day(plan.rows.due_in(quarter), quarter, plan.year))


VIEW = View(content=content, description=description, indexed=indexed)
