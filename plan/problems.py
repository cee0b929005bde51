"""What is wrong with the data, told where it stands."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from plan.model import Place

_MOST_SHOWN = 80


class Said(str):
    """A sentence in Vietnamese that knows its English."""

    __slots__ = ("en",)
    en: str


def say(vi: str, en: str) -> Said:
    """Return a sentence in both languages."""
    said = Said(vi)
    said.en = en
    return said


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to mend: where it stands and, in Vietnamese, what was found and what is allowed."""

    place: Place
    message: str
    kind: str = ""
    """A word for what is wrong ("unknown-agency"): problems of one kind are shown together."""
    record: str = ""
    """Id of the record it is in, as far as it has one."""
    fix: str | None = field(default=None, compare=False)
    """The line as it should be, where only one way is right."""
    level: Literal["error", "advice"] = "error"
    """An error blocks; advice never does."""

    @classmethod
    def at(cls, place: Place, *where: str, found: str) -> Problem:
        """Make a problem that names the record and the key it is in, as far as there are any."""
        path = " · ".join(filter(None, where))
        return cls(place, f"{path}: {found}" if path else found)

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"


class DataError(Exception):
    """The data cannot be published; `problems` says everything that is wrong, in the order of the files."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(map(str, self.problems)))


def shown(words: str) -> str:
    """Return words as a message quotes them: long ones cut off."""
    return words if len(words) <= _MOST_SHOWN else f"{words[:_MOST_SHOWN]}…"


def meant(found: str, known: Iterable[str], otherwise: str) -> str:
    """Return, for a message, which known name was probably meant, or what to do otherwise."""
    near = difflib.get_close_matches(found, list(known), n=1)
    return f'ý bạn là "{near[0]}"?' if near else otherwise
