"""Two archives → what changed, record by record and key by key, with what it means in words.

Only meaning counts: the order of records in a file, the order of keys, comments and layout are no change.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import difflib
import itertools
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from plan.changes.entries import ACTS, REMARKS, Entry, Key, Value, activity_number, entries
from plan.facts.tables import TIMES, day
from plan.ground.addresses import Links
from plan.ground.model import ROMAN, Archive, Deliverable, Parties, Place, Timing, columns, field_of

Action = Literal["added", "removed", "changed"]


@dataclass(frozen=True)
class Piece:
    """A run of words of a text that changed."""

    kind: Literal["same", "gone", "new"]
    words: str


@dataclass(frozen=True)
class Edit:
    """What changed in one key of a record."""

    key: str
    column: str
    """The key's Vietnamese name."""
    before: Value
    """None where the key was not set."""
    after: Value
    pieces: tuple[Piece, ...] = ()
    """The words before and after in one; none for lists of ids and remarks, which `effects` tells."""
    effects: tuple[str, ...] = ()
    """What it means: "chuyển từ Quý I sang Quý II"."""


@dataclass(frozen=True)
class Change:
    """What changed in one record."""

    action: Action
    before: Entry | None
    after: Entry | None
    edits: tuple[Edit, ...]
    """Every key of a record added or removed."""
    effects: tuple[str, ...] = ()

    @property
    def entry(self) -> Entry:
        """The record after; before when it is removed."""
        entry = self.after or self.before
        if entry is None:
            message = "a change without a record"
            raise AssertionError(message)
        return entry

    @property
    def kind(self) -> str:
        """What the record is, as in `entries`."""
        return self.entry.kind

    @property
    def year(self) -> int | None:
        """The plan's; None for what all plans share."""
        return self.entry.year

    @property
    def id(self) -> str:
        """Of the record after; before when it is removed."""
        return self.entry.id

    @property
    def name(self) -> str:
        """In words: "Sản phẩm II.2.1.5"."""
        return self.entry.name

    @property
    def task(self) -> str:
        """Id of the task it is of or in; "" for what is in no task."""
        return self.entry.task

    @property
    def place(self) -> Place:
        """Where the record stands after; where it stood when it is removed."""
        return self.entry.place()


def compare(before: Archive, after: Archive) -> tuple[Change, ...]:
    """Return what changed from one state to another, in the order of the document; nothing when only the files did.

    >>> first, *others = archive.agencies
    >>> after = dataclasses.replace(archive, agencies=(dataclasses.replace(first, short="SVCg"), *others))
    >>> [(change.action, change.name) for change in compare(archive, after)]
    [('changed', 'Cơ quan “Sở Việc công”')]
    >>> [(edit.key, edit.column, edit.before, edit.after) for edit in compare(archive, after)[0].edits]
    [('short', 'Tên tắt', 'SVC', 'SVCg')]
    """
    names = {agency.id: agency.name for agency in (*before.agencies, *after.agencies)}
    names |= {document.id: document.name for document in (*before.documents, *after.documents)}
    found = [_change(old, new, names, moved=moved) for old, new, moved in _pairs(entries(before), entries(after))]
    changes = [change for change in found if change]
    return tuple(sorted(changes, key=_order))


def change_json(change: Change) -> dict[str, Any]:
    """Return a change of a record as JSON can hold it."""
    return {
        "action": change.action,
        "kind": change.kind,
        "year": change.year,
        "id": change.id,
        "before_id": change.before.id if change.before else None,
        "name": change.name,
        "task": change.task,
        "place": change.place._asdict(),
        "effects": change.effects,
        "edits": [_edit_json(edit) for edit in change.edits],
    }


def _edit_json(edit: Edit) -> dict[str, Any]:
    return {
        "key": edit.key,
        "column": edit.column,
        "before": _value_json(edit.key, edit.before),
        "after": _value_json(edit.key, edit.after),
        "pieces": [vars(piece) for piece in edit.pieces],
        "effects": edit.effects,
    }


def _value_json(key: str, value: Value) -> Any:
    if key in ACTS and isinstance(value, tuple):
        return dict(value)
    return [dict(item) for item in value] if key in REMARKS and isinstance(value, tuple) else value


def renumbered(changes: Iterable[Change]) -> Mapping[Key, str]:
    """Return, by task or deliverable whose texts went, the id under which the same texts are new."""
    found = [change for change in changes if change.kind in {"task", "deliverable"} and _texts_differ(change)]
    news = {_texts(change.after): change.id for change in found if change.after}
    gone = [(change.before.key, news.get(_texts(change.before))) for change in found if change.before]
    return {key: new_id for key, new_id in gone if new_id}


def _texts_differ(change: Change) -> bool:
    return _texts(change.before) != _texts(change.after)


def _texts(entry: Entry | None) -> tuple[Value, ...]:
    return (entry.kind, entry.year, entry.values.get("text")) if entry else ()


def pieces(before: str, after: str) -> tuple[Piece, ...]:
    """Return two texts in one, word by word: what stayed, what is gone, what is new.

    >>> [(piece.kind, piece.words) for piece in pieces("Quý I, II năm 2031", "Quý II năm 2031")]
    [('same', 'Quý '), ('gone', 'I, '), ('same', 'II năm 2031')]
    """
    olds, news = _TOKEN.findall(before), _TOKEN.findall(after)
    start = _common(zip(olds, news, strict=False))
    end = _common(zip(reversed(olds[start:]), reversed(news[start:]), strict=False))
    middle = _middle(olds[start : len(olds) - end], news[start : len(news) - end])
    return _joined([_piece("same", olds[:start]), *middle, _piece("same", olds[len(olds) - end :])])


_TOKEN = re.compile(r"[\w\u0300-\u036f]+|\s+|[^\w\s]")
"""Words with their diacritics, spaces, single signs."""
_MOST_PAIRS = 1_000_000
"""Beyond so many pairs of words and spaces (1,000 × 1,000) a text counts as new as a whole: comparing would take seconds."""


def _common(pairs: Iterable[tuple[str, str]]) -> int:
    return sum(1 for _ in itertools.takewhile(lambda pair: pair[0] == pair[1], pairs))


def _piece(kind: Literal["same", "gone", "new"], tokens: Sequence[str]) -> Piece:
    return Piece(kind, "".join(tokens))


def _middle(olds: list[str], news: list[str]) -> Iterator[Piece]:
    if len(olds) * len(news) > _MOST_PAIRS:
        yield from (_piece("gone", olds), _piece("new", news))
        return
    for tag, start, end, new_start, new_end in difflib.SequenceMatcher(None, olds, news, autojunk=False).get_opcodes():
        if tag == "equal":
            yield _piece("same", olds[start:end])
        else:
            yield from (_piece("gone", olds[start:end]), _piece("new", news[new_start:new_end]))


def _joined(found: list[Piece]) -> tuple[Piece, ...]:
    """Join runs: spaces between two changes belong to both, so that changed words stand together."""
    parts = [piece for piece in found if piece.words]
    result: list[Piece] = []
    gone = new = ""
    for number, piece in enumerate(parts):
        if piece.kind == "gone":
            gone += piece.words
        elif piece.kind == "new":
            new += piece.words
        elif piece.words.isspace() and 0 < number < len(parts) - 1:
            gone, new = gone + piece.words, new + piece.words
        else:
            result += [Piece("gone", gone), Piece("new", new), piece]
            gone = new = ""
    result += [Piece("gone", gone), Piece("new", new)]
    return tuple(piece for piece in result if piece.words)


Pair = tuple[Entry | None, Entry | None, bool]
"""A record before and after; whether it is an activity that now stands elsewhere among those of its task."""


def _pairs(before: tuple[Entry, ...], after: tuple[Entry, ...]) -> Iterator[Pair]:
    """Yield which record of one state is which of another: by id; activities, which have none, by what they hold."""
    olds = {entry.key: entry for entry in before if entry.kind != "activity"}
    news = {entry.key: entry for entry in after if entry.kind != "activity"}
    yield from ((olds.get(key), news.get(key), False) for key in {**olds, **news})
    olds_of, news_of = _activities(before), _activities(after)
    for task in {**olds_of, **news_of}:
        yield from _paired(olds_of.get(task, []), news_of.get(task, []))


def _activities(found: tuple[Entry, ...]) -> dict[tuple[int | None, str], list[Entry]]:
    activities: dict[tuple[int | None, str], list[Entry]] = {}
    for entry in found:
        if entry.kind == "activity":
            activities.setdefault((entry.year, entry.task), []).append(entry)
    return activities


def _paired(olds: list[Entry], news: list[Entry]) -> Iterator[Pair]:
    """Pair the activities of a task: those that share a product, then those of the same text, then in their order."""
    left, pairs = list(olds), dict[str, Entry]()
    for alike in (_share_product, _same_text, _any):
        for new in news:
            old = next((old for old in left if new.id not in pairs and alike(old, new)), None)
            if old:
                left.remove(old)
                pairs[new.id] = old
    numbers = [activity_number(pairs[new.id]) for new in news if new.id in pairs]
    crossed = numbers != sorted(numbers)
    for new in news:
        found = pairs.get(new.id)
        yield found, new, bool(crossed and found and found.id != new.id)
    yield from ((old, None, False) for old in left)


def _share_product(old: Entry, new: Entry) -> bool:
    return bool({*_items(old.values.get("deliverables"))} & {*_items(new.values.get("deliverables"))})


def _same_text(old: Entry, new: Entry) -> bool:
    return old.values.get("text") is not None and old.values.get("text") == new.values.get("text")


def _any(old: Entry, new: Entry) -> bool:
    return not (old.values.get("deliverables") and new.values.get("deliverables"))


def _items(value: Value) -> tuple[Any, ...]:
    return value if isinstance(value, tuple) else () if value is None else (value,)


def _order(change: Change) -> tuple[Any, ...]:
    return (*change.entry.order, change.action)


def _change(old: Entry | None, new: Entry | None, names: Mapping[str, str], *, moved: bool) -> Change | None:
    edits = [*_edits(old, new, names)]
    edits += [_moved(old, new)] if moved and old and new else []
    if old and new:
        return Change("changed", old, new, tuple(edits)) if edits else None
    change = Change("added" if new else "removed", old, new, tuple(edits))
    return dataclasses.replace(change, effects=tuple(_effects_of(change)))


def _edits(old: Entry | None, new: Entry | None, names: Mapping[str, str]) -> Iterator[Edit]:
    record = next(entry.record for entry in (new, old) if entry)
    for key, column in columns(type(record)).items():
        before, after = (entry.values.get(key) if entry else None for entry in (old, new))
        if before != after:
            yield _edit(key, column, old, new, names)


def _moved(old: Entry, new: Entry) -> Edit:
    before, after = activity_number(old), activity_number(new)
    return Edit("order", "Thứ tự", before, after, effects=(f"chuyển từ hoạt động thứ {before} thành thứ {after}",))


def _effects_of(change: Change) -> Iterator[str]:
    record = change.entry.record
    if isinstance(record, Deliverable):
        yield f"{'thêm' if change.action == 'added' else 'bớt'} một sản phẩm, thời gian: {_time(record.timing)}"


def _edit(key: str, column: str, old: Entry | None, new: Entry | None, names: Mapping[str, str]) -> Edit:
    before, after = (entry.values.get(key) if entry else None for entry in (old, new))
    if key in REMARKS:
        return Edit(key, column, before, after, effects=tuple(_remarks(key, before, after, names)))
    if key in ACTS:
        return Edit(key, column, before, after, effects=(_act_effect(key, _act(before, names), _act(after, names)),))
    if key in _LISTS:
        year = next(entry.year for entry in (new, old) if entry)

        def told(item: str) -> str:
            return f"{names.get(item, item)} (trang /{Links('', year or 0).agency(item)})" if key == "members" else item

        return Edit(key, column, before, after, effects=tuple(_list(key, before, after, told)))
    cells = (getattr(entry.record, field_of(key)) if entry else None for entry in (old, new))
    effects = tuple(_effects(key, next(cells), next(cells), names)) if old and new else ()
    return Edit(key, column, before, after, pieces(_said(before), _said(after)), effects)


def _said(value: Value) -> str:
    """Return a value as one line: a list with a dash before each item, as the document prints it."""
    items = [str(item) for item in _items(value)]
    return items[0] if len(items) == 1 else " ".join(f"- {item}" for item in items)


_LISTS = {"members": "thành viên", "aliases": "cách viết", "deliverables": "sản phẩm"}
"""Keys that hold a list whose order says nothing, with what each item is."""


def _list(key: str, before: Value, after: Value, told: Callable[[str], str]) -> Iterator[str]:
    olds, news = _items(before), _items(after)
    what = _LISTS[key]
    yield from (f"thêm {what} {told(item)}" for item in news if item not in olds)
    yield from (f"bỏ {what} {told(item)}" for item in olds if item not in news)
    if {*olds} == {*news}:
        yield "chỉ đổi thứ tự"


_REMARK_NAMES = {"corrections": "hiệu đính", "notes": "ghi chú", "amendments": "sửa đổi"}


def _remarks(key: str, before: Value, after: Value, names: Mapping[str, str]) -> Iterator[str]:
    what = _REMARK_NAMES[key]
    olds, news = _items(before), _items(after)
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


_ACT_VERBS = {"added_by": ("được bổ sung", "việc bổ sung"), "repealed_by": ("bị bãi bỏ", "việc bãi bỏ")}
"""What happens to a record when such a key is set, and what is spoken of when it changes or goes."""


def _act(value: Value, names: Mapping[str, str]) -> str:
    """Return an act in words: "theo Quyết định số 25/QĐ-UBND, từ ngày 1/6/2022"; "" without one."""
    if not isinstance(value, tuple):
        return ""
    act = dict(value)
    return f"theo {names.get(act['document'], act['document'])}, từ ngày {day(dt.date.fromisoformat(act['date']))}"


def _act_effect(key: str, old: str, new: str) -> str:
    done, act = _ACT_VERBS[key]
    if old and new:
        return f"{act}: trước {old}; nay {new}"
    return f"{done} {new}" if new else f"không còn ghi {act} {old}"


def _effects(key: str, old: Any, new: Any, names: Mapping[str, str]) -> Iterator[str]:
    if isinstance(old, Timing) and isinstance(new, Timing):
        yield _timing_effect(old, new)
    elif key in _ROLES:
        yield from _parties_effects(key, _named(old), _named(new), names)


_ROLES = {
    "lead": ("cơ quan chủ trì", "làm cơ quan chủ trì"),
    "coordinating": ("cơ quan phối hợp", "làm cơ quan phối hợp"),
    "agencies": ("cơ quan được giao", "vào cơ quan được giao"),
    "recipients": ("nơi nhận", "vào nơi nhận"),
}
"""Keys that hold cells of agencies: what the agencies are, and how one is added."""


def _named(value: Any) -> tuple[str, ...]:
    cells = [cell for cell in (value if isinstance(value, tuple) else (value,)) if isinstance(cell, Parties)]
    return tuple(dict.fromkeys(agency for cell in cells for agency in cell.agencies))


def _parties_effects(key: str, olds: Sequence[str], news: Sequence[str], names: Mapping[str, str]) -> Iterator[str]:
    role, adding = _ROLES[key]
    added = [names.get(agency, agency) for agency in news if agency not in olds]
    gone = [names.get(agency, agency) for agency in olds if agency not in news]
    if not added and not gone:
        yield f"chỉ đổi cách viết, {role} không đổi"
    elif added and gone and key == "lead":
        yield f"{role} đổi từ {'; '.join(gone)} sang {'; '.join(added)}"
    else:
        yield from (f"thêm {name} {adding}" for name in added)
        yield from (f"bỏ {name} khỏi {role}" for name in gone)


def _timing_effect(old: Timing, new: Timing) -> str:
    before, after = _time(old), _time(new)
    return f"chuyển từ {before} sang {after}" if before != after else f"chỉ đổi cách viết, vẫn là {after}"


def _time(timing: Timing) -> str:
    if timing.kind == "quarters":
        return f"Quý {', '.join(ROMAN[quarter] for quarter in timing.quarters)}"
    return TIMES[timing.kind]
