"""The document's own words in a file of the data, found in its nodes: also in a file whose records cannot all be read."""

from __future__ import annotations

import functools
import re
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple, cast, get_args, get_type_hints

from plan.facts.undoing import Texts
from plan.ground.model import Activity, OwnCell, Plan, Record, Section, Task, key_of, official_keys
from plan.reading.nodes import Mapping, Node, Scalar, Sequence

_FILE = re.compile(r"data/([0-9]{4})/(?:(plan)|(sections)|tasks/[^/]+)\.yml")


class Spot(NamedTuple):
    """Which cell or paragraph: the year, the kind and id of its record ("" for what stands in plan.yml) and the key.

    An activity, which has no id, goes by its first product; one without products by the product above it: "I.1.1.2 (tiếp 1)".
    A further cell goes by its product and column: "I.2.1/Kinh phí".
    """

    year: int
    kind: type[Record]
    record: str
    key: str


@dataclass(frozen=True)
class Cell:
    """A key of a record that holds the document's words."""

    spot: Spot
    value: Node
    record: Mapping

    @property
    def texts(self) -> Texts:
        """Its words, an item each, with single spaces."""
        return tuple(" ".join((item.value or "").split()) for item in self.items)

    @property
    def items(self) -> tuple[Scalar, ...]:
        """The strings it is made of."""
        found = self.value.items if isinstance(self.value, Sequence) else (self.value,)
        return tuple(item for item in found if isinstance(item, Scalar) and item.value)

    def on(self, line: int) -> int | None:
        """Return which of its items begins on a line, if one does; of what holds no words, the first."""
        places = [item.place for item in self.items] or [self.value.place]
        return next((number for number, place in enumerate(places) if place.line == line), None)

    def remarks(self, name: str) -> tuple[dict[str, str | None], ...]:
        """Return what corrections or amendments of its record say of this key: of each its keys and values."""
        found = value_of(self.record, name)
        said = [keys_of(item) for item in found.items if isinstance(item, Mapping)] if isinstance(found, Sequence) else []
        return tuple(item for item in said if item.get("field") == self.spot.key)


def cells(node: Node | None, file: str) -> tuple[Cell, ...]:
    """Return the cells of a file, by its path from the project's root; none of one that holds no words of a document.

    >>> from plan.reading.yamlfile import parsed
    >>> name = "data/2031/sections.yml"
    >>> [(cell.spot.record, cell.texts) for cell in cells(parsed("- {id: I, title: Địa đồ}", name), name)]
    [('I', ('Địa đồ',))]
    """
    found = _FILE.fullmatch(file)
    if found is None or node is None:
        return ()
    kind: type[Record] = Plan if found[2] else Section if found[3] else Task
    records = node.items if isinstance(node, Sequence) else (node,)
    return tuple(cell for record in records for cell in _within(kind, record, int(found[1]), ""))


def _within(kind: type[Record], node: Node, year: int, name: str) -> Iterator[Cell]:
    """Yield the cells of a record and of all that it holds."""
    if not isinstance(node, Mapping):
        return
    own = name or (keys_of(node).get("id") or "")
    for key in official_keys(kind):
        value = value_of(node, key)
        if value is not None:
            yield Cell(Spot(year, kind, own, key), value, node)
    for key, inner in _parts(cast("Hashable", kind)).items():
        held = value_of(node, key)
        items = held.items if isinstance(held, Sequence) else ()
        for item, called in zip(items, _names(inner, own, items), strict=True):
            yield from _within(inner, item, year, called)


def _names(kind: type[Record], holder: str, items: tuple[Node, ...]) -> Iterator[str]:
    """Name what has no id: activities, and further cells by their product and column, "I.2.1/Kinh phí"."""
    if kind is Activity:
        return _activity_names(items)
    columns = (keys_of(item).get("column") if isinstance(item, Mapping) else "" for item in items)
    return (f"{holder}/{column}" if kind is OwnCell else "" for column in columns)


def _activity_names(activities: tuple[Node, ...]) -> Iterator[str]:
    """Name activities by their products, as the rows of the appendix are."""
    above, more = "", 0
    for activity in activities:
        held = value_of(activity, "deliverables") if isinstance(activity, Mapping) else None
        products = held.items if isinstance(held, Sequence) else ()
        ids = [keys_of(item).get("id") or "" for item in products if isinstance(item, Mapping)]
        yield ids[0] if ids else f"{above} (tiếp {more + 1})"
        above, more = (ids[-1], 0) if ids else (above, more + 1)


@functools.cache
def _parts(kind: type[Any]) -> dict[str, type[Record]]:
    """Return the keys of a kind of record that hold other records with words of the document."""
    hints: dict[str, Any] = get_type_hints(kind, include_extras=True)
    items = {key_of(name): next(iter(get_args(hint)), None) for name, hint in hints.items()}
    return {key: item for key, item in items.items() if isinstance(item, type) and issubclass(item, Record)}


def value_of(record: Mapping, key: str) -> Node | None:
    """Return the node of a key, None when it is not there."""
    return next((value for name, value in record.entries if name.value == key), None)


def keys_of(record: Mapping) -> dict[str, str | None]:
    """Return the keys of a record that hold a string or nothing."""
    return {str(name.value): value.value for name, value in record.entries if isinstance(value, Scalar)}
