"""What the page about the site says of each plan: what its words were compared with."""

from __future__ import annotations

from plan.facts.tables import day
from plan.ground.model import Archive, Plan
from plan.html.frame import entities

_SHOWN = 12
"""How many digits of a hash tell it from others."""


def sources_listing(archive: Archive) -> str:
    """Return as Markdown, plan by plan, what it is compared with."""
    return "\n".join(f"- Kế hoạch năm {plan.year}: {_source(plan)} {_signed(plan)}" for plan in archive.plans)


def _source(plan: Plan) -> str:
    if not plan.source.is_whole:
        return "chưa có bản nguồn để đối chiếu."
    digest = f"{plan.source.text}"[:_SHOWN]
    return f"từng đoạn, từng ô đã được đối chiếu với bản nguồn `data/{plan.year}/source.txt` (SHA-256 `{digest}…`)."


def _signed(plan: Plan) -> str:
    what = "Bản nguồn ấy" if plan.source.is_whole else "Câu chữ ở đây"
    if plan.compared is None:
        return f"{what} chưa được cơ quan nào ghi nhận là đã so với văn bản đã ký."
    found = plan.compared
    return f"{what} đã được {entities(found.by)} so với văn bản đã ký ({entities(found.document)}) ngày {day(found.date)}."
