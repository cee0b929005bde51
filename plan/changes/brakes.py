"""Changes that load and check well but may be an accident or break a promise: stopped until somebody decides.

A maintainer decides with a label on the pull request; `python -m plan check --base` and `diff` get it as `--allow`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plan.changes.compare import Change, compare, renumbered
from plan.changes.entries import REMARKS, Entry
from plan.changes.states import StateError, state
from plan.facts.pages import addresses, with_forms
from plan.ground.model import Activity, Archive, Clause, Deliverable, Indicator, Place, Placed, Provision, titled
from plan.ground.problems import Problem, Said, say, shown
from plan.reading.load import load
from plan.rules.amendments import undone
from plan.rules.check import check

Found = Iterator[Problem]

MOST_RECORDS = 20
"""So many records may change at once without a decision."""


@dataclass(frozen=True)
class Brake:
    """A kind of dangerous change."""

    label: str
    """The label of a pull request that lets it pass."""
    meaning: str


BRAKES: Mapping[str, Brake] = {
    "delete-id": Brake("cho-phep: xoa-ma", "xóa hoặc đổi một mã đã đăng"),
    "lost-address": Brake("cho-phep: mat-dia-chi", "để mất một địa chỉ đã đăng mà không chuyển hướng"),
    "empty-field": Brake("cho-phep: bo-trong", "bỏ trống một ô đang có chữ"),
    "wording": Brake("cho-phep: doi-loi-van", "đổi lời văn bản mà không ghi hiệu đính hay văn bản sửa đổi"),
    "many-records": Brake("cho-phep: sua-nhieu", f"sửa hơn {MOST_RECORDS} bản ghi một lần"),
    "deadline": Brake("cho-phep: bo-han", "để một sản phẩm không còn hạn trong năm của Kế hoạch"),
    "fixed-number": Brake("cho-phep: doi-so", "đổi một con số mà Kế hoạch hoặc một văn bản đã ấn định"),
}
"""By what `--allow` calls them; a problem's kind has "brake-" before it."""

OFFICIAL: Mapping[str, tuple[str, ...]] = {
    "plan": (
        *("issuer", "number_line", "date_line", "kind", "title", "opening", "recipients_label", "recipients", "filing"),
        *("file_mark", "authority", "signer", "appendix_label", "appendix_title", "appendix_reference", "columns"),
    ),
    "clause": ("label", "title", "agencies", "text"),
    "section": ("title",),
    "objective": ("text",),
    "task": ("text",),
    "activity": ("text",),
    "deliverable": ("text", "lead", "coordinating", "timing"),
}
"""Keys that hold the document's own words, by kind of record. A task's short title is ours."""

_NUMBER = re.compile(r"[0-9]+(?:[.,/-][0-9]+)*")


def kinds_of(words: str) -> frozenset[str]:
    """Return the kinds that somebody names, by kind ("delete-id") or by label ("cho-phep: xoa-ma"), between commas.

    Raises:
        UnknownKindError: there is no such kind; says which there are.

    """
    by_label = {brake.label: kind for kind, brake in BRAKES.items()}
    named = [" ".join(word.split()) for word in words.split(",") if word.strip()]
    found = [by_label.get(word, word) for word in named]
    if unknown := [kind for kind in found if kind not in BRAKES]:
        raise UnknownKindError(unknown[0])
    return frozenset(found)


class UnknownKindError(ValueError):
    """Somebody allows what is no kind of dangerous change; the message says which kinds there are."""

    def __init__(self, word: str) -> None:
        known = (f"  {kind} ({brake.label}): {brake.meaning}" for kind, brake in BRAKES.items())
        super().__init__("\n".join([f'--allow: không có loại hay nhãn "{shown(word)}"; hãy chọn trong số:', *known]))


def against(root: Path, base: str, allowed: AbstractSet[str] = frozenset()) -> tuple[Problem, ...]:
    """Return the brakes that hold for the data under `root`, compared with a git revision or a folder.

    Nothing when the data have errors, which come first; an advice when the base cannot be compared.
    """
    if any(problem.level == "error" for problem in check(root)):
        return ()
    try:
        before, after = state(root, base), load(root)
    except StateError as error:
        message = say(f"{error}; không có gì được so sánh", f'cannot compare with "{base}"; nothing was compared')
        return (Problem(Place("data", 1, 1), message, "base-unreadable", level="advice"),)
    return brakes(before, after, compare(before, after), allowed)


def brakes(
    before: Archive, after: Archive, changes: Sequence[Change], allowed: AbstractSet[str] = frozenset()
) -> tuple[Problem, ...]:
    """Return the brakes that hold, in the order of the files.

    Args:
        before: the data as published.
        after: the data as they would be.
        changes: what `compare` says of them.
        allowed: keys of `BRAKES` that somebody has decided to let pass.

    """
    rules = (
        *_deleted(changes),
        *_lost(before, after),
        *_emptied(changes),
        *_reworded(changes),
        *_without_deadline(changes),
        *_fixed_numbers(changes),
        *_many(before, changes),
    )
    return tuple(sorted(problem for problem in rules if problem.kind.removeprefix("brake-") not in allowed))


def _braked(kind: str, place: Place, where: str, record: str, found: Said) -> Problem:
    label = BRAKES[kind].label
    message = say(
        f'{where}: {found}; nếu chắc chắn phải vậy, xin người duyệt gắn nhãn "{label}"',
        f'{where}: {found.en}; if it has to be, ask a maintainer for the label "{label}"',
    )
    return Problem(place, message, f"brake-{kind}", record)


def _deleted(changes: Sequence[Change]) -> Found:
    """Tell every id that is gone or stands for something else; what goes with its task or its plan is told once."""
    new_ids = renumbered(changes)
    gone = {(change.year, change.kind, change.id) for change in changes if change.action == "removed"}
    for change in changes:
        key = change.before.key if change.before else None
        with_task = change.kind == "deliverable" and (change.year, "task", change.task) in gone
        with_plan = change.kind != "plan" and (change.year, "plan", str(change.year)) in gone
        if with_task or with_plan or key is None or change.kind == "activity":
            continue
        if new_id := new_ids.get(key):
            message = say(
                f'câu chữ của mã này nay mang mã "{new_id}"; mã đã đăng thì không đổi, hãy trả lại mã cũ',
                f'the words of this id now have the id "{new_id}"; a published id never changes, please restore it',
            )
            yield _braked("delete-id", change.place, change.name, change.id, message)
        elif change.action == "removed":
            message = say("đã bị xóa; mã đã đăng thì không bỏ", "is deleted; a published id is never dropped")
            yield _braked("delete-id", change.place, change.name, change.id, _or_repealed(change, message))


def _or_repealed(change: Change, message: Said) -> Said:
    """Say also how a record of the appendix is repealed: it stays."""
    if not isinstance(change.entry.record, Provision):
        return message
    return say(
        f"{message}; nếu một văn bản đã bãi bỏ, hãy giữ lại và ghi repealed_by (Bãi bỏ)",
        f"{message.en}; if a document repealed it, please keep it and record that under repealed_by",
    )


def _lost(before: Archive, after: Archive) -> Found:
    """Tell every address that would no longer answer; not those of the parts and forms of a page that is itself told."""
    kept = addresses(after).keys()
    lost = {address: place for address, place in addresses(before).items() if address not in kept}
    forms = {form for address in lost for form in with_forms(address)[1:]}
    for address, place in lost.items():
        page, _, fragment = address.partition("#")
        if not (fragment and page in lost) and address not in forms:
            message = say(
                "địa chỉ này sẽ không còn; hãy ghi trong data/redirects.yml địa chỉ mới thay cho nó",
                "this address would be gone; please write in data/redirects.yml which one takes its place",
            )
            yield _braked("lost-address", place, f"/{address}", "", message)


def _emptied(changes: Sequence[Change]) -> Found:
    removed_tasks = {change.id for change in changes if change.kind == "task" and change.action == "removed"}
    for change in changes:
        if change.kind == "activity" and change.action == "removed" and change.task not in removed_tasks:
            text = " ".join(getattr(change.entry.record, "text", ()))
            message = say(f'bỏ cả hoạt động "{shown(text)}"', f'the whole activity "{shown(text)}" is gone')
            yield _braked("empty-field", change.place, change.name, change.task, _or_repealed(change, message))
        for edit in change.edits if change.before and change.after else ():
            if edit.after is None and edit.key not in REMARKS and not _undone_alike(change, edit.key):
                message = say("đang có chữ, nay để trống", "had words and is now empty")
                where = f"{change.name} · {titled(type(change.entry.record), edit.key)}"
                yield _braked("empty-field", change.place, where, change.id, message)


def _reworded(changes: Sequence[Change]) -> Found:
    """Tell every text of the document that is another, when corrections and amendments are undone, than it was."""
    edited = say(
        "đổi lời của văn bản; hãy ghi lại chỗ sửa ở corrections (Hiệu đính) nếu bản nguồn có lỗi, hoặc ở amendments (Sửa đổi)"
        " nếu có văn bản sửa đổi",
        "changes the document's words; please record the edit under corrections if the source has a slip, or under"
        " amendments if a document changed the plan",
    )
    new = say(
        "thêm một hoạt động; nếu một văn bản đã bổ sung nó, hãy ghi added_by (Bổ sung)",
        "a new activity; if a document added it, please record that under added_by",
    )
    tasks = {change.id for change in changes if change.kind == "task" and change.action == "added"}
    for change in changes:
        for key in OFFICIAL.get(change.kind, ()):
            after = change.after.values.get(key) if change.after else None
            is_new = _is_unlawfully_new(change) and change.task not in tasks
            both = bool(change.before and change.after)
            if change.after and after and (is_new or (both and not _undone_alike(change, key))):
                where = f"{change.name} · {titled(type(change.after.record), key)}"
                yield _braked("wording", change.after.place(key), where, change.id, new if is_new else edited)


def _is_unlawfully_new(change: Change) -> bool:
    """Tell whether a record is an activity that is new without a later document that added it."""
    record = change.entry.record
    return change.action == "added" and isinstance(record, Activity) and record.added_by is None


def _undone_alike(change: Change, key: str) -> bool:
    """Tell whether a text is the same before and after once its corrections and amendments are undone."""
    return bool(change.before and change.after) and _source(change.before, key) == _source(change.after, key)


def _source(entry: Entry | None, key: str) -> tuple[str, ...]:
    """Return the texts of a key as the source has them."""
    if entry is None:
        return ()
    value = entry.values.get(key)
    texts = tuple(map(str, value)) if isinstance(value, tuple) else () if value is None else (str(value),)
    for amendment in reversed(_edits(entry.record, "amendments", key)):
        texts = undone(texts, amendment.after, amendment.before)
    for correction in _edits(entry.record, "corrections", key):
        texts = undone(texts, correction.published, correction.source)
    return texts


def _edits(record: Placed, name: str, key: str) -> list[Any]:
    return [edit for edit in getattr(record, name, ()) if edit.field == key]


def _without_deadline(changes: Sequence[Change]) -> Found:
    for change in changes:
        old, new = (entry.record if entry else None for entry in (change.before, change.after))
        if not isinstance(old, Deliverable) or not isinstance(new, Deliverable) or _undone_alike(change, "timing"):
            continue
        if old.timing.quarters and not new.timing.quarters:
            message = say(
                f'từ "{shown(old.timing.text)}" thành "{shown(new.timing.text)}": không còn hạn nào trong năm',
                f'from "{shown(old.timing.text)}" to "{shown(new.timing.text)}": no deadline in the year is left',
            )
            where = f"{change.name} · {titled(Deliverable, 'timing')}"
            yield _braked("deadline", new.places["timing"], where, change.id, message)


def _fixed_numbers(changes: Sequence[Change]) -> Found:
    amended = {name for change in changes if _has_new_remark(change) for name in _references(change)}
    for change in changes:
        keys = {"indicator": ("value", "quote"), "document": ("number", "date")}.get(change.kind, ())
        record = change.entry.record
        for edit in change.edits if change.before and change.after else ():
            lawful = isinstance(record, Indicator) and record.record in amended
            olds, news = (_NUMBER.findall(str(value or "")) for value in (edit.before, edit.after))
            if edit.key in keys and olds != news and edit.before and edit.after and not lawful:
                message = say(
                    f'con số đã ấn định "{shown(", ".join(olds))}" nay là "{shown(", ".join(news))}"',
                    f'the fixed number "{shown(", ".join(olds))}" is now "{shown(", ".join(news))}"',
                )
                where = f"{change.name} · {titled(type(change.entry.record), edit.key)}"
                yield _braked("fixed-number", change.entry.place(edit.key), where, change.id, message)


def _has_new_remark(change: Change) -> bool:
    return any(edit.key in {"corrections", "amendments"} for edit in change.edits)


def _references(change: Change) -> tuple[str, ...]:
    """Return how data refer to a record and to the task it is in."""
    record = change.entry.record
    return (record.anchor if isinstance(record, Clause) else change.id, change.task)


def _many(before: Archive, changes: Sequence[Change]) -> Found:
    """Tell when many records change; a plan of a new year touches nothing that is published."""
    touched = [change for change in changes if change.year is None or change.year in before.plan]
    if len(touched) > MOST_RECORDS:
        message = say(
            f"{len(touched)} bản ghi đổi cùng một lần, nhiều hơn {MOST_RECORDS}; hãy chia thành nhiều lần sửa",
            f"{len(touched)} records change at once, more than {MOST_RECORDS}; please split the change",
        )
        yield _braked("many-records", touched[0].place, "data", "", message)
