"""Records that a plan on main did not have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plan.changes.compare import renumbered
from plan.changes.dangers.decisions import is_proven
from plan.changes.entries import EntryKey, items_of
from plan.changes.labels import braked
from plan.changes.nouns import Change
from plan.facts.undoing import original
from plan.ground.model import Archive, OwnCell, Placed, Plan, Provision, acts_of
from plan.ground.problems import Problems, Said, say

_KINDS = {"clause", "section", "objective", "task", "activity", "deliverable", "cell", "targets", "target"}
"""What a plan was issued with; indicators and groups are this site's."""


def added(before: Archive, after: Archive, changes: Sequence[Change]) -> Problems:
    """Tell every record that no document added to a plan that was published; not what a record that is told holds."""
    news = {
        change.entry.key: change
        for change in changes
        if change.action == "added" and change.kind in _KINDS and change.year in before.plan
    }
    moved = {*renumbered(changes).values()}
    whole = {key: change for key, change in news.items() if not {change.id, change.task} & moved}
    with_products = {(change.year, item) for change in whole.values() for item in _products(change)}
    for change in news.values():
        record = change.entry.record
        is_lawful = _is_added(record)
        is_held = (change.year, change.id) in with_products or any(holder in whole for holder in _holders(change))
        with_task = change.kind == "activity" and change.task in moved
        if not (is_lawful or is_held or with_task or change.id in moved):
            proven = is_proven(before, after, change)
            yield braked("new-record", change.place, change.name, change.task or change.id, _new(change), proven=proven)


def issued(before: Archive, after: Archive) -> Problems:
    """Tell each plan that was not published yet: it becomes the home page, and nobody but a person can see the signed one."""
    for plan in after.plans:
        if plan.year not in before.plan and before.plans:
            name = f"Kế hoạch năm {plan.year}"
            yield braked("new-record", plan.place, name, str(plan.year), _compared(plan))


def _compared(plan: Plan) -> Said:
    """Say whether a body has said that it compared a plan with the signed document."""
    if plan.compared:
        return say(
            f"cả kế hoạch này mới; dữ liệu ghi đã so với {plan.compared.document}, hãy xem lần so ấy có thật",
            f"this whole plan is new; the data say it was compared with {plan.compared.document}, please see that it was",
        )
    return say(
        "cả kế hoạch này mới, và chưa ghi đã so với văn bản đã ký (khóa compared)",
        "this whole plan is new, and nothing says that it was compared with the signed document (key compared)",
    )


def _is_added(record: Placed) -> bool:
    """Tell whether a record says which document added it; a further cell does by an amendment of what was empty."""
    if isinstance(record, OwnCell):
        return bool(record.amendments) and not original(record, "text")
    return isinstance(record, Provision) and "added_by" in acts_of(record)


def _products(change: Change) -> tuple[str, ...]:
    """Return the ids of the products of an activity."""
    return items_of(change.entry.values.get("deliverables")) if change.kind == "activity" else ()


def _holders(change: Change) -> Iterator[EntryKey]:
    """Yield what a record may stand under, by its id: a clause under clauses, what is in the appendix under the others."""
    kinds = {"clause"} if change.kind == "clause" else {"section", "objective", "task"}
    above = change.task or change.id.rpartition(".")[0]
    if change.kind in {"cell", "target"}:
        yield ("deliverable" if change.kind == "cell" else "targets", change.year, _holder(change))
    while above:
        yield from ((kind, change.year, above) for kind in kinds if (kind, above) != (change.kind, change.id))
        above = above.rpartition(".")[0]


def _holder(change: Change) -> str:
    return change.id.partition("/")[0] if change.kind == "cell" else str(change.year)


def _new(change: Change) -> Said:
    if isinstance(change.entry.record, OwnCell):
        return say(
            "ô này trước để trống; nếu một văn bản đã ghi thêm, hãy ghi amendments (Sửa đổi) với before: null",
            "this cell was empty; if a document filled it, please record that under amendments with before: null",
        )
    if isinstance(change.entry.record, Provision):
        return say(
            "mục này mới, Kế hoạch đã đăng không có; nếu một văn bản đã bổ sung nó, hãy ghi added_by (Bổ sung)",
            "this is new, the published plan has none; if a document added it, please record that under added_by",
        )
    return say(
        "mục này mới, Kế hoạch đã đăng không có, và loại mục này không ghi added_by được; hãy nêu căn cứ trong pull request",
        "this is new, the published plan has none, and records of its kind have no added_by; please give the ground in the"
        " pull request",
    )
