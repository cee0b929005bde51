"""Rules of ids: each stands once, under the record it names, in order, and makes an address that never breaks."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from plan.ground.addresses import SLUG
from plan.ground.model import (
    Agency,
    Archive,
    Clause,
    Deliverable,
    Document,
    Indicator,
    Objective,
    Place,
    Plan,
    Section,
    Task,
    in_order,
    slug,
    titled,
)
from plan.ground.problems import Problem, Problems, Replacement, Said, foreign, say


class Item(NamedTuple):
    """An id or another name, where it stands, and the id of its record."""

    name: str
    place: Place
    record: str


_ID = say("mã", "id")

_ROMAN = re.compile(r"[IVXL]+")
_NUMBER = re.compile(r"[1-9][0-9]{0,3}")
_NUMBER_OR_LETTER = re.compile(r"[1-9][0-9]{0,3}|[a-z]{1,2}")


def registry_ids(archive: Archive) -> Problems:
    """Check ids of agencies and documents, and what else must stand once in the files that all plans share."""
    yield from repeated(_ID, map(_item, archive.agencies))
    yield from repeated(say("tên", "name"), (item for agency in archive.agencies for item in _names(agency)))
    yield from repeated(_ID, map(_item, archive.documents))
    yield from repeated(say("số", "number"), (Item(one.number, one.places["number"], one.id) for one in archive.documents))
    terms = (Item(term.abbr, term.places["abbr"], term.abbr) for term in archive.glossary)
    yield from repeated(say("chữ viết tắt", "abbreviation"), terms)
    yield from _look_alikes(archive)
    records: tuple[Agency | Document, ...] = (*archive.agencies, *archive.documents)
    for record in records:
        yield from _bad_slug(record, "id")


def plan_ids(plan: Plan) -> Problems:
    """Check ids and slugs of a plan."""
    yield from _sections(plan)
    yield from repeated(_ID, map(_item, plan.tasks))
    for task in plan.tasks:
        yield from _task(task)
    yield from _parts(plan)
    yield from repeated(_ID, map(_item, plan.indicators))
    yield from repeated(say("nhóm", "group"), (Item(one.group, one.places["group"], one.group) for one in plan.groups))
    for indicator in plan.indicators:
        yield from _bad_slug(indicator, "id")
    if plan.province_id:
        yield from _bad_slug(plan, "province_id")


def _look_alikes(archive: Archive) -> Problems:
    """Tell names with a letter that only looks Latin: two names that look alike would be two records."""
    names = [(agency, key) for agency in archive.agencies for key in ("name", "short")]
    aliases = [(agency, f"aliases.{number}") for agency in archive.agencies for number in range(len(agency.aliases))]
    others = [*((term, "abbr") for term in archive.glossary), *((document, "number") for document in archive.documents)]
    for record, key in (*names, *aliases, *others):
        field, _, number = key.partition(".")
        value = getattr(record, field)
        letter = foreign(str(value[int(number)] if number else value))
        if letter:
            found = say(f"{letter}; hãy gõ lại tên này", f"{letter.en}; please type this name again")
            name = str(getattr(record, "id", "") or getattr(record, "abbr", ""))
            title = titled(type(record), field)
            yield Problem.at(record.places[key], name, title, found=found, kind="foreign-letter", record=name)


def repeated(what: Said, items: Iterable[Item]) -> Problems:
    """Tell every name that stands twice, in any case, at its second place."""
    seen: dict[str, Place] = {}
    for name, place, record in items:
        first = seen.setdefault(name.casefold(), place)
        if first is not place:
            message = say(
                f'{what} "{name}" đã có ở {first.file}, dòng {first.line}; mỗi {what} chỉ dùng một lần',
                f'the {what.en} "{name}" already stands in {first.file}, line {first.line}; use each {what.en} once',
            )
            yield Problem(place, message, kind=f"duplicate-{what.en}", record=record)


def _item(record: Agency | Document | Section | Objective | Task | Deliverable | Clause | Indicator) -> Item:
    return Item(record.id, record.places["id"], record.id)


def _names(agency: Agency) -> Iterator[Item]:
    """Yield the spellings of an agency, each once, at the place of its name."""
    spelled = dict.fromkeys(" ".join(name.split()).casefold() for name in (agency.name, *agency.aliases))
    return (Item(name, agency.places["name"], agency.id) for name in spelled)


def _sections(plan: Plan) -> Problems:
    yield from repeated(_ID, map(_item, plan.sections))
    yield from repeated(say("địa chỉ", "slug"), (Item(one.slug, one.places["slug"], one.id) for one in plan.sections))
    yield from _roman([_item(section) for section in plan.sections])
    for section in plan.sections:
        yield from _bad_slug(section, "slug")
        yield from _children(section.id, [_item(objective) for objective in section.objectives])


def _task(task: Task) -> Problems:
    file, found = f"{slug(task.id)}.yml", task.place.file.rpartition("/")[2]
    if found != file:
        own = found.removesuffix(".yml").replace("-", ".").upper()
        message = say(
            f'mã "{task.id}" không khớp tên tệp; tệp của nhiệm vụ này phải tên là {file}, còn tệp này là của mã "{own}"',
            f'the id "{task.id}" does not match the file name; it must be {file}, and this file is that of "{own}"',
        )
        replacement = Replacement(task.id, own)
        yield Problem(task.places["id"], message, kind="wrong-file-name", record=task.id, replacement=replacement)
    yield from _children(task.objective, [_item(task)])
    added = {item.id for activity in task.activities for item in activity.deliverables if item.added_by or activity.added_by}
    yield from _children(task.id, [_item(deliverable) for deliverable in task.deliverables], added)


def _parts(plan: Plan) -> Problems:
    yield from _roman([_item(part) for part in plan.parts])
    clauses = [clause for part in plan.parts for clause in part.walk()]
    yield from repeated(_ID, map(_item, clauses))
    for clause in clauses:
        yield from _clauses(clause)


def _clauses(parent: Clause) -> Problems:
    for clause in parent.clauses:
        above, _, own = clause.id.rpartition(".")
        if above != parent.id or not _NUMBER_OR_LETTER.fullmatch(own):
            message = say(
                f'mã "{clause.id}" đứng trong "{parent.id}", nên phải là "{parent.id}." và một số hoặc chữ (đ viết dd)',
                f'the id "{clause.id}" stands in "{parent.id}", so it must be "{parent.id}." and a number or letter (đ: dd)',
            )
            yield Problem(clause.places["id"], message, kind="wrong-parent", record=clause.id)
    yield from _unordered([_item(clause) for clause in parent.clauses], _in_clause_order)


def _in_clause_order(clause_id: str) -> tuple[int, str]:
    own = clause_id.rpartition(".")[2]
    return (int(own), "") if _NUMBER.fullmatch(own) else (0, own)


def _roman(items: list[Item]) -> Problems:
    for found, place, record in items:
        if not _ROMAN.fullmatch(found):
            message = say(
                f'mã "{found}" phải là một số La Mã (I, II, III …)', f'the id "{found}" must be a Roman number (I, II, III …)'
            )
            yield Problem(place, message, kind="bad-id", record=record)
    yield from _unordered(items, in_order)


def _children(parent: str, items: list[Item], added: Collection[str] = ()) -> Problems:
    """Check the ids of what a record holds; one added later has its next free id wherever it stands among the others."""
    for child, place, record in items:
        above, _, number = child.rpartition(".")
        if above != parent or not _NUMBER.fullmatch(number):
            message = say(
                f'mã "{child}" đứng trong "{parent}", nên phải là "{parent}." và một số',
                f'the id "{child}" stands in "{parent}", so it must be "{parent}." and a number',
            )
            yield Problem(place, message, kind="wrong-parent", record=record)
    yield from repeated(_ID, items)
    yield from _unordered([item for item in items if item.name not in added], in_order)


def _unordered(items: list[Item], order: Callable[[str], tuple[object, ...]]) -> Problems:
    for before, (found, place, record) in pairwise(items):
        if order(found) < order(before.name):
            message = say(
                f'mã "{found}" đứng sau "{before.name}"; các mã phải theo thứ tự tăng dần',
                f'the id "{found}" stands behind "{before.name}"; ids must ascend',
            )
            yield Problem(place, message, kind="wrong-order", record=record)


def _bad_slug(record: Agency | Document | Section | Indicator | Plan, key: str) -> Problems:
    found = str(getattr(record, key))
    if not re.fullmatch(SLUG, found):
        message = say(
            f'"{found}" không dùng làm địa chỉ được; chỉ dùng chữ thường không dấu, số và gạch nối (so-noi-vu)',
            f'"{found}" cannot be an address; use only lower-case letters without diacritics, digits, hyphens (so-noi-vu)',
        )
        yield Problem.at(
            record.places[key], titled(type(record), key), found=message, kind="bad-slug", record=getattr(record, "id", "")
        )
