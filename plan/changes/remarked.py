"""What became of corrections, notes and amendments, in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from plan.facts.tables import day
from plan.ground.model import Placed, keys, told

_Remark = Mapping[str, str]


def remarked(
    record_type: type[Placed], key: str, gone_and_new: tuple[Sequence[_Remark], Sequence[_Remark]], names: Mapping[str, str]
) -> Iterator[str]:
    """Yield what a list of remarks lost and gained: one that took another's place on the same column with that one.

    Args:
        record_type: of the record that they are of.
        key: "corrections", "notes" or "amendments".
        gone_and_new: those that were in the list, and those that are new in it.
        names: of documents, by id.

    """
    what = told(record_type, key).in_diff[0]
    gone, new = map(list, gone_and_new)
    if not gone and not new:
        yield f"chỉ đổi thứ tự các {what}"
    for item in new:
        column = _column(record_type, item)
        if old := next((old for old in gone if old.get("field") == item.get("field")), None):
            gone.remove(old)
            yield f"thay {what} {column}: {_replaced(_said(old, names), _said(item, names))}"
        else:
            yield f"thêm {what} {_placed(column, item, names)}"
    yield from (f"bỏ {what} {_placed(_column(record_type, item), item, names)}" for item in gone)


def _replaced(old: str, new: str) -> str:
    """Return both; of a note also its kind may have changed, which says whose words it is about."""
    return f"trước là {old.rstrip('.')}; nay là {new}" if old != new else f"vẫn là {new}, chỉ đổi loại"


def _column(record_type: type[Placed], item: _Remark) -> str:
    """Return which column of the record a remark is on, in words."""
    said = keys(record_type).get(item.get("field", ""))
    return f"ở “{said.column}”" if said else "về cả mục"


def _placed(column: str, item: _Remark, names: Mapping[str, str]) -> str:
    return f"{column}{', ' if item.get('quote') else ': '}{_said(item, names)}"


def _said(item: _Remark, names: Mapping[str, str]) -> str:
    if "source" in item:
        return f"“{item['source']}” → “{item['published']}”. Lý do: {item['reason']}"
    if "document" in item:
        old, new = (f"“{item[key]}”" if item.get(key) else "để trống" for key in ("before", "after"))
        date = day(dt.date.fromisoformat(item["date"]))
        return f"theo {names.get(item['document'], item['document'])}, từ ngày {date}: {old} → {new}"
    quoted = f"về chữ “{item['quote']}”: " if item.get("quote") else ""
    return f"{quoted}“{item['text']}”"
