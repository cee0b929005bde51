"""What a change of one key means, in words: "chuyển từ Quý I sang Quý II"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from plan.changes.entries import ACTS, REMARKS, Entry, Value, activity_number, items_of
from plan.changes.nouns import Edit
from plan.changes.pieces import pieces
from plan.facts.tables import TIMES, day
from plan.ground.addresses import Links
from plan.ground.model import ROMAN, Deliverable, Document, Key, Parties, Timing, field_of, told


def dated(document: Document) -> str:
    """Return a document by kind, number and date: "Quyết định số 44/QĐ-VD ngày 20/5/2031"."""
    return f"{document.name} ngày {day(document.date)}" if document.date else f"{document.name} (chưa rõ ngày)"


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
        names: of agencies and documents, by id.

    """
    entry = next(found for found in (new, old) if found)
    said = told(type(entry.record), key)
    before, after = (found.values.get(key) if found else None for found in (old, new))
    if key in REMARKS:
        return Edit(key, said.column, before, after, effects=tuple(_remarks(said.in_diff[0], before, after, names)))
    if key in ACTS:
        effect = _act_effect(said.in_diff, _act(before, names), _act(after, names))
        return Edit(key, said.column, before, after, effects=(effect,))
    if len(said.in_diff) == 1:
        to = Links("", entry.year or 0)

        def called(item: str) -> str:
            return f"{names.get(item, item)} (trang /{to.agency(item)})" if key == "members" else item

        return Edit(key, said.column, before, after, effects=tuple(_list(said.in_diff[0], before, after, called)))
    if key == "reviewed":
        to_document = (f"theo {names.get(str(after), str(after))}",) if after else ()
        return Edit(key, said.column, before, after, pieces(_said(before), _said(after)), to_document)
    cells = (getattr(found.record, field_of(key)) if found else None for found in (old, new))
    effects = tuple(_effects(said, next(cells), next(cells), names)) if old and new else ()
    return Edit(key, said.column, before, after, pieces(_said(before), _said(after)), effects)


def _said(value: Value) -> str:
    """Return a value as one line: a list with a dash before each item, as the document prints it."""
    items = [str(item) for item in items_of(value)]
    return items[0] if len(items) == 1 else " ".join(f"- {item}" for item in items)


def _list(what: str, before: Value, after: Value, called: Callable[[str], str]) -> Iterator[str]:
    olds, news = items_of(before), items_of(after)
    yield from (f"thêm {what} {called(item)}" for item in news if item not in olds)
    yield from (f"bỏ {what} {called(item)}" for item in olds if item not in news)
    if {*olds} == {*news}:
        yield "chỉ đổi thứ tự"


def _remarks(what: str, before: Value, after: Value, names: Mapping[str, str]) -> Iterator[str]:
    olds, news = items_of(before), items_of(after)
    yield from (f"thêm {what} {_remark(dict(item), names)}" for item in news if item not in olds)
    yield from (f"bỏ {what} {_remark(dict(item), names)}" for item in olds if item not in news)
    if {*olds} == {*news}:
        yield f"chỉ đổi thứ tự các {what}"


def _remark(item: Mapping[str, str], names: Mapping[str, str]) -> str:
    if "source" in item:
        return f"“{item['source']}” → “{item['published']}” ({item['reason']})"
    if "document" in item:
        old, new = (f"“{item[key]}”" if item.get(key) else "để trống" for key in ("before", "after"))
        date = day(dt.date.fromisoformat(item["date"]))
        return f"theo {names.get(item['document'], item['document'])}, từ ngày {date}: {old} → {new}"
    return f"“{item['text']}”"


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


def _effects(said: Key, old: Any, new: Any, names: Mapping[str, str]) -> Iterator[str]:
    if isinstance(old, Timing) and isinstance(new, Timing):
        yield _timing_effect(old, new)
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


def _timing_effect(old: Timing, new: Timing) -> str:
    before, after = when(old), when(new)
    return f"chuyển từ {before} sang {after}" if before != after else f"chỉ đổi cách viết, vẫn là {after}"


def when(timing: Timing) -> str:
    """Return when something is due, in a word or two: "Quý III, IV"."""
    if timing.kind == "quarters":
        return f"Quý {', '.join(ROMAN[quarter] for quarter in timing.quarters)}"
    return TIMES[timing.kind]
