"""proof.yml: which lines of a source hold what, and the rules that mend what the extraction broke."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from plan.ground.problems import Place, Problem, Said, meant, nearest, say, shown
from proof.layout import KINDS, ROWS, Part, placed
from proof.nodes import Items, Node, Record, Scalar, UnreadableError, record, scalar
from proof.rules import OPERATIONS, Point, Rule
from proof.spots import KEYS, OTHER, named

_NEEDED = ("task", "deliverable", "lead", "timing")
"""The columns without which there is no row."""

_SHA_256 = re.compile("[0-9a-f]{64}")
_LINES = re.compile(r"([0-9]{1,6})(?:-([0-9]{1,6}))?")
_POINT = re.compile(r"([0-9]{1,6})/([0-9]{1,3})")
_TAG = re.compile("<[^<>]*>")


@dataclass(frozen=True)
class Guide:
    """How a source is read."""

    layout: tuple[Part, ...]
    """In the order of the document."""
    rules: tuple[Rule, ...]
    """In the order in which they are applied."""
    place: Place
    """Where `layout` stands."""
    numbered: frozenset[str] = frozenset()
    """The rows whose own number the source prints, that of no objective; only the source itself tells."""

    @property
    def names(self) -> frozenset[str]:
        """All that the source holds."""
        heads = (name for part in self.layout if part.kind == "head" for name in part.head_keys)
        return frozenset((*heads, *(name for part in self.layout for name in part.names)))

    @property
    def columns(self) -> frozenset[str]:
        """The columns that any table of the appendix has, as `spots.named` calls them."""
        return frozenset(name for part in self.layout for name in named(part.columns))


def stated(node: Node) -> tuple[str, Place]:
    """Return the SHA-256 that a proof.yml gives of its source, and where it stands."""
    found = record(node)
    sha256, place = found.text("sha256"), found.at("sha256")
    if not _SHA_256.fullmatch(sha256):
        message = say("sha256 phải là 64 chữ số thập lục phân viết thường", "sha256 must be 64 lower-case hexadecimal digits")
        raise UnreadableError(place, message)
    return sha256, place


def guide(node: Node, total: int) -> tuple[Guide, list[Problem]]:
    """Read a proof.yml.

    Args:
        node: the file.
        total: how many lines the source has.

    Returns:
        What could be read, and what is wrong with the rest.

    Raises:
        UnreadableError: it is of another shape altogether.

    """
    found, problems = record(node), list[Problem]()
    try:
        _refuse_keys(found, ("sha256", "layout"), ("rules",))
    except UnreadableError as error:
        problems.append(error.problem)
    reader = _Reader(total)
    layout = [reader.part(entry) for entry in _each(found, "layout", problems)]
    rules = [reader.rule(entry) for entry in _each(found, "rules", problems)]
    parts = tuple(filter(None, layout))
    result = Guide(parts, tuple(placed(rule, parts) for rule in rules if rule), found.at("layout"))
    return result, [*problems, *reader.problems, *_out_of_order(result.layout), *_repeated(result.layout)]


def _each(found: Record, key: str, problems: list[Problem]) -> list[Record]:
    try:
        return found.records(key)
    except UnreadableError as error:
        problems.append(error.problem)
        return []


class _Reader:
    """Reads entries and collects what is wrong with them."""

    def __init__(self, total: int) -> None:
        self._total = total
        self.problems: list[Problem] = []

    def part(self, found: Record) -> Part | None:
        try:
            return self._part(found)
        except UnreadableError as error:
            self.problems.append(error.problem)
            return None

    def rule(self, found: Record) -> Rule | None:
        try:
            return self._rule(found)
        except UnreadableError as error:
            self.problems.append(error.problem)
            return None

    def _part(self, found: Record) -> Part:
        kinds = [kind for kind in KINDS if kind in found.fields]
        if len(kinds) != 1:
            words = ", ".join(KINDS)
            raise UnreadableError(found.place, say(f"cần đúng một trong {words}", f"exactly one of {words} is needed"))
        (kind,) = kinds
        _refuse_keys(found, ("lines", kind), ("columns",) if kind == "rows" else ())
        names, wanted = tuple(item.text or "" for item in found.texts(kind)), KINDS[kind]
        if not names or (kind != "keys" and len(names) > 1) or (wanted and names[0] not in wanted):
            listed = ", ".join(f'"{name}"' for name in wanted)
            message = say(listed, listed) if wanted else say("tên khóa của plan.yml", "a key of plan.yml")
            raise UnreadableError(found.at(kind), say(f"cần {message}", f"this must be {message.en}"))
        columns = _columns(found) if kind == "rows" else ()
        return Part(kind, names, self._lines(found.fields["lines"]), found.place, columns)

    def _rule(self, found: Record) -> Rule:
        name = found.text("rule")
        if name not in OPERATIONS:
            raise UnreadableError(found.at("rule"), _unknown(name, OPERATIONS))
        takes = OPERATIONS[name].keys
        _refuse_keys(found, ("rule", "reason", *takes))
        start, end = (self._point(found.fields[key]) if key in takes else Point(0, 0) for key in ("from", "to"))
        lines = self._lines(found.fields["lines"]) if "lines" in takes else tuple(dict.fromkeys((start.line, end.line)))
        words = _words(found) if "words" in takes else ()
        cell = _number(scalar(found.fields["cell"])) if "cell" in takes else 0
        if start == end and "from" in takes:
            raise UnreadableError(found.at("to"), say("from và to là cùng một ô", "from and to are the same cell"))
        return Rule(name, lines, found.place, words, cell, start, end)

    def _lines(self, node: Node) -> tuple[int, ...]:
        parts = node.items if isinstance(node, Items) else [node]
        found = [number for part in parts for number in self._range(scalar(part))]
        if not found or len({*found}) != len(found):
            raise UnreadableError(node.place, say("cần các dòng, mỗi dòng một lần", "this must be lines, each once"))
        return tuple(found)

    def _range(self, part: Scalar) -> range:
        found = _LINES.fullmatch(part.text or "")
        if found is None:
            raise UnreadableError(
                part.place, say("cần số dòng, ví dụ 8 hoặc 12-140", "this must be a line or lines: 8 or 12-140")
            )
        first = int(found[1])
        last = int(found[2] or first)
        if not 1 <= first <= last <= self._total:
            raise UnreadableError(part.place, self._no_line(part.text or ""))
        return range(first, last + 1)

    def _point(self, node: Node) -> Point:
        text = scalar(node).text or ""
        found = _POINT.fullmatch(text)
        if found is None:
            message = say('cần dòng/ô, ví dụ "215/1"', 'this must be line/cell, for example "215/1"')
            raise UnreadableError(node.place, message)
        if not 1 <= int(found[1]) <= self._total:
            raise UnreadableError(node.place, self._no_line(text))
        return Point(int(found[1]), int(found[2]))

    def _no_line(self, words: str) -> Said:
        total = self._total
        return say(f"source.txt có {total} dòng, không có {words}", f"source.txt has {total} lines, there is no {words}")


def _columns(found: Record) -> tuple[str, ...]:
    """Return what the columns of a table hold: what the entry says, or the eight in their order."""
    columns = tuple(item.text or "" for item in found.texts("columns")) if "columns" in found.fields else KEYS
    node = found.fields.get("columns")
    for position, key in enumerate(columns):
        place = node.items[position].place if isinstance(node, Items) else found.place
        if key not in (*KEYS, OTHER):
            raise UnreadableError(place, _unknown(key, (*KEYS, OTHER)))
        if key != OTHER and key in columns[:position]:
            raise UnreadableError(place, say(f'"{key}" viết hai lần', f'"{key}" stands twice'))
    for key in _NEEDED:
        if key not in columns:
            raise UnreadableError(found.at("columns"), say(f"thiếu {key}", f"{key} is missing"))
    return columns


def _refuse_keys(found: Record, needed: Sequence[str], others: Sequence[str] = ()) -> None:
    """Refuse an unknown key and tell a missing or empty one."""
    allowed = (*needed, *others)
    for key, place in found.keys.items():
        if key not in allowed:
            raise UnreadableError(place, _unknown(key, allowed))
    for key in needed:
        node = found.fields.get(key)
        if node is None or (isinstance(node, Scalar) and not node.text):
            place = node.place if node else found.place
            raise UnreadableError(place, say(f"thiếu {key}", f"{key} is missing"))


def _unknown(word: str, allowed: Iterable[str]) -> Said:
    known = [*allowed]
    listed = ", ".join(known)
    remedy = meant(nearest(word, known), say(f"được viết: {listed}", f"allowed: {listed}"))
    return say(f'không có "{shown(word)}"; {remedy}', f'there is no "{shown(word)}"; {remedy.en}')


def _words(found: Record) -> tuple[str, ...]:
    """Return the marks that a rule looks for, none of them with letters or digits outside of a tag: no word may go."""
    node = found.fields["words"]
    items = [scalar(item) for item in (node.items if isinstance(node, Items) else [node])]
    for item in items:
        if not item.verbatim or any(map(str.isalnum, _TAG.sub("", item.verbatim))):
            message = say(
                "chỉ được là dấu, dấu cách hoặc thẻ HTML; không bỏ chữ nào của văn bản",
                "only marks, spaces or HTML tags; no word of the document may go",
            )
            raise UnreadableError(item.place, message)
    return tuple(item.verbatim for item in items)


def _number(found: Scalar) -> int:
    if (found.text or "").isdecimal() and len(found.text or "") <= 3:  # noqa: PLR2004 - no table has 1,000 columns
        return int(found.text or "")
    raise UnreadableError(found.place, say("cần số thứ tự của ô", "this must be the number of a cell"))


def _out_of_order(layout: Sequence[Part]) -> Iterator[Problem]:
    for before, after in pairwise(layout):
        if after.lines[0] <= before.lines[-1]:
            message = say(
                f"các dòng phải tăng dần; ở trên đã đến dòng {before.lines[-1]}",
                f"lines must ascend; line {before.lines[-1]} stands above",
            )
            yield Problem(after.place, message, "unreadable")


def _repeated(layout: Sequence[Part]) -> Iterator[Problem]:
    seen = set[str]()
    for part in layout:
        if twice := seen & {*part.names} - {ROWS if part.kind in {"rows", "section"} else ""}:
            word = min(twice)
            yield Problem(part.place, say(f'"{word}" viết hai lần', f'"{word}" stands twice'), "unreadable")
        seen |= {*part.names}
