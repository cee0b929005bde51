"""What was found, laid out as Markdown for GitHub: problems by file, changes record by record.

All texts go through `markdown.inert`. What does not fit is counted: GitHub takes no more than 65,536 characters.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from scripts.ci.markdown import fenced, inert, linked

MOST_CHARACTERS = 64_000

JsonObject = dict[str, Any]
Linking = Callable[[str, int, str], str | None]
"""File, line, and of which commit ("head" or "base") → its address; None where there is none."""


def joined(parts: Iterable[str], most: int = MOST_CHARACTERS) -> str:
    """Return parts of Markdown below one another, as many of the first as fit, and how many do not."""
    blocks = [*parts]
    sizes = itertools.accumulate(len(block) + 2 for block in blocks)
    kept = sum(1 for _ in itertools.takewhile(lambda size: size <= most - _ROOM, sizes))
    left = [f"**Còn {len(blocks) - kept} mục không in ở đây vì quá dài.** {_WHERE}"] if kept < len(blocks) else []
    return "\n\n".join([*blocks[:kept], *left])


_ROOM = 200
_WHERE = "Xem đủ bằng lệnh `python -m plan check` và `python -m plan diff main`."


def counted(problems: Sequence[JsonObject]) -> str:
    """Return how many errors and how much advice there is: "2 lỗi, 1 lời khuyên"."""
    levels = Counter(problem["level"] for problem in problems)
    said = [f"{levels[level]} {word}" for level, word in (("error", "lỗi"), ("advice", "lời khuyên")) if levels[level]]
    return ", ".join(said) or "không có lỗi"


def problems(found: Sequence[JsonObject], address: Linking) -> Iterator[str]:
    """Yield each problem with its file, line and fix; the errors first, those of a file below its name."""
    for level in ("error", "advice"):
        of_level = [problem for problem in found if problem["level"] == level]
        for file, of_file in itertools.groupby(of_level, key=lambda problem: str(problem["file"])):
            first, *others = of_file
            yield f"**{inert(file)}**\n\n{_problem(first, address)}"
            yield from (_problem(other, address) for other in others)


def _problem(problem: JsonObject, address: Linking) -> str:
    words, link = f"Dòng {problem['line']}", _link(problem, address)
    record = f" ({inert(problem['record'])})" if problem["record"] and problem["record"] not in problem["message"] else ""
    advice = "lời khuyên: " if problem["level"] == "advice" else ""
    said = f"- {linked(words, link) if link else words}{record}: {advice}{inert(problem['message'])}"
    return said if problem["fix"] is None else f"{said}\n\n  Sửa thành:\n\n{indented(fenced(problem['fix']))}"


def indented(text: str) -> str:
    """Return text as part of the item above it."""
    return "\n".join(f"  {line}" for line in text.split("\n"))


def brakes(found: Sequence[JsonObject], address: Linking) -> Iterator[str]:
    """Yield what waits for a decision."""
    for brake in found:
        words, link = f"{brake['file']}:{brake['line']}", _link(brake, address)
        yield f"- {linked(words, link) if link else inert(words)}: {inert(brake['message'])}"


def _link(problem: JsonObject, address: Linking) -> str | None:
    return address(problem["file"], problem["line"], problem.get("at", "head"))


def changes(told: Sequence[JsonObject], address: Linking) -> Iterator[str]:
    """Yield what changes, block by block; words that are gone struck through, new ones bold."""
    for block in told:
        lines = [_line(line, bullets=block["kind"] != "words") for line in block["lines"]]
        yield "\n".join([*_titled(block, address), *lines, *(["", "</details>"] if block["kind"] == "folded" else [])])


def _titled(block: JsonObject, address: Linking) -> list[str]:
    title = inert(block["title"])
    if block["kind"] == "folded":
        return [f"<details><summary>{title}</summary>", ""]
    if block["kind"] == "list":
        return [f"#### {title}", ""]
    if block["place"] is None:
        return [f"**{title}**", ""] if title else []
    file, line = block["place"]["file"], block["place"]["line"]
    words, link = f"{file}:{line}", address(file, line, "base" if block["gone"] else "head")
    return [f"**{title}** ({linked(words, link) if link else inert(words)})", ""]


def _line(line: JsonObject, *, bullets: bool) -> str:
    said = "".join(_piece(piece) for piece in line["pieces"])
    return f"{'  - ' if line['depth'] else '- '}{said}" if bullets else f"{said}  "


_MARKS = {"same": "{}", "gone": "<del>{}</del>", "new": "<b>{}</b>"}


def _piece(piece: JsonObject) -> str:
    words = piece["words"]
    before, after = " " * words[:1].isspace(), " " * (words[-1:].isspace() and bool(words.strip()))
    return f"{before}{_MARKS[piece['kind']].format(inert(words))}{after}"
