"""What a change of one key means, in words: "chuyển từ Quý I sang Quý II"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from plan.changes.entries import ACTS, REMARKS, Entry, Value, activity_number, gone_and_new, items_of
from plan.changes.nouns import Edit
from plan.changes.pieces import pieces
from plan.changes.remarked import remarked
from plan.facts.tables import TIMES, day
from plan.ground.addresses import Links
from plan.ground.model import ROMAN, UNKNOWN, Archive, Deliverable, Document, Key, Parties, TargetRow, Timing, field_of, told
from plan.reading.timing import deadlines


def dated(document: Document) -> str:
    """Return a document by kind, number and date: "Quyết định số 44/QĐ-VD ngày 20/5/2031"."""
    return f"{document.name} ngày {day(document.date)}" if document.date else f"{document.name} (chưa rõ ngày)"


GROUND = "ground:"
"""Before a document's id, among names: what it is called where it is all that a change stands on."""


def named(*archives: Archive) -> Mapping[str, str]:
    """Return how agencies and documents are called, by id; those of the last archive before others'."""
    agencies = {agency.id: agency.name for archive in archives for agency in archive.agencies}
    documents = {document.id: document for archive in archives for document in archive.documents}
    grounds = {f"{GROUND}{key}": f"{dated(found)}, trích yếu: {found.subject or UNKNOWN}" for key, found in documents.items()}
    return agencies | {key: dated(found) for key, found in documents.items()} | grounds


def reordered(old: Entry, new: Entry) -> Edit:
    """Return that an activity now stands elsewhere among those of its task."""
    before, after = activity_number(old), activity_number(new)
    return Edit("order", "Thứ tự", before, after, effects=(f"chuyển từ hoạt động thứ {before} thành thứ {after}",))


def edit_of(key: str, old: Entry | None, new: Entry | None, names: Mapping[str, str]) -> Edit:
    """Return what changed in a key of a record, as what its field says of it wants.

    Args:
        key: of the record, one whose value differs.
        old: the record before; None when it is new.
        new: the record after; None when it is removed.
        names: as `named` has them.

    """
    entry = next(found for found in (new, old) if found)
    said = told(type(entry.record), key)
    before, after = (found.values.get(key) if found else None for found in (old, new))
    if key in REMARKS:
        effects = tuple(remarked(type(entry.record), key, gone_and_new(before, after), names))
        return Edit(key, said.column, before, after, effects=effects)
    if key in ACTS:
        effect = _act_effect(said.in_diff, _act(before, names), _act(after, names))
        return Edit(key, said.column, before, after, effects=(effect,))
    if key == "reviewed":
        grounds = (names.get(f"{GROUND}{value}", "") if value else "" for value in (before, after))
        return Edit(key, said.column, before, after, pieces(next(grounds), next(grounds)))
    if len(said.in_diff) == 1:
        to = Links("", entry.year or 0)

        def called(item: str) -> str:
            return f"{names.get(item, item)} (trang /{to.agency(item)})" if key == "members" else item

        return Edit(key, said.column, before, after, effects=tuple(_list(said.in_diff[0], before, after, called)))
    was, now = (getattr(found.record, field_of(key)) if found else None for found in (old, new))
    year = entry.year or 0
    effects = (*_effects(said, was, now, names, year), *_recounted(key, old, new)) if old and new else ()
    if isinstance(entry.record, TargetRow):
        return Edit(key, said.column, before, after, pieces(_side_by_side(before), _side_by_side(after)), effects)
    known = names if said.refers_to in {"agency", "document"} else said.choices
    words = (_said(known.get(str(value), value), cell) for value, cell in ((before, was), (after, now)))
    return Edit(key, said.column, before, after, pieces(next(words), next(words)), effects)


def _side_by_side(value: Value) -> str:
    """Return the cells of a line of a table as one line."""
    return " | ".join(str(item) for item in items_of(value))


def _said(value: Value, cell: Any) -> str:
    """Return a value as one line: a day as people write it, a list with a dash before each item, as the document does."""
    if isinstance(cell, dt.date):
        return day(cell)
    items = [str(item) for item in items_of(value)]
    return items[0] if len(items) == 1 else " ".join(f"- {item}" for item in items)


def _list(what: str, before: Value, after: Value, called: Callable[[str], str]) -> Iterator[str]:
    olds, news = items_of(before), items_of(after)
    yield from (f"thêm {what} {called(item)}" for item in news if item not in olds)
    yield from (f"bỏ {what} {called(item)}" for item in olds if item not in news)
    if {*olds} == {*news}:
        yield "chỉ đổi thứ tự"


def _act(value: Value, names: Mapping[str, str]) -> str:
    """Return an act in words: "theo Quyết định số 25/QĐ-UBND, từ ngày 1/6/2022"; "" without one."""
    if not isinstance(value, tuple):
        return ""
    act = dict(value)
    return f"theo {names.get(act['document'], act['document'])}, từ ngày {day(dt.date.fromisoformat(act['date']))}"


def _act_effect(in_diff: tuple[str, ...], old: str, new: str) -> str:
    done, act = in_diff
    if old and new:
        return f"{act}: trước {old}; nay {new}"
    return f"{done} {new}" if new else f"không còn ghi {act} {old}"


def _effects(said: Key, old: Any, new: Any, names: Mapping[str, str], year: int) -> Iterator[str]:
    if isinstance(old, Timing) and isinstance(new, Timing):
        yield _timing_effect(old, new, year)
    elif said.in_diff:
        yield from _parties_effects(said.in_diff, _named(old), _named(new), names)


def _named(value: Any) -> tuple[str, ...]:
    cells = [cell for cell in (value if isinstance(value, tuple) else (value,)) if isinstance(cell, Parties)]
    return tuple(dict.fromkeys(agency for cell in cells for agency in cell.agencies))


def _parties_effects(
    in_diff: tuple[str, ...], olds: Sequence[str], news: Sequence[str], names: Mapping[str, str]
) -> Iterator[str]:
    role, adding = in_diff
    added = [names.get(agency, agency) for agency in news if agency not in olds]
    gone = [names.get(agency, agency) for agency in olds if agency not in news]
    if not added and not gone:
        yield f"chỉ đổi cách viết, {role} không đổi"
    elif added and gone and role == told(Deliverable, "lead").in_diff[0]:
        yield f"{role} đổi từ {'; '.join(gone)} sang {'; '.join(added)}"
    else:
        yield from (f"thêm {name} {adding}" for name in added)
        yield from (f"bỏ {name} khỏi {role}" for name in gone)


def _timing_effect(old: Timing, new: Timing, year: int) -> str:
    """Return from when to when something moved, and its last day, if that is another: "…, hạn mới 30/6/2022"."""
    before, after = when(old), when(new)
    if before == after:
        return f"chỉ đổi cách viết, vẫn là {after}"
    was, now = (max(deadlines(timing, year), default=None) for timing in (old, new))
    last = f", hạn mới {day(now)}" if now and now != was and not new.days else ""
    return f"chuyển từ {before} sang {after}{last}"


def _recounted(key: str, old: Entry, new: Entry) -> Iterator[str]:
    """Yield that a time is counted otherwise, and whether that is because the words of the document are others."""
    was, now = old.record, new.record
    if key == "timing_read" and isinstance(was, Deliverable) and isinstance(now, Deliverable):
        if was.timing.text == now.timing.text:
            yield f"đổi cách tính, lời văn bản không đổi: {_timing_effect(was.timing, now.timing, new.year or 0)}"
        else:
            yield "đổi cách tính theo lời mới của văn bản"


def when(timing: Timing) -> str:
    """Return when something is due, in a word or two: "Quý III, IV", "ngày 30/6/2027"."""
    if timing.days:
        return f"ngày {', '.join(map(day, timing.days))}"
    if timing.kind == "quarters":
        return f"Quý {', '.join(ROMAN[quarter] for quarter in timing.quarters)}"
    return TIMES[timing.kind]
