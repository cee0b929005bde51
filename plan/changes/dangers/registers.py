"""What the registers say: of a body, a document, a word, a group's list, an old address."""

from __future__ import annotations

from collections.abc import Sequence

from plan.changes.dangers.decisions import follows, is_recorded, is_reviewed, with_reviewed
from plan.changes.entries import items_of
from plan.changes.labels import braked
from plan.changes.nouns import Change, Edit
from plan.ground.model import Archive, Redirect, told
from plan.ground.problems import Problems, say, shown


def resettled(after: Archive, changes: Sequence[Change]) -> Problems:
    """Tell every value that says what something is, and that is another without a document or correction that says so."""
    for change in changes:
        for edit in change.edits if change.before and change.after else ():
            is_settled = edit.key != "order" and told(type(change.entry.record), edit.key).settled
            if is_settled and edit.before and edit.after and not _is_decided(after, change, edit):
                was, now = (shown("; ".join(map(str, items_of(value)))) for value in (edit.before, edit.after))
                message = with_reviewed(change, say(f'"{was}" nay là "{now}"', f'"{was}" is now "{now}"'))
                place = change.entry.place(edit.key)
                yield braked("register", place, change.where(edit.key), change.id, message)


def _is_decided(after: Archive, change: Change, edit: Edit) -> bool:
    if isinstance(change.entry.record, Redirect):
        onward = {redirect.from_: redirect.to for redirect in after.redirects}
        return onward.get(str(edit.before)) == edit.after
    return is_reviewed(change) or is_recorded(change, edit.key) or follows(change, edit.key)
