"""What is wrong with the data, told where it stands."""

from __future__ import annotations

import dataclasses
import difflib
import secrets
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from plan.ground.model import Place as Place  # noqa: PLC0414 - proof/ reads no more of plan/ than this module
from plan.ground.unseen import visible as visible  # noqa: PLC0414 - as Place

MOST_ANNOTATIONS = 10
"""GitHub shows no more errors, and no more warnings, of one step."""
_MOST_SHOWN = 80

Language = Literal["vi", "en"]


class Said(str):
    """A sentence in Vietnamese that knows its English."""

    __slots__ = ("en",)
    en: str

    def to(self, language: Language) -> str:
        """Return the sentence in a language."""
        return self.en if language == "en" else str(self)


def say(vi: str, en: str) -> Said:
    """Return a sentence in both languages."""
    said = Said(vi)
    said.en = en
    return said


class Replacement(NamedTuple):
    """Words on a problem's line, at its column or behind, and what should stand there instead."""

    old: str
    new: str


@dataclass(frozen=True)
class Hints:
    """What tells, of two places that disagree, which one was edited."""

    found: Said | None = None
    """The message without its last part, which guesses what was meant."""
    unknown: str = ""
    """Words of the document that a register should know: a name, a number, an abbreviation."""
    register: str = ""
    """The file that should know them."""
    texts: tuple[Place, ...] = ()
    """Where the texts stand that should hold what is quoted."""
    unless_printed: bool = False
    """Whether it is no mistake where the source prints it so."""
    below: str = ""
    """A key and its value that make it none where the source prints it so: they would stand on the next line."""


NO_HINTS = Hints()


def _headed(where: Iterable[str], found: Said) -> Said:
    parts = [part if isinstance(part, Said) else say(part, part) for part in where if part]
    vi, en = " · ".join(parts), " · ".join(part.en for part in parts)
    return say(f"{vi}: {found}", f"{en}: {found.en}") if parts else found


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to mend: where it stands, what was found and what is allowed."""

    place: Place
    message: Said
    kind: str
    """A word for what is wrong ("unknown-agency"): problems of one kind are shown together."""
    record: str = ""
    """Id of the record it is in, as far as it has one."""
    fix: str | None = field(default=None, compare=False)
    """The line as it should be, or the lines that should stand there, where one way is right or the nearest is proposed."""
    level: Literal["error", "advice"] = "error"
    """An error blocks; advice never does."""
    replacement: Replacement | None = field(default=None, compare=False)
    """What `fix` is made of, where the rule that tells the problem knows words and not lines."""
    hints: Hints = field(default=NO_HINTS, compare=False)
    """What the rule that tells the problem knows of where else the mistake may be."""

    @classmethod
    def at(
        cls,
        place: Place,
        *where: str,
        found: Said,
        kind: str,
        record: str = "",
        replacement: Replacement | None = None,
        hints: Hints = NO_HINTS,
    ) -> Problem:
        """Make a problem whose message names the record and the key it is in, as far as there are any."""
        head = _headed(where, hints.found) if hints.found else None
        hints = dataclasses.replace(hints, found=head)
        return cls(place, _headed(where, found), kind, record, replacement=replacement, hints=hints)

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"

    def as_json(self, edit: str | None = None) -> dict[str, object]:
        """Return the problem as programs read it; `edit` is the address at which its line is edited."""
        return {
            **self.place._asdict(),
            "level": self.level,
            "kind": self.kind,
            "record": self.record,
            "message": {"vi": str(self.message), "en": self.message.en},
            "fix": self.fix,
            "edit": edit,
        }


Problems = Iterator[Problem]
"""What a rule yields."""


class DataError(Exception):
    """The data cannot be published; `problems` says everything that is wrong, in the order of the files."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(map(str, self.problems)))


HOW_TO_MEND = say(
    "Mỗi dòng trên bắt đầu bằng tệp:dòng:cột; sửa ở đó rồi chạy lại.",
    "Each line above begins with file:line:column; mend it there and run this again.",
)


def command(name: str, properties: Mapping[str, str], message: str) -> str:
    """Write a workflow command of GitHub; nothing in its message or properties can end it or begin another.

    >>> command("error", {"file": "a:b", "line": "3"}, "50% ::stop-commands::x")
    '::error file=a%3Ab,line=3::50%25 ::stop-commands::x'
    """
    values = ",".join(f"{key}={_escaped(value).replace(':', '%3A').replace(',', '%2C')}" for key, value in properties.items())
    return f"::{name}{' ' * bool(values)}{values}::{_escaped(message)}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def unheard(text: str) -> str:
    """Wrap output so that GitHub Actions hears no command in it."""
    token = secrets.token_hex(16)
    return f"::stop-commands::{token}\n{text}::{token}::\n"


def shown(words: str) -> str:
    """Return words as a message quotes them: long ones cut off."""
    return words if len(words) <= _MOST_SHOWN else f"{words[:_MOST_SHOWN]}…"


def foreign(words: str) -> Said | None:
    """Return, for a message, the first letter or digit that only looks like a Latin letter or 0–9; None without any."""
    letter = next(filter(_is_foreign, words), None)
    if letter is None:
        return None
    code = f"U+{ord(letter):04X}"
    if not letter.isalpha():
        return say(f'chữ số "{letter}" ({code}) không phải chữ số thường', f'the digit "{letter}" ({code}) is no usual one')
    return say(f'chữ "{letter}" ({code}) không phải chữ cái Latinh', f'the letter "{letter}" ({code}) is not Latin')


def _is_foreign(char: str) -> bool:
    if char.isalpha():
        return not unicodedata.name(char, "").startswith("LATIN ")
    return not char.isascii() and unicodedata.category(char) in {"Nd", "Nl"}


def quoted(words: str) -> Said:
    """Return words as a message quotes them, with the letter that only looks Latin, if there is one."""
    letter, found = foreign(words), f'"{shown(words)}"'
    return say(f"{found}, trong đó {letter}", f"{found}, in which {letter.en}") if letter else say(found, found)


def nearest(found: str, known: Iterable[str]) -> str | None:
    """Return the known name that was probably meant, or None when none is near."""
    return next(iter(difflib.get_close_matches(shown(found), list(known), n=1)), None)


def meant(near: str | None, otherwise: Said) -> Said:
    """Return, for a message, which name was probably meant, or what to do otherwise.

    >>> str(meant(nearest("Sở Nội vũ", ["Sở Nội vụ", "Sở Y tế"]), say("hãy thêm tên này", "please add it")))
    'ý bạn là "Sở Nội vụ"?'
    """
    return say(f'ý bạn là "{near}"?', f'did you mean "{near}"?') if near else otherwise


def instead(found: str, near: str | None) -> Replacement | None:
    """Return what was probably meant in place of what was found, if anything was."""
    return Replacement(found, near) if near else None
