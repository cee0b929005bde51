"""Who does what, when it is another although no word of the document is: by the name of a body, or by a group's members."""

from __future__ import annotations

from collections.abc import Sequence

from plan.changes.dangers.decisions import is_reviewed, with_reviewed
from plan.changes.entries import items_of
from plan.changes.labels import braked
from plan.changes.nouns import Change
from plan.changes.rereading import Reread, moved, naming
from plan.ground.model import Archive
from plan.ground.problems import Problems, Said, say

_MOST_NAMED = 5
"""So many of the cells that move are named; the diff names all."""


def reread(before: Archive, after: Archive, changes: Sequence[Change]) -> Problems:
    """Tell every body whose names take over or give up cells that say what they said."""
    found = moved(before, after)
    for change in changes:
        if change.kind == "agency" and change.id in found and not is_reviewed(change):
            message = with_reviewed(change, _moves(found[change.id]))
            yield braked("register", change.entry.place("aliases"), change.name, change.id, message)


def _moves(cells: Reread) -> Said:
    told_of = ((cells.gained, "được thêm vào", "is now in"), (cells.lost, "bị bỏ khỏi", "is no longer in"))
    found = [say(f"{vi} {_listed(names)}", f"{en} {_listed(names).en}") for names, vi, en in told_of if names]
    return say(
        f"lời văn bản không đổi mà cơ quan này nay {'; '.join(found)}",
        f"no word of the document changed, but this body {'; '.join(item.en for item in found)}",
    )


def regrouped(before: Archive, after: Archive, changes: Sequence[Change]) -> Problems:
    """Tell every group of a published plan whose members are others, and all cells that name it: they move with them."""
    names = {agency.id: agency.name for archive in (before, after) for agency in archive.agencies}
    for change in changes:
        if change.kind == "group" and change.after and change.year in before.plan and not is_reviewed(change):
            olds, news = (items_of(entry.values.get("members")) if entry else () for entry in (change.before, change.after))
            came = [names.get(item, item) for item in news if item not in olds]
            went = [names.get(item, item) for item in olds if item not in news]
            if came or went:
                message = with_reviewed(change, _members(came, went, naming(after, change.year, change.id)))
                yield braked("register", change.entry.place("members"), change.where("members"), change.id, message)


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
