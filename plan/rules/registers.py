"""Registers that do not know what a right text names: which line of theirs was edited or is gone, and how it should be."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import NamedTuple

from plan.ground.model import Agency, Archive, Document, Place, Placed, Term
from plan.ground.problems import Said, say
from plan.reading.names import Names
from plan.rules.datafile import DataFile
from plan.rules.reference import Published
from plan.rules.trial import Proposal


class Remedy(NamedTuple):
    """Where a register is to be mended, how, what was found there, and the id of the record."""

    place: Place
    proposal: Proposal
    found: Said
    record: str


class _Name(NamedTuple):
    """A name, number or abbreviation that a register has, and where."""

    value: str
    place: Place
    record: Placed


class Registers:
    """The agencies, documents and abbreviations of the data, beside those that are published.

    Args:
        archive: what could be read of the data.
        published: the data as they are published, if they are known.
        opened: returns a file of the data by its name.

    """

    def __init__(self, archive: Archive, published: Published, opened: Callable[[str], DataFile]) -> None:
        self._archive, self._published, self._opened = archive, published, opened

    def remedy(self, kind: str, words: str, text: str) -> Remedy | None:
        """Return how a register is mended so that it knows some words, None when that is not known.

        Args:
            kind: of the problem, which tells the register: "unknown-agency", "unknown-document", "unknown-abbreviation".
            words: that are not known.
            text: in which they stand.

        """
        was = self._published.archive
        found = _named(_names(was, kind), was, kind, words, text) if was else None
        return self._restored(found) if found else self._alike(kind, words, text)

    def _restored(self, was: _Name) -> Remedy | None:
        """Return how the line is put back that has a name as it is published."""
        file = self._opened(was.place.file)
        olds, news = self._published.lines(file.name), file.lines
        line = was.place.line - 1
        matcher = difflib.SequenceMatcher(None, olds, news, autojunk=False)
        for what, start, end, at, until in matcher.get_opcodes():
            if not start <= line < end:
                continue
            if what == "replace" and end - start == until - at:
                proposal = Proposal(at + 1 + line - start, olds[line])
                found = say("dòng này đã bị sửa", "this line was edited")
            elif what in {"replace", "delete"}:
                inserted = [*olds[start:end], *news[until : until + 1]] if what == "delete" else olds[start:end]
                proposal = Proposal(at + 1, "\n".join(inserted))
                found = say(f'ở đây đã bỏ mất "{was.value}"', f'"{was.value}" was removed here')
            else:
                return None
            return Remedy(Place(file.name, proposal.line, 1), proposal, found, _id(was.record))
        return None

    def _alike(self, kind: str, words: str, text: str) -> Remedy | None:
        """Return how a name is spelled that looks like words of a text, but is written with other characters."""
        at = text.find(words)
        for name in _names(self._archive, kind):
            look = re.compile(rf"(?<!\w){re.escape(_looks(name.value))}(?!\w)")
            found = next((one for one in look.finditer(_looks(text)) if one.start() <= at < one.end()), None)
            meant = text[found.start() : found.end()] if found else name.value
            if meant.casefold() == name.value.casefold() or name.value.casefold() in self._named_in_cells:
                continue
            line = self._opened(name.place.file).line(name.place.line)
            if name.value in line[name.place.column - 1 :]:
                before, after = line[: name.place.column - 1], line[name.place.column - 1 :]
                proposal = Proposal(name.place.line, f"{before}{after.replace(name.value, meant, 1)}")
                said = say(f'"{name.value}" ở đây viết bằng ký tự khác', f'"{name.value}" has other characters here')
                return Remedy(name.place, proposal, said, _id(name.record))
        return None

    @cached_property
    def _named_in_cells(self) -> frozenset[str]:
        """How cells spell the agencies that they name: where one is spelled as the register does, that is no slip."""
        rows = (row.deliverable for plan in self._archive.plans for row in plan.all_rows)
        cells = (cell for row in rows for cell in (row.lead, row.coordinating) if cell)
        return frozenset(cell.text[start:end].casefold() for cell in cells for start, end, _ in cell.mentions)


def _names(archive: Archive | None, kind: str) -> Iterator[_Name]:
    """Yield what a register knows."""
    if archive is None:
        return
    if kind == "unknown-document":
        yield from (_Name(one.number, one.places["number"], one) for one in archive.documents)
    elif kind == "unknown-abbreviation":
        yield from (_Name(one.abbr, one.places["abbr"], one) for one in archive.glossary)
    else:
        for one in archive.agencies:
            yield from (_Name(name, place, one) for name, place in one.spellings)


def _named(names: Iterator[_Name], archive: Archive, kind: str, words: str, text: str) -> _Name | None:
    """Return the name that stands in a text where some words do."""
    if kind != "unknown-agency":
        return next((name for name in names if name.value == words), None)
    at = text.find(words)
    mentions = Names(archive.agencies).mentions(text)
    spelled = next((text[start:end] for start, end, _ in mentions if start <= at < end), "")
    return next((name for name in names if name.value.casefold() == spelled.casefold()), None)


def _id(record: Placed) -> str:
    match record:
        case Agency() | Document():
            return record.id
        case Term():
            return record.abbr
    return ""


_LATIN = str.maketrans(
    "аеорсухіјѕԁһӏАВЕКМНОРСТУХІЈЅαοιΑΒΕΖΗΙΚΜΝΟΡΤΥΧ–—‐‑−", "aeopcyxijsdhlABEKMHOPCTYXIJSaoiABEZHIKMNOPTYX-----"
)
"""Letters of Cyrillic and Greek, and dashes, that look like the Latin letter or the hyphen they stand for here."""


def _looks(text: str) -> str:
    """Return what a text looks like at a glance, character for character: without case, marks and look-alikes."""
    plain = unicodedata.normalize("NFC", text).translate(_LATIN).replace("đ", "d").replace("Đ", "D")
    return "".join(unicodedata.normalize("NFD", char)[0] for char in plain).lower().replace("\u0130", "i")
