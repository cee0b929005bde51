"""The values of a record's keys → the texts of cells, and back: a list as one item a line, ids and choices in words."""

from __future__ import annotations

import datetime as dt
import re
import types
from collections.abc import Hashable, Mapping
from dataclasses import MISSING, dataclass, field, fields
from functools import cache, cached_property
from typing import Annotated, Any, Literal, cast, get_args, get_origin, get_type_hints

from plan.ground.folding import spelled
from plan.ground.model import Archive, Key, Placed, Text, columns, field_of, key_of, keys

_TYPED_DATE = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})")


@dataclass(frozen=True)
class CellForm:
    """How the value of a key stands in a cell."""

    key: str
    said: Key
    hint: Any
    """Its type, as the model declares it."""
    default: object
    """Its value where a record is without the key; `MISSING` where it must not be."""

    @property
    def is_optional(self) -> bool:
        """Whether a record can do without the key."""
        return self.default is not MISSING and not self.said.late

    @property
    def is_many(self) -> bool:
        """Whether it may hold several items, one a line of the cell."""
        return get_origin(_bare(self.hint)) is tuple

    @property
    def is_row(self) -> bool:
        """Whether its items are the cells of a line, so that each keeps its place, also an empty one."""
        return bool(get_origin(self.hint) is Annotated and self.hint != Text)

    @property
    def is_text(self) -> bool:
        """Whether a single item is written without a list."""
        return bool(self.hint == Text)

    @property
    def is_nullable(self) -> bool:
        """Whether it may be null."""
        return get_origin(self.hint) is types.UnionType

    def is_of(self, kind: type[Any]) -> bool:
        """Tell whether it, or each of its items, is of a type."""
        return _one(self.hint) is kind

    def words(self, value: object, wordings: Wordings, owner: type[Placed] | None) -> str:
        """Return a value as the cell shows it; `owner` is what kind of record holds this one."""
        return "\n".join(wordings.shown(self.said, text, owner) for text in self.plain(value))

    def plain(self, value: object) -> tuple[str, ...]:
        """Return a value as the words that stand in the file, an item each; none where the file need not say it."""
        if value is None or value == self.default:
            return ()
        return tuple(map(_plain, value if isinstance(value, tuple) else (value,)))

    def items(self, text: str, wordings: Wordings, owner: type[Placed] | None) -> tuple[str, ...]:
        """Return the text of a cell as the words that stand in the file, an item each; none for an empty cell."""
        lines = text.split("\n") if self.is_many else [" ".join(text.split())]
        cleaned = [" ".join(line.split()) for line in lines]
        found = cleaned if self.is_row and any(cleaned) else [line for line in cleaned if line]
        return tuple(self._word(line, wordings, owner) for line in found)

    def _word(self, line: str, wordings: Wordings, owner: type[Placed] | None) -> str:
        typed = _TYPED_DATE.fullmatch(line) if self.is_of(dt.date) else None
        return "{2}-{1:0>2}-{0:0>2}".format(*typed.groups()) if typed else wordings.meant(self.said, line, owner)


@dataclass(frozen=True)
class Wordings:
    """What ids and choices are called in cells."""

    archive: Archive
    also: Mapping[str, str] = field(default_factory=dict, compare=False)
    """Names of agencies that are read, too, with their ids: those that an edited workbook gives them."""

    def shown(self, said: Key, value: str, owner: type[Placed] | None) -> str:
        """Return what a value is called; the value itself when it has no other name."""
        return self._names(said, owner).get(value, value)

    def meant(self, said: Key, words: str, owner: type[Placed] | None) -> str:
        """Return the value that words of a cell stand for; the words themselves when they stand for none."""
        names = self._names(said, owner)
        also = self.also if said.refers_to == "agency" else {}
        known = {spelled(name): value for name, value in (*((name, value) for value, name in names.items()), *also.items())}
        return words if words in names else known.get(spelled(words), words)

    def _names(self, said: Key, owner: type[Placed] | None) -> Mapping[str, str]:
        if said.refers_to == "key":
            return columns(owner) if owner else {}
        return self.names(said)

    def names(self, said: Key) -> Mapping[str, str]:
        """Return the values that a key may have, each with what it is called in cells; none where any words may stand."""
        if said.refers_to == "agency":
            return self._agencies
        return {name: name for name in self.archive.document} if said.refers_to == "document" else said.choices

    @cached_property
    def _agencies(self) -> Mapping[str, str]:
        return {agency.id: agency.name for agency in self.archive.agencies}


def forms(kind: type[Placed]) -> Mapping[str, CellForm]:
    """Return how the keys of a kind of record stand in cells, without those that hold records, in the order of its files.

    What a kind shares with others (corrections, notes) stands behind what is its own, as in the files.
    """
    return _forms(cast("Hashable", kind))


@cache
def _forms(kind: type[Any]) -> Mapping[str, CellForm]:
    hints = get_type_hints(kind, include_extras=True)
    defaults = {key_of(item.name): item.default for item in fields(kind)}
    said = keys(kind)
    found = {key: hints[field_of(key)] for key in in_file(kind)}
    return {key: CellForm(key, said[key], hint, defaults[key]) for key, hint in found.items() if held(hint) is None}


def in_file(kind: type[Placed]) -> tuple[str, ...]:
    """Return the keys of a kind of record in the order in which a file has them."""
    own = [key_of(name) for name in kind.__annotations__]
    found = keys(kind)
    return (*(key for key in own if key in found), *(key for key in found if key not in own))


def parts(kind: type[Placed]) -> Mapping[str, type[Placed]]:
    """Return the keys of a kind of record that hold other records, and of which kind."""
    return _parts(cast("Hashable", kind))


@cache
def _parts(kind: type[Any]) -> Mapping[str, type[Placed]]:
    hints = get_type_hints(kind, include_extras=True)
    found = {key: held(hints[field_of(key)]) for key in in_file(kind)}
    return {key: inner for key, inner in found.items() if inner}


def held(hint: Any) -> type[Placed] | None:
    """Return the kind of record that a field of some type holds, one or several; None where it holds none."""
    inner = _one(hint)
    return inner if isinstance(inner, type) and issubclass(inner, Placed) else None


def is_list(kind: type[Placed], key: str) -> bool:
    """Tell whether a key holds a list, and not one value or record."""
    return get_origin(_bare(get_type_hints(kind, include_extras=True)[field_of(key)])) is tuple


def _bare(hint: Any) -> Any:
    return get_args(hint)[0] if get_origin(hint) is Annotated else hint


def _one(hint: Any) -> Any:
    """Return the type of one item, or of the value where it is no list."""
    bare = _bare(hint)
    if get_origin(bare) in {tuple, types.UnionType}:
        return _one(get_args(bare)[0])
    return str if get_origin(bare) is Literal else bare


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, dt.date) else str(getattr(value, "text", value))
