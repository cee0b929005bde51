"""What the lines of a source hold, and what a rule has to know of the tables that its lines are in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from plan.ground.problems import Place
from proof.rules import Rule

ROWS = "sections"
"""The name of the appendix: its rows are those of sections.yml with tasks/."""
TARGETS = "targets"
"""The name of the second appendix, and before a dot of its keys: `targets.label`."""
KINDS: Mapping[str, tuple[str, ...]] = {
    "keys": (),
    "list": (),
    "clauses": (),
    "head": ("columns", f"{TARGETS}.columns"),
    "section": (ROWS,),
    "rows": (ROWS,),
    "table": (TARGETS,),
}
"""What lines may hold, and of what, if not of any key of plan.yml: keys, a cell each; a list, an item a cell; numbered
paragraphs; the head of a table, of one line or two; a section's title above its table; rows; rows of a table of its own."""


@dataclass(frozen=True)
class Part:
    """One entry of `layout`."""

    kind: str
    """One of `KINDS`."""
    names: tuple[str, ...]
    """Keys of plan.yml, `ROWS`, `TARGETS`."""
    lines: tuple[int, ...]
    place: Place
    columns: tuple[str, ...] = ()
    """Of rows what each column holds, from left to right: of `KEYS` each once, and `OTHER`."""

    @property
    def head_keys(self) -> tuple[str, ...]:
        """Of a head the keys for its names: the lower ones, and where there are two lines the upper ones."""
        name = self.names[0]
        return (name, name.replace("columns", "column_groups"))[: len(self.lines)]


def placed(rule: Rule, layout: Sequence[Part]) -> Rule:
    """Return a rule that knows the lines of the nearest head above its own, and in which cell of them the number stands."""
    columns = {part.columns for part in layout for line in rule.lines if line in part.lines}
    numbers = {keys.index("number") + 1 if "number" in keys else 0 for keys in columns}
    return replace(rule, head=_head(layout, rule.lines[0]), number=numbers.pop() if len(numbers) == 1 else 0)


def _head(layout: Sequence[Part], line: int) -> tuple[int, ...]:
    """Return the lines of the nearest head of a table above a line."""
    above = (part.lines for part in layout if _is_head(part) and part.lines[-1] < line)
    return max(above, default=())


def _is_head(part: Part) -> bool:
    return part.kind == "head" or (part.kind == "list" and part.names[0] in KINDS["head"])
