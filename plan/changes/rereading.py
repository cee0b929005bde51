"""Who does what a cell says, when it is another although no word of the cell is: by a body's names, by a group's members."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from plan.changes.entries import Entry, Value, entries, items_of
from plan.ground.model import Archive, Parties, official_keys, told
from plan.reading.names import Names

_CellKey = tuple[str, int | None, str, str]
"""Kind, year and id of the record, and its key."""


@dataclass(frozen=True)
class _Cell:
    """A cell or heading that names bodies."""

    name: str
    """In words: "Sản phẩm II.2.1.5 (cơ quan chủ trì)"."""
    text: Value
    parties: tuple[Parties, ...]

    @property
    def agencies(self) -> frozenset[str]:
        """Ids of those that it names."""
        return frozenset(agency for item in self.parties for agency in item.agencies)


@dataclass(frozen=True)
class Reread:
    """The cells, in words, that a body takes over and gives up although what they say of it is the same."""

    gained: tuple[str, ...]
    lost: tuple[str, ...]


def moved(before: Archive, after: Archive) -> Mapping[str, Reread]:
    """Return what moves, by id of the body; of a cell whose words are others, what moves by those that it had."""
    olds, names = _cells(before), Names(before.agencies)
    gained, lost = dict[str, list[str]](), dict[str, list[str]]()
    for key, cell in _cells(after).items():
        came, went = _reread(olds[key], cell, names) if key in olds else (set(), set())
        for agencies, found in ((came, gained), (went, lost)):
            for agency in agencies:
                found.setdefault(agency, []).append(cell.name)
    return {agency: Reread(tuple(gained.get(agency, ())), tuple(lost.get(agency, ()))) for agency in {**gained, **lost}}


def _reread(old: _Cell, new: _Cell, names: Names) -> tuple[set[str], set[str]]:
    """Return which bodies a cell names by words that named others, and which it does not name any more by them."""
    if old.text == new.text:
        return {*(new.agencies - old.agencies)}, {*(old.agencies - new.agencies)}
    came, went = set[str](), set[str]()
    for item in new.parties:
        for mention in item.mentions:
            was = names.parties(item.text[mention.start : mention.end])[0].agencies
            if was and was != (mention.agency,):
                came |= {mention.agency} - {*was}
                went |= {*was} - {mention.agency}
    return came, went


def naming(archive: Archive, year: int | None, group: str) -> tuple[str, ...]:
    """Return the cells of a plan, and the headings of its duties, that name a group; to be told of the plan is no duty."""
    cells = _cells(archive).items()
    return tuple(
        cell.name for (kind, of_year, *_), cell in cells if kind != "plan" and of_year == year and group in cell.agencies
    )


def _cells(archive: Archive) -> Mapping[_CellKey, _Cell]:
    """Return every cell or heading that names bodies, in the order of the document."""
    return {(*entry.key, key): cell for entry in entries(archive) for key, cell in _cells_of(entry)}


def _cells_of(entry: Entry) -> Iterator[tuple[str, _Cell]]:
    for key in official_keys(type(entry.record)):
        parties = tuple(item for item in items_of(getattr(entry.record, key)) if isinstance(item, Parties))
        if parties:
            name = f"{entry.name} ({told(type(entry.record), key).in_diff[0]})"
            yield key, _Cell(name, entry.values[key], parties)
