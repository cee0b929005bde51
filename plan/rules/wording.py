"""Rules of single texts, which hold unless the source of the plan itself prints the text so: `Hints.unless_printed`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from plan.facts.located import Located, located
from plan.ground.model import Agency, Archive, Document, Parties, Place, Plan, Record, columns, titled
from plan.ground.problems import Hints, Problem, Problems, Replacement, Said, say, shown
from plan.reading.names import Names
from plan.rules.quotes import record_id

_LETTERS = r"[A-ZĐ]{2,}[a-z]?[0-9]*"
_SPACED = re.compile(rf"(?<![\w/])\d+ ?(?:/ ?\d{{4}} ?)?/ ?{_LETTERS}(?: ?- ?{_LETTERS})+(?!\w)")
"""A document's number as Nghị định 30/2020/NĐ-CP writes it, or with spaces: "62 /2020/NĐ- CP"."""
_USUAL = str.maketrans("–—‐‑−Ð", "-----Đ")
"""Dashes and the Icelandic letter that look like the hyphen and the Đ of a number."""


def agencies_twice(plan: Plan) -> Problems:
    """Tell each cell that names an agency twice, be it by two of its names."""
    for at in located(plan, ()):
        for key, item, parties in _parties(at.record):
            twice = _twice(parties)
            if twice:
                yield _told(at, key, item, twice, kind="agency-twice")


def cut_names(archive: Archive, plan: Plan) -> Problems:
    """Tell each spelling of an agency that takes words of another's name in a cell: others would be read there."""
    names = Names(archive.agencies)
    spelled = {name.casefold(): (place, agency) for name, place, agency in _spellings(archive)}
    first: dict[str, tuple[Located, str, str]] = {}
    for at in located(plan, ()):
        for key, item, parties in _parties(at.record):
            first.setdefault(parties.text, (at, key, item))
    told_of = set[str]()
    for text, (at, key, item) in first.items():
        for name, other in names.cut(text):
            if name.casefold() not in told_of:
                told_of.add(name.casefold())
                yield _cut(name, other, *spelled[name.casefold()], at, key, at.record.places[item])


def _cut(name: str, other: str, place: Place, agency: Agency, at: Located, key: str, cell: Place) -> Problem:
    found = say(
        f'"{shown(name)}" lấy mất chữ của tên "{shown(other)}" ở {at.name}, {key} ({cell.file}, dòng '
        f"{cell.line}), nên ở đó đọc thành cơ quan khác; hãy chỉ ghi tên của một cơ quan",
        f'"{shown(name)}" takes words of the name "{shown(other)}" in {at.reference}, {key} ({cell.file}, line '
        f"{cell.line}), where another body is read; please write the name of one body only",
    )
    return Problem.at(place, agency.id, found=found, kind="name-cut", record=agency.id, hints=Hints(texts=(cell,)))


def _spellings(archive: Archive) -> Iterator[tuple[str, Place, Agency]]:
    for agency in archive.agencies:
        yield from ((name, place, agency) for name, place in agency.spellings)


def spaced_numbers(plan: Plan) -> Problems:
    """Tell each number of a document within which a text has a space: it would be no citation of that document."""
    for passage in plan.passages:
        for number in _SPACED.findall(passage.text):
            if " " in number:
                title = titled(type(passage.record), passage.key)
                yield Problem.at(
                    passage.place,
                    title,
                    found=_spaced(number),
                    kind="spaced-number",
                    record=record_id(passage.record, passage.owner),
                    replacement=_squeezed(number),
                    hints=Hints(unless_printed=True),
                )


def is_cut_short(found: Problem, spaced: Iterable[Problem]) -> bool:
    """Tell whether a document that no register has is but the beginning of a number that is told to have a space."""
    unknown = found.hints.unknown
    return any(
        one.place == found.place and one.replacement is not None and one.replacement.new.startswith(unknown) for one in spaced
    )


def spaced_document_numbers(archive: Archive) -> Problems:
    """Tell each registered document whose number has a space, or marks of Word: no text would be found to cite it."""
    for document in archive.documents:
        number, usual = document.number, document.number.translate(_USUAL)
        found = _spaced(number) if " " in number and _SPACED.fullmatch(number) else _unusual(number, usual)
        if found:
            yield Problem.at(
                document.places["number"],
                *(document.id, titled(Document, "number")),
                found=found,
                kind="spaced-number" if usual == number else "unusual-number",
                record=document.id,
                replacement=_squeezed(number) if usual == number else Replacement(number, usual),
            )


def _unusual(number: str, usual: str) -> Said | None:
    if number == usual:
        return None
    return say(
        f'số văn bản "{shown(number)}" có gạch nối hoặc chữ Đ khác của bàn phím, thường do dán từ Word; hãy viết "{usual}"',
        f'the document number "{shown(number)}" has another hyphen or Đ than the keyboard\'s; please write "{usual}"',
    )


def _spaced(number: str) -> Said:
    right = _squeezed(number).new
    return say(
        f'số văn bản "{shown(number)}" có dấu cách ở giữa; hãy viết liền "{shown(right)}"',
        f'the document number "{shown(number)}" has a space in it; please write "{shown(right)}"',
    )


def _squeezed(number: str) -> Replacement:
    return Replacement(number, number.replace(" ", ""))


def _parties(record: Record) -> Iterator[tuple[str, str, Parties]]:
    """Yield the cells of agencies of a record: their key, by what its place is known, and what it holds."""
    for key in columns(type(record)):
        value = getattr(record, key)
        if isinstance(value, Parties):
            yield key, key, value
        for number, item in enumerate(value if isinstance(value, tuple) else ()):
            if isinstance(item, Parties):
                yield key, f"{key}.{number}", item


def _twice(parties: Parties) -> Said | None:
    """Say which agency a cell names twice, in its words; None for none."""
    seen: dict[str, str] = {}
    for start, end, agency in parties.mentions:
        words = parties.text[start:end]
        first = seen.setdefault(agency, words)
        if first is not words:
            both = f'"{first}"' if first == words else f'"{first}" và "{words}"'
            return say(
                f"nêu một cơ quan hai lần ({both}); hãy bỏ một",
                f"names an agency twice ({both.replace(' và ', ' and ')}); please remove one",
            )
    return None


def _told(at: Located, key: str, item: str, found: Said, *, kind: str) -> Problem:
    record = record_id(at.record, at.owner)
    where, hints = (at.name, titled(type(at.record), key)), Hints(unless_printed=True)
    return Problem.at(at.record.places[item], *where, found=found, kind=kind, record=record, hints=hints)
