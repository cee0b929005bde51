"""Who does what, when it is another although no word of the document is: by the name of a body, or by a group's members."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from plan.changes.dangers.decisions import is_reviewed, with_reviewed
from plan.changes.entries import Entry, Value, entries, items_of
from plan.changes.labels import braked
from plan.changes.nouns import Change
from plan.ground.model import Archive, Parties, official_keys, told
from plan.ground.problems import Problems, Said, say

_MOST_NAMED = 5
"""So many of the cells that move are named."""


_CellKey = tuple[str, int | None, str, str]
"""Kind, year and id of the record, and its key."""


@dataclass(frozen=True)
class _Cell:
    """A cell or heading that names bodies."""

    name: str
    """In words: "Sản phẩm II.2.1.5 (cơ quan chủ trì)"."""
    text: Value
    agencies: frozenset[str]
    """Ids of those that it names."""


def reread(before: Archive, after: Archive, changes: Sequence[Change]) -> Problems:
    """Tell every body whose names take over or give up cells that say what they said."""
    olds, news = _cells(before), _cells(after)
    same = [(olds[key], news[key]) for key in olds if key in news and olds[key].text == news[key].text]
    for change in changes:
        gained = [new.name for old, new in same if change.id in new.agencies - old.agencies]
        lost = [new.name for old, new in same if change.id in old.agencies - new.agencies]
        if change.kind == "agency" and (gained or lost) and not is_reviewed(change):
            message = with_reviewed(change, _moves(gained, lost))
            yield braked("register", change.entry.place("aliases"), change.name, change.id, message)


def _moves(gained: Sequence[str], lost: Sequence[str]) -> Said:
    told_of = ((gained, "được thêm vào", "is now in"), (lost, "bị bỏ khỏi", "is no longer in"))
    found = [say(f"{vi} {_listed(names)}", f"{en} {_listed(names).en}") for names, vi, en in told_of if names]
    return say(
        f"lời văn bản không đổi mà cơ quan này nay {'; '.join(found)}",
        f"no word of the document changed, but this body {'; '.join(item.en for item in found)}",
    )


def regrouped(before: Archive, after: Archive, changes: Sequence[Change]) -> Problems:
    """Tell every group of a published plan whose members are others, and all cells that name it: they move with them."""
    names = {agency.id: agency.name for archive in (before, after) for agency in archive.agencies}
    cells = _cells(after)
    for change in changes:
        if change.kind == "group" and change.after and change.year in before.plan and not is_reviewed(change):
            olds, news = (items_of(entry.values.get("members")) if entry else () for entry in (change.before, change.after))
            came = [names.get(item, item) for item in news if item not in olds]
            went = [names.get(item, item) for item in olds if item not in news]
            if came or went:
                message = with_reviewed(change, _members(came, went, [*_naming(cells, change)]))
                yield braked("register", change.entry.place("members"), change.where("members"), change.id, message)


def _naming(cells: Mapping[_CellKey, _Cell], group: Change) -> Iterator[str]:
    """Yield the cells of a plan, and the headings of its duties, that name a group; to be told of the plan is no duty."""
    for (kind, year, *_), cell in cells.items():
        if kind != "plan" and year == group.year and group.id in cell.agencies:
            yield cell.name


def _members(came: Sequence[str], went: Sequence[str], cells: Sequence[str]) -> Said:
    told_of = ((came, "thêm", "with"), (went, "bỏ", "without"))
    found = [say(f"{vi} {_listed(names)}", f"{en} {_listed(names).en}") for names, vi, en in told_of if names]
    where = _listed(cells) if cells else say("chưa chỗ nào", "no cell so far")
    return say(
        f"{'; '.join(found)}; vì vậy đổi người làm ở những chỗ nêu nhóm này: {where}",
        f"{'; '.join(item.en for item in found)}; so others do what the cells that name this group say: {where.en}",
    )


def _listed(names: Sequence[str]) -> Said:
    """Return some names, and how many more there are."""
    first, left = ", ".join(names[:_MOST_NAMED]), len(names) - _MOST_NAMED
    return say(f"{first} và {left} dòng khác", f"{first} and {left} more") if left > 0 else say(first, first)


def _cells(archive: Archive) -> Mapping[_CellKey, _Cell]:
    """Return every cell or heading that names bodies, in the order of the document."""
    return {(*entry.key, key): cell for entry in entries(archive) for key, cell in _cells_of(entry)}


def _cells_of(entry: Entry) -> Iterator[tuple[str, _Cell]]:
    for key in official_keys(type(entry.record)):
        parties = [item for item in items_of(getattr(entry.record, key)) if isinstance(item, Parties)]
        if parties:
            name = f"{entry.name} ({told(type(entry.record), key).in_diff[0]})"
            yield key, _Cell(name, entry.values[key], frozenset(agency for item in parties for agency in item.agencies))
