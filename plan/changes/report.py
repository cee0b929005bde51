"""Changes → words: as text for a terminal, and with all that is known of them as JSON for programs.

The words are laid out once, as blocks of lines; the comment on a pull request (scripts/ci) is written from the blocks
in the JSON.
"""

from __future__ import annotations

import dataclasses
import itertools
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from plan.changes.compare import change_json, renumbered
from plan.changes.diff import NOUNS, Changes, Count, ListChange, Pages, SourceChange
from plan.changes.entries import GROUNDS, gone_and_new, items_of
from plan.changes.marks import marked
from plan.changes.nouns import ACTIONS, Change, Edit, Piece
from plan.changes.states import StateError
from plan.facts.pages import kind_of
from plan.ground.model import Place
from plan.ground.problems import Problem

NOTHING_CHANGED = "Không có thay đổi về nội dung."

_NUMBERED = frozenset({"objective", "task", "activity", "deliverable"})
"""Kinds of records whose name is a number."""
_MOST_NAMED = 60
"""Characters of the words by which such a record is known."""
_FEW, _MANY = 12, 200
"""How many addresses of a list are named on a terminal, and to programs."""


@dataclass(frozen=True)
class BlockLine:
    """A line of what is told."""

    pieces: tuple[Piece, ...]
    depth: int = 0
    """1 for what explains the line above."""


@dataclass(frozen=True)
class Block:
    """Some lines that belong together."""

    kind: Literal["words", "list", "folded", "record"]
    """Words under no title; a list under a heading; one that is read last; a record."""
    title: str
    lines: tuple[BlockLine, ...]
    place: Place | None = None
    """Where a record stands; where it stood when it is gone."""
    is_gone: bool = False


def text(changes: Changes, held: Sequence[Problem] = (), lifted: Sequence[Problem] = ()) -> str:
    """Return the changes for a terminal: words gone stand as "[bỏ: …]", new ones as "[thêm: …]".

    Args:
        changes: what changed.
        held: the brakes that hold.
        lifted: those that somebody let pass.

    """
    first, *rest = blocks(changes, most=_FEW)
    titled = ((held, "chỗ phải có người quyết định"), (lifted, "chỗ đã được cho qua"))
    brakes = [Block("list", f"{len(of)} {words}", tuple(_line(str(problem)) for problem in of)) for of, words in titled if of]
    told = [first, *brakes, *rest]
    return "\n".join(itertools.chain.from_iterable(map(_text_of, told))) + "\n"


def as_json(changes: Changes, held: Sequence[Problem] = (), lifted: Sequence[Problem] = ()) -> str:
    """Return all that is known of the changes as JSON; `before` and `after` of a key give one state from the other.

    `told` says it in words: blocks with `kind` ("words", "list", "folded", "record"), `title`, `place` and `gone` (of a
    record), `lines`; each of those has a `depth` (0 or 1) and `pieces` of `kind` "same", "gone" or "new" with `words`.
    `unproven` says, also in words, what no source speaks of.
    """
    told = [_block_json(block) for block in blocks(changes, most=_MANY)]
    stops = {"brakes": [*map(problem_json, held)], "lifted": [*map(problem_json, lifted)]}
    found = {**_json(changes), **stops, "told": told}
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def failure_text(failures: Iterable[StateError], held: Sequence[Problem] = ()) -> str:
    """Say for a terminal which states could not be compared, and why; `held` are the brakes that hold because of it."""
    lines = (line for failure in failures for line in (*map(str, failure.problems), f"{failure}; {_NOTHING_COMPARED}."))
    return "".join(f"{line}\n" for line in (*lines, *map(str, held)))


_NOTHING_COMPARED = "không có gì được so sánh"


def failure_json(failures: Iterable[StateError], held: Sequence[Problem] = ()) -> str:
    """Say as JSON which states could not be compared, and why; `brakes` are those that hold because of it."""
    said = [
        {"state": failure.name, "message": str(failure), "problems": [*map(problem_json, failure.problems)]}
        for failure in failures
    ]
    return (
        json.dumps({"version": 1, "failures": said, "brakes": [*map(problem_json, held)]}, ensure_ascii=False, indent=2)
        + "\n"
    )


def _text_of(block: Block) -> Iterator[str]:
    where = f" ({block.place.file}:{block.place.line})" if block.place else ""
    if block.title:
        yield f"\n{block.title}{where}"
    first, second = ("", "") if block.kind == "words" else ("  ", "    → ")
    yield from (f"{second if line.depth else first}{''.join(map(_marked, line.pieces))}" for line in block.lines)


_MARKS = {"same": "{}", "gone": "[bỏ: {}]", "new": "[thêm: {}]"}


def _marked(piece: Piece) -> str:
    return _MARKS[piece.kind].format(piece.words)


def _line(words: str, depth: int = 0) -> BlockLine:
    return BlockLine((Piece("same", words),), depth)


def blocks(changes: Changes, most: int) -> Iterator[Block]:
    """Yield what is told, at least one block of words.

    Args:
        changes: what changed.
        most: how many addresses are named of a list.

    """
    if changes.is_empty:
        pages = changes.pages.changed
        order = [f"Chỉ đổi thứ tự liệt kê ở: {_addresses(pages, most)}"] if pages else []
        yield Block("words", "", (_line(NOTHING_CHANGED), *map(_line, order)))
        return
    yield Block("words", "", (_line(_summary(changes.records) if changes.records else NOTHING_CHANGED),))
    if changes.sources:
        yield Block("list", "Bản nguồn để đối chiếu", tuple(map(_line, _sources(changes.sources))))
    if changes.records:
        yield Block("list", "Từng thay đổi", ())
    yield from _records(changes.records)
    yield from _following(changes, most)


def _following(changes: Changes, most: int) -> Iterator[Block]:
    """Yield what the changes of records entail, the longest last."""
    told: tuple[tuple[Literal["list", "folded"], str, Iterable[str]], ...] = (
        ("list", "Số lượng", _counted(changes.counts) if changes.records else ()),
        ("list", "Tình trạng theo báo cáo", changes.restated),
        ("list", "Danh sách sản phẩm trên các trang", _lines(changes.lines, most)),
        ("folded", "Các trang có thay đổi", _pages(changes.pages, most)),
    )
    for kind, title, lines in told:
        if found := tuple(map(_line, lines)):
            yield Block(kind, title, found)


def _sources(found: Iterable[SourceChange]) -> Iterator[str]:
    for change in found:
        what = "bản nguồn" if change.file.endswith(".txt") else "cách đọc bản nguồn"
        verb = {"added": "được thêm", "removed": "bị bỏ", "changed": "thay đổi"}[change.action]
        yield f"Kế hoạch năm {change.year}: {what} ({change.file}) {verb}"


def _records(records: Sequence[Change]) -> Iterator[Block]:
    """Yield each record; of a whole plan that comes or goes, the plan alone and how many come or go with it."""
    new_ids = renumbered(records)
    whole = {change.year for change in records if change.kind == "plan" and change.action != "changed"}
    within = Counter(change.year for change in records if change.year in whole)
    for change in records:
        if change.kind == "plan" and change.year in whole:
            more = f"cùng {within[change.year] - 1} bản ghi của kế hoạch này"
            yield _record(change, [*_said(change, ""), _line(more)])
        elif change.year not in whole:
            yield _record(change, [*_said(change, new_ids.get(change.before.key, "") if change.before else "")])


def _record(change: Change, lines: Sequence[BlockLine]) -> Block:
    title = f"{change.name}{_first_words(change)}: {ACTIONS[change.action]}"
    return Block("record", title, tuple(lines), change.place, is_gone=change.action == "removed")


def _first_words(change: Change) -> str:
    """Return the words by which a reader knows a numbered record; "" for one whose words are told below, or are its name."""
    key = "title" if change.kind == "task" else "text"
    if change.kind not in _NUMBERED or any(edit.key == key for edit in change.edits):
        return ""
    words = " ".join(map(str, items_of(change.entry.values.get(key))))
    if len(words) > _MOST_NAMED:
        words = f"{(words[: _MOST_NAMED + 1].rpartition(' ')[0] or words[:_MOST_NAMED]).rstrip(' ,;:.')}…"
    return f" “{words}”" if words else ""


def _summary(records: Sequence[Change]) -> str:
    numbers = Counter(change.action for change in records)
    said = [f"{numbers[action]} {words}" for action, words in ACTIONS.items() if numbers[action]]
    return f"{len(records)} bản ghi thay đổi: {', '.join(said)}."


def _counted(counts: Iterable[Count]) -> Iterator[str]:
    for year, found in itertools.groupby(counts, key=lambda count: count.year):
        said = [f"{_number(count)} {NOUNS[count.what]}" for count in found]
        yield f"Kế hoạch năm {year}: {', '.join(said)}."


def _number(count: Count) -> str:
    return str(count.after) if count.before == count.after else f"{count.before} → {count.after}"


def _lines(lines: Sequence[ListChange], most: int) -> Iterator[str]:
    """Tell what each list gains and loses: of agencies last, those for which it is the same together."""
    together: dict[str, list[ListChange]] = {}
    for found in sorted(lines, key=lambda found: (found.is_of_agency, found.is_through_groups)):
        together.setdefault(found.change if found.is_of_agency else found.address, []).append(found)
    for first, *others in together.values():
        alike = ", ".join(found.name for found in (first, *others)[:most])
        more = f" và {len(others) + 1 - most} cơ quan nữa" if len(others) >= most else ""
        named = f"{len(others) + 1} cơ quan ({alike}{more})" if others else f"{first.name} (/{first.address})"
        yield f"{named}: {first.change}"


def _pages(pages: Pages, most: int) -> Iterator[str]:
    for words, found in (("thêm", pages.added), ("mất", pages.removed), ("đổi nội dung", pages.changed)):
        if found:
            yield f"{words} {len(found)} trang: {_addresses(found, most)}"


def _addresses(found: Sequence[str], most: int) -> str:
    """Name some addresses, those of agencies last: one edit may touch all members of a group."""
    agencies_last = sorted(found, key=lambda address: kind_of(address) == "agency")
    shown = ", ".join(f"/{address}" for address in agencies_last[:most])
    return f"{shown} và {len(found) - most} trang nữa" if len(found) > most else shown


def _said(change: Change, new_id: str) -> Iterator[BlockLine]:
    if new_id:
        yield _line(f"câu chữ của {change.id} nay ở {new_id}: đổi mã?")
    for edit in sorted(change.edits, key=lambda edit: edit.key in GROUNDS):
        behind, *below = marked(edit.pieces)
        yield BlockLine((Piece("same", _WHOSE_WORD.get(edit.key, edit.column)), *behind))
        yield from (BlockLine(pieces, depth=1) for pieces in below)
        yield from (_line(words, depth=1) for words in (*_claims(edit), *edit.effects))
    yield from map(_line, change.effects)


_WHOSE_WORD = {"reviewed": "Văn bản người gửi nêu làm căn cứ"}
"""How a reviewer is told of a key whose name says as a fact what the sender says."""


def _claims(edit: Edit) -> Iterator[str]:
    """Yield what else the sender claims, which no rule can know."""
    if edit.key == "corrections" and gone_and_new(edit.before, edit.after)[1]:
        yield "Người gửi cho rằng bản nguồn in sai; hãy mở bản nguồn ra xem"


def _json(changes: Changes) -> dict[str, Any]:
    return {
        "version": 1,
        "empty": changes.is_empty,
        "counts": [vars(count) for count in changes.counts],
        "records": [change_json(change) for change in changes.records],
        "lines": [dataclasses.asdict(found) for found in changes.lines],
        "pages": vars(changes.pages),
        "sources": [vars(found) for found in changes.sources],
        "unproven": changes.unproven,
    }


def _block_json(block: Block) -> dict[str, Any]:
    lines = [{"depth": line.depth, "pieces": [vars(piece) for piece in line.pieces]} for line in block.lines]
    place = block.place._asdict() if block.place else None
    return {"kind": block.kind, "title": block.title, "place": place, "gone": block.is_gone, "lines": lines}


def problem_json(problem: Problem) -> dict[str, Any]:
    """Return a brake, or a problem of a state, as JSON has it."""
    english = getattr(problem.message, "en", "")
    said = {"kind": problem.kind, "record": problem.record, "message": problem.message, "en": english}
    return {**said, "place": problem.place._asdict()}
