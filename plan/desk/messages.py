"""Problems → what people and programs read: text, GitHub annotations, JSON.

Data come from strangers: whatever stands in them (and in the names of files) is shown as text and does nothing, be it
a workflow command or a terminal's escape sequence. The comment on a pull request is written from the JSON (scripts/ci).
"""

from __future__ import annotations

import itertools
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from plan.ground.model import Place
from plan.ground.problems import HOW_TO_MEND, MOST_ANNOTATIONS, Language, Problem, Said, command, say
from plan.ground.settings import Settings
from plan.ground.unseen import UNSEEN, visible

_LONGEST_MESSAGE = 1_000
_LONGEST_FIX = 2_000

_FIX = say("Sửa thành", "Write instead")
_EDIT = say("Sửa dòng này", "Edit this line")
_RECORD = say("Bản ghi", "Record")
_ADVICE = say("Lời khuyên", "Advice")
_CLEAN = say("Không có lỗi.", "No errors.")


@dataclass(frozen=True)
class Telling:
    """How problems are told: in which language, with which link to edit a line."""

    language: Language = "vi"
    repository: str = ""
    """The repository's https address; without it there are no links."""
    branch: str = "main"

    @classmethod
    def by(cls, environment: Mapping[str, str], language: Language) -> Telling:
        """Take repository and branch from the settings.

        Raises:
            SettingError: a setting is not what it may be.

        """
        known = Settings.of(environment)
        return cls(language, known.repository, known.branch)

    def edit(self, place: Place) -> str | None:
        """Return the address at which a line is edited, or None without a repository."""
        if not self.repository:
            return None
        file = quote(place.file, errors="surrogateescape")
        return f"{self.repository}/edit/{quote(self.branch)}/{file}#L{place.line}"

    def __call__(self, said: Said) -> str:
        """Return a sentence in the language."""
        return said.to(self.language)


def counted(problems: Iterable[Problem]) -> Said:
    """Return how many errors and how much advice there is: "Có 2 lỗi, 1 lời khuyên."."""
    levels = Counter(problem.level for problem in problems)
    errors, advice = levels["error"], levels["advice"]
    vi = [f"{errors} lỗi"] * bool(errors) + [f"{advice} lời khuyên"] * bool(advice)
    en = [f"{errors} error{'s' * (errors > 1)}"] * bool(errors) + [f"{advice} piece{'s' * (advice > 1)} of advice"] * bool(
        advice
    )
    return say(f"Có {', '.join(vi)}.", f"Found: {', '.join(en)}.") if vi else _CLEAN


def as_text(problems: Sequence[Problem], telling: Telling, *, colour: bool) -> str:
    """Return problems for people: each begins with file:line:column, those of a file stand together."""
    files = itertools.groupby(problems, lambda problem: problem.place.file)
    blocks = ["".join(_text_of(problem, telling, colour=colour) for problem in found) for _, found in files]
    said = telling(counted(problems))
    return "\n".join([*blocks, f"{said} {telling(HOW_TO_MEND)}\n" if problems else ""])


_RED, _YELLOW, _BOLD, _GREEN, _PLAIN = "\033[31m", "\033[33m", "\033[1m", "\033[32m", "\033[0m"


def _text_of(problem: Problem, telling: Telling, *, colour: bool) -> str:
    def painted(code: str, text: str) -> str:
        return f"{code}{visible(text)}{_PLAIN}" if colour else visible(text)

    advice = f"{telling(_ADVICE)}: " if problem.level == "advice" else ""
    hue = _YELLOW if advice else _RED
    lines = [f"{painted(_BOLD, str(problem.place))}: {painted(hue, advice + telling(problem.message))}"]
    if problem.record and problem.record not in problem.message:
        lines.append(f"    {telling(_RECORD)}: {visible(problem.record)}")
    if problem.fix is not None:
        lines += [f"    {telling(_FIX)}:", *(f"    > {painted(_GREEN, line)}" for line in problem.fix.split("\n"))]
    if link := telling.edit(problem.place):
        lines.append(f"    {telling(_EDIT)}: {link}")
    return "".join(f"{line}\n" for line in lines)


def as_json(problems: Sequence[Problem], telling: Telling) -> str:
    """Return problems for programs: a list of objects, in the order of the files.

    Each has
    `file` (path from the project's root), `line` and `column` (from 1),
    `level` ("error" or "advice"), `kind` (a stable word: "unknown-agency"), `record` (the record's id or ""),
    `message` (an object: `vi`, `en`), `fix` (the whole line as it should be, or several lines for it, or null),
    `edit` (the address at which the line is edited, or null).
    """
    found = [problem.as_json(telling.edit(problem.place)) for problem in problems]
    written = json.dumps(found, ensure_ascii=False, indent=1)
    return UNSEEN.sub(lambda hidden: json.dumps(hidden[0])[1:-1], written) + "\n"


def as_annotations(problems: Sequence[Problem], telling: Telling) -> str:
    """Return problems as workflow commands of GitHub Actions, ten of each level at most; a notice counts the rest.

    The kinds take turns, so that each is shown before any is shown twice.
    """
    lines: list[str] = []
    left: list[Problem] = []
    for level in ("error", "advice"):
        told = _kinds_in_turn([problem for problem in problems if problem.level == level])
        lines += [_annotation(problem, telling) for problem in sorted(told[:MOST_ANNOTATIONS])]
        left += told[MOST_ANNOTATIONS:]
    if left:
        lines.append(command("notice", {}, telling(_rest(left))))
    return "".join(f"{line}\n" for line in lines)


def _kinds_in_turn(problems: list[Problem]) -> list[Problem]:
    turns: Counter[str] = Counter()
    ranked = []
    for problem in problems:
        ranked.append((turns[problem.kind], problem))
        turns[problem.kind] += 1
    return [problem for _, problem in sorted(ranked, key=lambda pair: pair[0])]


def _rest(left: Sequence[Problem]) -> Said:
    kinds = ", ".join(f"{kind} ({count})" for kind, count in Counter(problem.kind for problem in left).items())
    return say(f"Còn {len(left)} mục nữa không hiện ở đây: {kinds}", f"{len(left)} more are not shown here: {kinds}")


def _annotation(problem: Problem, telling: Telling) -> str:
    place = problem.place
    properties = {
        "file": visible(place.file),
        "line": str(place.line),
        "col": str(place.column),
        "title": visible(problem.record or problem.kind),
    }
    lines = [_short(telling(problem.message))]
    if _fits(problem.fix):
        lines += [f"{telling(_FIX)}:", "\n".join(map(visible, (problem.fix or "").split("\n")))]
    if link := telling.edit(place):
        lines.append(f"{telling(_EDIT)}: {link}")
    return command("error" if problem.level == "error" else "warning", properties, "\n".join(lines))


def _short(text: str) -> str:
    shown = visible(text)
    return shown if len(shown) <= _LONGEST_MESSAGE else f"{shown[:_LONGEST_MESSAGE]}…"


def _fits(fix: str | None) -> bool:
    return fix is not None and len(fix) <= _LONGEST_FIX
