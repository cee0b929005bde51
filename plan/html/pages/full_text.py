"""The whole document, an anchor for each paragraph."""

from __future__ import annotations

from collections.abc import Iterator

from plan.facts.citing import in_sentence
from plan.facts.located import clause_name
from plan.facts.tables import number_word
from plan.ground.model import Clause, Plan
from plan.html.frame import Heading
from plan.html.view import About, Content, Indexed, Part, View


def content(about: About) -> Content:
    """The document."""
    return Content(Heading(_title(about)))


def description(about: About) -> str:
    """What the document consists of."""
    return f"Toàn văn {about.plan.name}: {_parts(about.plan)}, mỗi đoạn có địa chỉ riêng."


def _parts(plan: Plan) -> str:
    """Return what the document has: "bốn phần I–IV và Phụ lục"."""
    appendix = f"{in_sentence(plan.appendix_label)}, {in_sentence(plan.targets.label)}" if plan.targets else "Phụ lục"
    ids = [part.id for part in plan.parts]
    found = f"{number_word(len(ids))} phần {ids[0]}–{ids[-1]}" if len(ids) > 1 else f"phần {''.join(ids)}"
    return f"{found} và {appendix}" if ids else appendix


def indexed(about: About) -> Indexed:
    """The document with each paragraph of its parts; the rows of the appendix are found with their tasks."""
    return Indexed(about.page.address, _title(about), parts=tuple(_paragraphs(about.plan)))


def _title(about: About) -> str:
    return f"Toàn văn Kế hoạch năm {about.plan.year}"


def _paragraphs(plan: Plan) -> Iterator[Part]:
    yield Part("mo-dau", "Phần mở đầu", plan.opening)
    for clause in plan.clause.values():
        yield Part(clause.anchor, _clause_title(clause), "" if clause.title else clause.words)
    recipients = " · ".join(item.text for item in plan.recipients)
    yield Part("noi-nhan", plan.recipients_label, recipients)
    yield Part("nguoi-ky", "Người ký", " · ".join([*plan.authority, plan.signer]))


def _clause_title(clause: Clause) -> str:
    part, _, under = clause.id.partition(".")
    name = f"Phần {part}, {clause_name(clause)}" if under else f"Phần {part}"
    return f"{name}. {clause.title}" if clause.title else name


VIEW = View(content=content, description=description, indexed=indexed)
