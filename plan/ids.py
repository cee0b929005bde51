"""Rules of ids: each stands once, under the record it names, in order, and makes an address that never breaks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

from plan.model import (
    Agency,
    Archive,
    Clause,
    Deliverable,
    Document,
    Indicator,
    Objective,
    Place,
    Placed,
    Plan,
    Section,
    Task,
    in_order,
    slug,
    titled,
)
from plan.problems import Problem

Found = Iterator[Problem]
Item = tuple[str, Place]
"""An id and where it stands."""

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_ROMAN = re.compile(r"[IVXL]+")
_NUMBER = re.compile(r"[1-9][0-9]{0,3}")
_NUMBER_OR_LETTER = re.compile(r"[1-9][0-9]{0,3}|[a-z]{1,2}")


def registry_ids(archive: Archive) -> Found:
    """Check ids of agencies and documents, and what else must stand once in the files that all plans share."""
    yield from repeated("mã", map(_item, archive.agencies))
    yield from repeated("tên", (item for agency in archive.agencies for item in _names(agency)))
    yield from repeated("mã", map(_item, archive.documents))
    yield from repeated("số", ((document.number, document.places["number"]) for document in archive.documents))
    yield from repeated("chữ viết tắt", ((term.abbr, term.places["abbr"]) for term in archive.glossary))
    for record in (*archive.agencies, *archive.documents):
        yield from _bad_slug(record, "id")


def plan_ids(plan: Plan) -> Found:
    """Check ids and slugs of a plan."""
    yield from _sections(plan)
    yield from repeated("mã", map(_item, plan.tasks))
    for task in plan.tasks:
        yield from _task(task)
    yield from _parts(plan)
    yield from repeated("mã", map(_item, plan.indicators))
    yield from repeated("nhóm", ((group.group, group.places["group"]) for group in plan.groups))
    for indicator in plan.indicators:
        yield from _bad_slug(indicator, "id")


def repeated(what: str, items: Iterable[Item]) -> Found:
    """Tell every name that stands twice, in any case, at its second place."""
    seen: dict[str, Place] = {}
    for name, place in items:
        first = seen.setdefault(name.casefold(), place)
        if first is not place:
            message = f'{what} "{name}" đã có ở {first.file}, dòng {first.line}; mỗi {what} chỉ dùng một lần'
            yield Problem(place, message)


def _item(record: Agency | Document | Section | Objective | Task | Deliverable | Clause | Indicator) -> Item:
    return record.id, record.places["id"]


def _names(agency: Agency) -> Iterator[Item]:
    """Yield the spellings of an agency, each once, at the place of its name."""
    spelled = dict.fromkeys(" ".join(name.split()).casefold() for name in (agency.name, *agency.aliases))
    return ((name, agency.places["name"]) for name in spelled)


def _sections(plan: Plan) -> Found:
    yield from repeated("mã", map(_item, plan.sections))
    yield from repeated("địa chỉ", ((section.slug, section.places["slug"]) for section in plan.sections))
    yield from _roman([_item(section) for section in plan.sections])
    for section in plan.sections:
        yield from _bad_slug(section, "slug")
        yield from _children(section.id, [_item(objective) for objective in section.objectives])


def _task(task: Task) -> Found:
    file = f"{slug(task.id)}.yml"
    if not task.place.file.endswith(f"/{file}"):
        yield Problem(task.places["id"], f'mã "{task.id}" không khớp tên tệp; tệp của nhiệm vụ này phải tên là {file}')
    yield from _children(task.objective, [_item(task)])
    yield from _children(task.id, [_item(deliverable) for deliverable in task.deliverables])


def _parts(plan: Plan) -> Found:
    yield from _roman([_item(part) for part in plan.parts])
    clauses = [clause for part in plan.parts for clause in part.walk()]
    yield from repeated("mã", map(_item, clauses))
    for clause in clauses:
        yield from _clauses(clause)


def _clauses(parent: Clause) -> Found:
    for clause in parent.clauses:
        above, _, own = clause.id.rpartition(".")
        if above != parent.id or not _NUMBER_OR_LETTER.fullmatch(own):
            message = f'mã "{clause.id}" đứng trong "{parent.id}", nên phải là "{parent.id}." và một số hoặc chữ (đ viết dd)'
            yield Problem(clause.places["id"], message)
    yield from _unordered([_item(clause) for clause in parent.clauses], _in_clause_order)


def _in_clause_order(clause_id: str) -> tuple[int, str]:
    own = clause_id.rpartition(".")[2]
    return (int(own), "") if _NUMBER.fullmatch(own) else (0, own)


def _roman(items: list[Item]) -> Found:
    for found, place in items:
        if not _ROMAN.fullmatch(found):
            yield Problem(place, f'mã "{found}" phải là một số La Mã (I, II, III …)')
    yield from _unordered(items, in_order)


def _children(parent: str, items: list[Item]) -> Found:
    for child, place in items:
        above, _, number = child.rpartition(".")
        if above != parent or not _NUMBER.fullmatch(number):
            yield Problem(place, f'mã "{child}" đứng trong "{parent}", nên phải là "{parent}." và một số')
    yield from repeated("mã", items)
    yield from _unordered(items, in_order)


def _unordered(items: list[Item], order: Callable[[str], tuple[object, ...]]) -> Found:
    for (before, _), (found, place) in pairwise(items):
        if order(found) < order(before):
            yield Problem(place, f'mã "{found}" đứng sau "{before}"; các mã phải theo thứ tự tăng dần')


def _bad_slug(record: Placed, key: str) -> Found:
    found = str(getattr(record, key))
    if not _SLUG.fullmatch(found):
        message = f'"{found}" không dùng làm địa chỉ được; chỉ dùng chữ thường không dấu, số và gạch nối (so-noi-vu)'
        yield Problem.at(record.places[key], titled(type(record), key), found=message)
