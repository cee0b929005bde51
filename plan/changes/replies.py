"""What a report says, corrects and loses, in words: for whoever decides on it, and for the history."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from plan.changes.nouns import Change, Edit
from plan.facts.reported import Reported
from plan.facts.standing import STATES, Reply
from plan.facts.tables import day
from plan.facts.year import year_of
from plan.ground.model import ROMAN, Archive, Evidence, Placed, Plan, Report, ReportedFigure, ReportRow, columns, keys

_Item = ReportRow | ReportedFigure
_MOST_NAMED = 60
"""Characters of the words by which a product is known."""


def reported(change: Change, before: Archive, after: Archive) -> Change:
    """Return a change of a report that says in words what stands in it and, of a new one, what it corrects.

    Args:
        change: of one report, whose lists are told by their keys and values alone.
        before: the data that it was made in.
        after: the data that came of it.

    """
    archive = after if change.after else before
    plan = archive.plan[change.year or 0]
    words = _Words(plan, year_of(archive, plan).reported)
    old, new = (entry.record if entry else None for entry in (change.before, change.after))
    edits = tuple(_told(edit, _items(old, edit.key), _items(new, edit.key), words) for edit in change.edits)
    return replace(change, edits=edits, effects=tuple(_effects(old, new, words, before.plan.get(plan.year))))


def _items(record: Placed | None, key: str) -> tuple[_Item, ...]:
    return tuple(getattr(record, key)) if isinstance(record, Report) and key in {"rows", "figures"} else ()


def _told(edit: Edit, olds: Sequence[_Item], news: Sequence[_Item], words: _Words) -> Edit:
    if not (olds or news):
        return edit
    effects = _differences(olds, news, words) if olds and news else map(words.of, olds or news)
    return replace(edit, effects=tuple(effects))


def _differences(olds: Sequence[_Item], news: Sequence[_Item], words: _Words) -> Iterator[str]:
    were, are = ({_about(item): item for item in items} for items in (olds, news))
    for about in {**were, **are}:
        old, new = were.get(about), are.get(about)
        if old and new and old != new:
            yield f"sửa {about}: {'; '.join(_edited(old, new))}"
        elif not old or not new:
            found = next(item for item in (old, new) if item)
            yield f"{'thêm' if new else 'bỏ'} {words.of(found)}"


def _about(item: _Item) -> str:
    """Return of what an item speaks: "III.1.3.1 (Quý I)", "thoi-gian-cho"."""
    if isinstance(item, ReportedFigure):
        return item.indicator
    return f"{item.deliverable} (Quý {ROMAN[item.quarter]})" if item.quarter in ROMAN else item.deliverable


def _edited(old: _Item, new: _Item) -> Iterator[str]:
    for name, column in columns(type(old)).items():
        was, now = (getattr(item, name) for item in (old, new))
        if was != now:
            told = (_value(keys(type(old))[name].choices, value) for value in (was, now))
            yield f"{column} {next(told)} → {next(told)}"


def _value(choices: Mapping[str, str], value: Any) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(_named, value)) or "để trống"
    if isinstance(value, dt.date):
        return day(value)
    return f"“{choices.get(str(value), str(value))}”" if value is not None else "để trống"


def _named(evidence: Evidence) -> str:
    """Return a document with its day and where it is read."""
    link = f" ({evidence.link})" if evidence.link else ""
    return f"{evidence.name} ngày {day(evidence.date)}{link}"


class _Words:
    """What the rows and figures of a plan's reports say."""

    def __init__(self, plan: Plan, found: Reported) -> None:
        self._products = {row.deliverable.id: " ".join(row.deliverable.text) for row in plan.all_rows}
        self._indicators = {indicator.id: f"{indicator.title}, mức {indicator.value}" for indicator in plan.indicators}
        self._history = found.history

    def of(self, item: _Item) -> str:
        """Return all that an item says; of a product also how it stands by that."""
        if isinstance(item, ReportedFigure):
            name = self._indicators.get(item.indicator, item.indicator)
            return "; ".join(
                (f"{name}: {item.printed}, tính đến {day(item.date)}", *_grounds(item.evidence, "Ghi chú", item.note))
            )
        named = f"{_about(item)}{_first_words(self._products.get(item.deliverable, ''))}"
        said = (*_grounds(item.evidence, "Khó khăn", item.difficulties, needed=item.is_done), *_more(item))
        return "; ".join((f"{named}: {self._stands(item)}", *said))

    def _stands(self, row: ReportRow) -> str:
        reply = next((reply for reply in self._history.get(row.deliverable, ()) if reply.row is row), None)
        done = f", ngày {day(row.done_on)}" if row.done_on else ""
        if reply is None:
            return f"{keys(ReportRow)['result'].choices[row.result]}{done}"
        last = f" (hạn {day(reply.due.limit)})" if reply.due.limit else ""
        first = f"; so với hạn ban đầu {day(reply.due.original)}: {_first_state(reply)}" if reply.due.original else ""
        return f"{STATES[reply.state].name}{done}{last}{first}"

    def replies(self, report: Report, row: ReportRow) -> tuple[Reply | None, Reply | None]:
        """Return what an agency had said before of the same time of the same product, and what a row of a report says."""
        found = self._history.get(row.deliverable, ())
        at = next((number for number, reply in enumerate(found) if reply.row is row), None)
        if at is None:
            return None, None
        before = [each for each in found[:at] if (each.agency, each.due) == (report.agency, found[at].due)]
        return (before[-1] if before else None), found[at]


def _first_state(reply: Reply) -> str:
    return STATES[reply.first_state].name if reply.first_state else ""


def _first_words(words: str) -> str:
    if len(words) > _MOST_NAMED:
        words = f"{(words[: _MOST_NAMED + 1].rpartition(' ')[0] or words[:_MOST_NAMED]).rstrip(' ,;:.')}…"
    return f" “{words}”" if words else ""


def _grounds(evidence: Sequence[Evidence], name: str, said: str | None, *, needed: bool = True) -> Iterator[str]:
    if evidence:
        yield f"minh chứng: {', '.join(map(_named, evidence))}"
    elif needed:
        yield "không kèm minh chứng"
    if said:
        yield f"{name.lower()}: “{said}”"


def _more(row: ReportRow) -> Iterator[str]:
    if row.next_step:
        yield f"việc tiếp theo: “{row.next_step}”"
    if row.reason:
        yield f"lý do đổi: “{row.reason}”"


def _effects(old: Placed | None, new: Placed | None, words: _Words, published: Plan | None) -> Iterator[str]:
    """Yield how much a report that comes or goes says, and what a new one makes of those that are there."""
    if isinstance(old, Report) and new is None:
        yield f"bỏ báo cáo đã đăng: {summary(old)}"
    if isinstance(new, Report) and old is None:
        yield summary(new)
        yield from _backdated(new, published)
        yield from (f"sửa {said}" for row in new.rows for said in _corrected(*words.replies(new, row)))


def _backdated(report: Report, published: Plan | None) -> Iterator[str]:
    days = [other.date for other in published.reports if other.agency == report.agency] if published else []
    if days and max(days) > report.date:
        yield f"ghi ngày trước báo cáo đã đăng ngày {day(max(days))}: sản phẩm nào có ở cả hai thì tính theo báo cáo sau"


def _corrected(old: Reply | None, new: Reply | None) -> Iterator[str]:
    """Yield what a report takes back of one that said that a product was there."""
    if not (old and new and old.row.is_done):
        return
    was, now = (_state(reply) for reply in (old, new))
    lost = "; trước kèm minh chứng, nay không" if old.row.evidence and new.row.is_done and not new.row.evidence else ""
    if was != now or lost:
        yield f"báo cáo ngày {day(old.report.date)}: {_about(new.row)} từ {was} thành {now}{lost}"


def _state(reply: Reply) -> str:
    done = f" ngày {day(reply.row.done_on)}" if reply.row.done_on else ""
    return f"{STATES[reply.state].name}{done}"


def summary(report: Report) -> str:
    """Return how much a report says: "4 sản phẩm, 3 hoàn thành (2 kèm minh chứng), 1 chưa hoàn thành; 2 con số"."""
    done = [row for row in report.rows if row.is_done]
    shown = sum(bool(row.evidence) for row in done)
    ground = f"{shown} kèm minh chứng" if shown else "không kèm minh chứng"
    left = len(report.rows) - len(done)
    parts = [f"{len(report.rows)} sản phẩm"] if report.rows else []
    parts += [f"{len(done)} hoàn thành ({ground})"] if done else []
    parts += [f"{left} chưa hoàn thành"] if left else []
    figures = [f"{len(report.figures)} con số"] if report.figures else []
    return "; ".join(filter(None, (", ".join(parts), *figures))) or "không có mục nào"
