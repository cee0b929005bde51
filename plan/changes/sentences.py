"""A change of the history as sentences, for who reads it far from the site: old → new, without marks or colours."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from typing import Any

from plan.changes.entries import ACTS
from plan.changes.nouns import ACTIONS

_MOST_WHOLE = 300
"""So many characters of an old and a new text together are told whole; of longer ones the words that changed."""


def sentences(change: Mapping[str, Any]) -> Iterator[str]:
    """Yield a change, as the history keeps it, in sentences: one for each key that changed.

    "Sản phẩm II.2.1.1: Thời gian thực hiện: “Quý I năm 2022” → “Quý II năm 2022” (chuyển từ Quý I sang Quý II)",
    "Nhiệm vụ II.2.1: bị bãi bỏ theo …", "Sản phẩm II.2.1.2: bớt một sản phẩm, thời gian: Quý I: “Báo cáo”".
    """
    name, edits = change["name"], change["edits"]
    if change["action"] == "changed":
        yield from (f"{name}: {_edited(edit)}" for edit in edits)
        return
    done = ", ".join(change["effects"] or (ACTIONS[change["action"]],))
    if change["action"] == "added":
        yield f"{name}: {', '.join((done, *(effect for edit in edits if edit['key'] in ACTS for effect in edit['effects'])))}"
    else:
        old = next((edit["before"] for edit in edits if edit["key"] == "text"), None)
        yield f"{name}: {done}{f': {_quoted(old)}' if old else ''}"


def _edited(edit: Mapping[str, Any]) -> str:
    effects = ", ".join(edit["effects"])
    if edit["key"] in ACTS:
        return effects
    if not edit["pieces"]:
        return f"{edit['column']}: {effects}"
    return f"{edit['column']}: {_old_and_new(edit)}{f' ({effects})' if effects else ''}"


def _old_and_new(edit: Mapping[str, Any]) -> str:
    """Return an old and a new text; of long ones each run of words that changed: "“I” → “II”; bỏ “thẩm”"."""
    before, after = edit["before"], edit["after"]
    if len(_line(before)) + len(_line(after)) <= _MOST_WHOLE or not (before and after):
        return f"{_quoted(before)} → {_quoted(after)}"
    runs = (run for is_same, run in itertools.groupby(edit["pieces"], lambda piece: piece["kind"] == "same") if not is_same)
    return "; ".join(_run({piece["kind"]: piece["words"].strip() for piece in run}) for run in runs)


def _run(words: Mapping[str, str]) -> str:
    if len(words) > 1:
        return f"{_quoted(words['gone'])} → {_quoted(words['new'])}"
    return f"bỏ {_quoted(words['gone'])}" if "gone" in words else f"thêm {_quoted(words['new'])}"


def _quoted(text: Any) -> str:
    return f"“{_line(text)}”" if text else "để trống"


def _line(text: Any) -> str:
    return " ".join(map(str, text)) if isinstance(text, list | tuple) else str(text or "")
