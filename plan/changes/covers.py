"""A row of the threat model, and which keys are in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from plan.ground.model import Key, Placed

Covers = Callable[[type[Placed], str, Key], object]
"""Whether a key of a type of record, of which all this is true, is in a row."""
WORDS_SEEN = "chữ cũ, chữ mới"


@dataclass(frozen=True)
class Guard:
    """Keys that are kept in the same way."""

    what: str
    """What they hold."""
    rule: str
    """What `check` and the proof hold them to; "" for nothing."""
    brakes: tuple[str, ...] = ()
    """The kinds of brakes that stop another value, none, or another item of a list."""
    recorded: str = ""
    """What in the data lets it pass without a label; "" where nothing stops it."""
    seen: str = WORDS_SEEN
    """What somebody who reviews a change sees of it."""
    covers: Covers = lambda *_: False


def only(record_type: type[Placed], *names: str) -> Covers:
    """Cover some keys of one type of record."""
    return lambda kind, name, _: kind is record_type and name in names


def any_of(*names: str) -> Covers:
    """Cover keys of some names, of whatever record."""
    return lambda _, name, __: name in names


def worded(*record_types: type[Placed], amendable: bool = True) -> Covers:
    """Cover the document's own words in records of some types."""
    return lambda kind, _, said: said.wording and said.wording.is_amendable is amendable and kind in record_types


def settled_of(*record_types: type[Placed]) -> Covers:
    """Cover what says what something is, in records of some types."""
    return lambda kind, _, said: said.settled and kind in record_types


def fixed_of(record_type: type[Placed]) -> Covers:
    """Cover what a document has fixed, in records of a type."""
    return lambda kind, _, said: said.fixed and kind is record_type


def said_in(name: str, *record_types: type[Placed]) -> Covers:
    """Cover a key that holds what is said of a record, and all keys of what it holds."""
    return lambda kind, key, _: key == name or kind in record_types
