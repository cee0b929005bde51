"""Changes → text for a terminal, Markdown for a comment, JSON for programs.

What the data say is somebody's text: in Markdown every sign that could make markup, a mention, a reference or a link of
it is written as an entity, or parted where GitHub looks for it in the finished HTML too.
"""

from __future__ import annotations

import itertools
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from plan.compare import Action, Change, Edit, Piece, change_json, renumbered
from plan.diff import COUNTED, Changes, Count, Lines, Pages, SourceChange
from plan.problems import Problem
from plan.states import StateError

MOST_CHARACTERS = 60_000
"""GitHub refuses a comment of more than 65,536 characters."""
NOTHING_CHANGED = "Không có thay đổi về nội dung."

_ACTIONS: dict[Action, str] = {"added": "thêm", "removed": "bỏ", "changed": "sửa"}
_MOST_RUN = 600
"""Characters shown of a run of words that is gone or new."""
_CONTEXT = 60
"""Characters shown of the words beside it."""


@dataclass(frozen=True)
class _Style:
    """How one format writes things; what it gets is plain text."""

    data: Callable[[str], str]
    heading: Callable[[str], str]
    folded: Callable[[str, list[str]], list[str]]
    """Some lines under a heading that are read last."""
    title: Callable[[str], str]
    gone: Callable[[str], str]
    new: Callable[[str], str]
    indents: tuple[str, str]
    """What a line under a title, and one under that, begins with."""
    most: int
    """How many addresses are named of a list."""


def text(changes: Changes, held: Sequence[Problem] = ()) -> str:
    """Return the changes for a terminal: words gone stand as "[bỏ: …]", new ones as "[thêm: …]".

    Args:
        changes: what changed.
        held: the brakes that hold.

    """
    return "\n".join(itertools.chain(*_blocks(changes, held, _TEXT))) + "\n"


def markdown(changes: Changes, held: Sequence[Problem] = (), most: int = MOST_CHARACTERS) -> str:
    """Return the changes as Markdown of at most so many characters; says how many records do not fit."""
    blocks = ["\n".join(block) + "\n" for block in _blocks(changes, held, _MARKDOWN)]
    room = most - len(_left_out(len(blocks)))
    sizes = itertools.accumulate(len(block) + 1 for block in blocks)
    kept = sum(1 for _ in itertools.takewhile(lambda size: size <= room, sizes))
    cut = "" if kept == len(blocks) else _left_out(len(blocks) - kept)
    return "\n".join(blocks[:kept]) + cut


def as_json(changes: Changes, held: Sequence[Problem] = ()) -> str:
    """Return all that is known of the changes as JSON; `before` and `after` of a key give one state from the other."""
    return json.dumps({**_json(changes), "brakes": [*map(_problem_json, held)]}, ensure_ascii=False, indent=2) + "\n"


def failure_text(failures: Iterable[StateError]) -> str:
    """Say for a terminal which states could not be compared, and why."""
    lines = (line for failure in failures for line in (*map(str, failure.problems), f"{failure}; {_NOTHING_COMPARED}."))
    return "".join(f"{line}\n" for line in lines)


def failure_markdown(failures: Iterable[StateError]) -> str:
    """Say as Markdown which states could not be compared, and why."""
    return "\n".join(itertools.chain.from_iterable(_failure_markdown(failure) for failure in failures)) + "\n"


def _failure_markdown(failure: StateError) -> Iterator[str]:
    yield f"{escaped(str(failure))}; {_NOTHING_COMPARED}.\n"
    yield from (f"- {escaped(str(problem))}" for problem in failure.problems[:_MOST_PROBLEMS])
    if len(failure.problems) > _MOST_PROBLEMS:
        yield f"- và {len(failure.problems) - _MOST_PROBLEMS} lỗi nữa"


_NOTHING_COMPARED = "không có gì được so sánh"
_MOST_PROBLEMS = 30


def failure_json(failures: Iterable[StateError]) -> str:
    """Say as JSON which states could not be compared, and why."""
    said = [
        {"state": failure.name, "message": str(failure), "problems": [*map(_problem_json, failure.problems)]}
        for failure in failures
    ]
    return json.dumps({"version": 1, "failures": said}, ensure_ascii=False, indent=2) + "\n"


def escaped(words: str) -> str:
    """Return somebody's text as Markdown that shows it and does nothing else on GitHub."""
    parted = _LIVE.sub(lambda found: f"{found[0]}\0", " ".join(words.split()))
    return "".join(_PARTING if char == "\0" else char if _is_plain(char) else f"&#{ord(char)};" for char in parted)


_PARTING = "<!-- -->"
_LIVE = re.compile(r"@|#|://|:(?=[\w+-]+:)|www\.|\bgh-(?=\d)|\b[0-9a-f]{6}(?=[0-9a-f])", re.IGNORECASE)
"""What GitHub makes mentions, references, links and emoji of, wherever it stands: parted behind this."""
_PLAIN = " .,:;()/%?“”‘’…–—→·'-"
"""Signs that make no markup inside a line; somebody's text never begins one."""


def _is_plain(char: str) -> bool:
    return char.isalnum() or char in _PLAIN


_TEXT = _Style(
    data=str,
    heading=lambda words: f"\n{words}",
    folded=lambda words, lines: [f"\n{words}", *lines],
    title=lambda words: f"\n{words}",
    gone=lambda words: f"[bỏ: {words}]",
    new=lambda words: f"[thêm: {words}]",
    indents=("  ", "    → "),
    most=12,
)
_MARKDOWN = _Style(
    data=escaped,
    heading=lambda words: f"### {words}\n",
    folded=lambda words, lines: [f"<details><summary>{words}</summary>\n", *lines, "\n</details>"],
    title=lambda words: f"**{words}**\n",
    gone=lambda words: f"<del>{words}</del>",
    new=lambda words: f"<b>{words}</b>",
    indents=("- ", "  - "),
    most=200,
)


def _left_out(number: int) -> str:
    return f"\nCòn {number} mục không in ở đây vì quá dài; xem đủ bằng lệnh `python -m plan diff`.\n"


def _blocks(changes: Changes, held: Sequence[Problem], style: _Style) -> Iterator[list[str]]:
    """Yield what is told, in pieces that belong together."""
    if changes.is_empty:
        order = [f"Chỉ đổi thứ tự liệt kê ở: {_addresses(changes.pages.changed, style)}"] if changes.pages.changed else []
        yield [NOTHING_CHANGED, *order]
        return
    yield [_summary(changes.records), *_counted(changes.counts)] if changes.records else [NOTHING_CHANGED]
    if changes.sources:
        yield [style.heading("Bản nguồn để đối chiếu"), *_sources(changes.sources, style)]
    if held:
        yield [style.heading(f"{len(held)} chỗ phải có người quyết định"), *_brakes(held, style)]
    if changes.lines:
        yield [style.heading("Danh sách sản phẩm trên các trang"), *_lines(changes.lines, style)]
    if found := [*_pages(changes.pages, style)]:
        yield style.folded("Các trang khác trước", found)
    if changes.records:
        yield [style.heading("Từng thay đổi")]
        yield from _records(changes.records, style)


def _records(records: Sequence[Change], style: _Style) -> Iterator[list[str]]:
    """Tell the records that changed; those of a plan added or removed as a whole only by their number."""
    new_ids = renumbered(records)
    whole = {change.year for change in records if change.kind == "plan" and change.action != "changed"}
    within = Counter(change.year for change in records if change.year in whole)
    for change in records:
        if change.kind == "plan" and change.year in whole:
            more = f"{style.indents[0]}cùng {within[change.year] - 1} bản ghi của kế hoạch này"
            yield [*_change(change, style, ""), more]
        elif change.year not in whole:
            yield [*_change(change, style, new_ids.get(change.before.key, "") if change.before else "")]


def _sources(found: Iterable[SourceChange], style: _Style) -> Iterator[str]:
    for change in found:
        what = "bản nguồn" if change.file.endswith(".txt") else "cách đọc bản nguồn"
        verb = {"added": "được thêm", "removed": "bị bỏ", "changed": "thay đổi"}[change.action]
        yield f"{style.indents[0]}{style.data(f'Kế hoạch năm {change.year}: {what} ({change.file}) {verb}')}"


def _brakes(held: Iterable[Problem], style: _Style) -> Iterator[str]:
    return (f"{style.indents[0]}{style.data(str(problem))}" for problem in held)


def _summary(records: Sequence[Change]) -> str:
    numbers = Counter(change.action for change in records)
    said = [f"{numbers[action]} {words}" for action, words in _ACTIONS.items() if numbers[action]]
    return f"{len(records)} bản ghi thay đổi: {', '.join(said)}."


def _counted(counts: Iterable[Count]) -> Iterator[str]:
    for year, found in itertools.groupby(counts, key=lambda count: count.year):
        said = [f"{_number(count)} {COUNTED[count.what]}" for count in found]
        yield f"Kế hoạch năm {year}: {', '.join(said)}."


def _number(count: Count) -> str:
    return str(count.after) if count.before == count.after else f"{count.before} → {count.after}"


def _lines(lines: Sequence[Lines], style: _Style) -> Iterator[str]:
    """Tell what each list gains and loses; agencies whose lists gain and lose the same are told together."""
    together: dict[tuple[bool, str], list[str]] = {}
    for found in lines:
        together.setdefault((found.is_of_agency, found.change), []).append(found.address)
    for (_, change), addresses in sorted(together.items()):
        number = f"{len(addresses)} trang" if len(addresses) > 1 else "trang"
        yield f"{style.indents[0]}{number} {_addresses(addresses, style)} {change}"


def _pages(pages: Pages, style: _Style) -> Iterator[str]:
    for words, found in (("thêm", pages.added), ("mất", pages.removed), ("đổi nội dung", pages.changed)):
        if found:
            yield f"{style.indents[0]}{words} {len(found)} trang: {_addresses(found, style)}"


def _addresses(found: Sequence[str], style: _Style) -> str:
    agencies_last = sorted(found, key=lambda address: "/co-quan/" in address)  # one edit may touch all members of a group
    shown = ", ".join(style.data(f"/{address}") for address in agencies_last[: style.most])
    return f"{shown} và {len(found) - style.most} trang nữa" if len(found) > style.most else shown


def _change(change: Change, style: _Style, new_id: str) -> Iterator[str]:
    where = f"{change.place.file}:{change.place.line}"
    yield style.title(style.data(f"{change.name}: {_ACTIONS[change.action]} ({where})"))
    first, second = style.indents
    if new_id:
        yield f"{first}{style.data(f'câu chữ của {change.id} nay ở {new_id}: đổi mã?')}"
    yield from (f"{first}{style.data(effect)}" for effect in change.effects)
    for edit in change.edits:
        yield f"{first}{style.data(f'{edit.column} ({edit.key})')}{_words(edit, style)}"
        yield from (f"{second}{style.data(effect)}" for effect in edit.effects)


def _words(edit: Edit, style: _Style) -> str:
    """Return the words of an edit, those that changed marked, with some of those around them."""
    said, before = "", "same"
    for number, piece in enumerate(edit.pieces):
        shown = _piece(piece, style, starts=not number, ends=piece is edit.pieces[-1])
        parted = "same" not in {piece.kind, before}
        said = f"{said.rstrip()} {shown.lstrip()}" if parted else f"{said}{shown}"
        before = piece.kind
    return f": {said}" if said else ""


def _piece(piece: Piece, style: _Style, *, starts: bool, ends: bool) -> str:
    if piece.kind == "same":
        return _spaced(piece.words, style.data(_around(piece.words.strip(), starts=starts, ends=ends)))
    words = piece.words.strip()
    shown = words if len(words) <= _MOST_RUN else f"{words[:_MOST_RUN]}… (còn {len(words) - _MOST_RUN} ký tự)"
    return _spaced(piece.words, (style.gone if piece.kind == "gone" else style.new)(style.data(shown)))


def _spaced(words: str, shown: str) -> str:
    """Return words as they are shown with a space on those sides on which they had one."""
    return f"{' ' if words[0].isspace() else ''}{shown}{' ' if words[-1].isspace() else ''}"


def _around(words: str, *, starts: bool, ends: bool) -> str:
    """Shorten words that stayed: only those next to a change are of interest."""
    head = "" if starts else words[:_CONTEXT].rpartition(" ")[0]
    tail = "" if ends else words[-_CONTEXT:].partition(" ")[2]
    return words if len(words) <= 2 * _CONTEXT else f"{head}…{tail}"


def _json(changes: Changes) -> dict[str, Any]:
    return {
        "version": 1,
        "empty": changes.is_empty,
        "counts": [vars(count) for count in changes.counts],
        "records": [change_json(change) for change in changes.records],
        "lines": [vars(found) for found in changes.lines],
        "pages": vars(changes.pages),
        "sources": [vars(found) for found in changes.sources],
    }


def _problem_json(problem: Problem) -> dict[str, Any]:
    english = getattr(problem.message, "en", "")
    said = {"kind": problem.kind, "record": problem.record, "message": problem.message, "en": english}
    return {**said, "place": problem.place._asdict()}
