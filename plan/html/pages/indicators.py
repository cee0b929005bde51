"""The numbers and ranks that a plan sets, each with its sentence."""

from __future__ import annotations

from collections.abc import Iterator

from plan.facts.citing import in_sentence
from plan.facts.measured import measured
from plan.ground.addresses import Slug
from plan.ground.model import Plan
from plan.html.frame import Heading
from plan.html.view import About, Content, Indexed, Part, View


def content(about: About) -> Content:
    """The indicators, each with what was reported of it."""
    return Content(Heading(f"{_title(about.plan)} · {_counted(about.plan)}"), {"measured": measured(about.plan)})


def description(about: About) -> str:
    """How many indicators there are."""
    plan = about.plan
    table = f"; {in_sentence(plan.targets.label)}: {plan.targets.title}" if plan.targets else ""
    return f"{len(plan.indicators)} chỉ tiêu có con số hoặc thứ hạng trong {plan.name}, kèm nguyên văn{table}."


def indexed(about: About) -> Indexed:
    """The list with each indicator."""
    parts = (Part(item.id, f"{item.title}: {item.value}", "") for item in about.plan.indicators)
    return Indexed(about.page.address, _title(about.plan), parts=(*parts, *_targets(about.plan)))


def _title(plan: Plan) -> str:
    return "Chỉ tiêu" if plan.targets else "Chỉ tiêu có số"


def _counted(plan: Plan) -> str:
    if not plan.targets:
        return f"{len(plan.indicators)} chỉ tiêu"
    sentences = f"{len(plan.indicators)} câu và " if plan.indicators else ""
    return f"{sentences}{in_sentence(plan.targets.label)}"


def _targets(plan: Plan) -> Iterator[Part]:
    """Yield the lines of the second appendix, each with its words."""
    for number, row in enumerate(plan.targets.rows if plan.targets else (), 1):
        label = in_sentence(plan.targets.label) if plan.targets else ""
        yield Part(f"{Slug.TARGETS}-{number}", f"{label}, dòng {number}", " · ".join(filter(None, row.cells)))


VIEW = View(content=content, description=description, indexed=indexed)
