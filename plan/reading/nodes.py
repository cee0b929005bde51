"""What a YAML file holds, as nodes that know their place, and the error of a file that holds none."""

from __future__ import annotations

from dataclasses import dataclass

from plan.ground.model import Place
from plan.ground.problems import Problem


@dataclass(frozen=True, slots=True)
class Scalar:
    """A string as written; `value` is None for an empty value, `~` and `null`."""

    value: str | None
    place: Place
    start: int
    """Column (from 1) at which the value itself begins: behind an opening quote."""
    exact: bool
    """Whether the value stands on its line letter for letter, so that a column can be counted inside it."""


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple[Node, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values, in the order of the file."""

    entries: tuple[tuple[Scalar, Node], ...]
    place: Place


Node = Scalar | Sequence | Mapping


class FileError(Exception):
    """The file cannot be read at all; `problem` says where and why."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(str(problem))
