"""Which record of one state of the data is which of another."""

from __future__ import annotations

from collections.abc import Iterator

from plan.changes.entries import Entry, activity_number, items_of

Pair = tuple[Entry | None, Entry | None, bool]
"""A record before and after; whether it is an activity that now stands elsewhere among those of its task."""


def pairs(before: tuple[Entry, ...], after: tuple[Entry, ...]) -> Iterator[Pair]:
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
    return bool({*items_of(old.values.get("deliverables"))} & {*items_of(new.values.get("deliverables"))})


def _same_text(old: Entry, new: Entry) -> bool:
    return old.values.get("text") is not None and old.values.get("text") == new.values.get("text")


def _any(old: Entry, new: Entry) -> bool:
    return not (old.values.get("deliverables") and new.values.get("deliverables"))
