"""Rules of ids: each stands once, under the record it names, in order, and makes an address that never breaks."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from plan.facts.located import located
from plan.ground.addresses import SLUG
from plan.ground.folding import slugged
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
from plan.ground.problems import Problem, Problems, Replacement, Said, foreign, instead, say, shown
from plan.reading.shape import NAMING_KEYS
from plan.rules.amendments import changes_of


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
    shorts = (Item(one.short, one.places["short"], one.id) for one in archive.agencies if one.short)
    yield from repeated(say("tên tắt", "short-name"), shorts)
    yield from repeated(_ID, map(_item, archive.documents))
    yield from repeated(say("số", "number"), (Item(one.number, one.places["number"], one.id) for one in archive.documents))
    terms = (Item(term.abbr, term.places["abbr"], term.abbr) for term in archive.glossary)
    yield from repeated(say("chữ viết tắt", "abbreviation"), terms)
    concepts = (Item(one.term, one.places["term"], one.term) for one in archive.concepts)
    yield from repeated(say("thuật ngữ", "term"), concepts)
    yield from _look_alikes(archive)
    named = {*_named(archive)}
    for agency in archive.agencies:
        yield from _bad_slug(agency, "id", archive.agency, named)
    for document in archive.documents:
        yield from _bad_slug(document, "id", archive.document, named)


def _named(archive: Archive) -> Iterator[str]:
    """Yield the ids by which plans name agencies and documents."""
    for plan in archive.plans:
        yield from (name for group in plan.groups for name in (group.group, *group.members))
        for at in located(plan, ()):
            yield from (change.document for change in changes_of(at.record))


def plan_ids(plan: Plan) -> Problems:
    """Check ids and slugs of a plan."""
    yield from _sections(plan)
    twins = {id(task): twin for task in plan.tasks if (twin := _twin(task, plan.tasks))}
    yield from repeated(_ID, (_item(task) for task in plan.tasks if id(task) not in twins))
    for task in plan.tasks:
        yield from _copied(task, twins[id(task)]) if id(task) in twins else _task(task)
    yield from _parts(plan)
    yield from repeated(_ID, map(_item, plan.indicators))
    yield from repeated(say("nhóm", "group"), (Item(one.group, one.places["group"], one.group) for one in plan.groups))
    for indicator in plan.indicators:
        yield from _bad_slug(indicator, "id", {one.id for one in plan.indicators})
    if plan.province_id:
        yield from _bad_slug(plan, "province_id", ())


def _look_alikes(archive: Archive) -> Problems:
    """Tell names with a letter that only looks Latin: two names that look alike would be two records."""
    names = [(agency, key) for agency in archive.agencies for key in ("name", "short")]
    aliases = [(agency, f"aliases.{number}") for agency in archive.agencies for number in range(len(agency.aliases))]
    former = [(name, "name") for agency in archive.agencies for name in agency.former_names]
    terms = [*((term, "abbr") for term in archive.glossary), *((concept, "term") for concept in archive.concepts)]
    others = [*terms, *((document, "number") for document in archive.documents)]
    for record, key in (*names, *aliases, *former, *others):
        field, _, number = key.partition(".")
        value = getattr(record, field)
        letter = foreign(str(value[int(number)] if number else value))
        if letter:
            found = say(f"{letter}; hãy gõ lại tên này", f"{letter.en}; please type this name again")
            name = next((str(getattr(record, naming)) for naming in NAMING_KEYS if hasattr(record, naming)), "")
            title = titled(type(record), field)
            yield Problem.at(record.places[key], name, title, found=found, kind="foreign-letter", record=name)


def repeated(what: Said, items: Iterable[Item]) -> Problems:
    """Tell every name that stands twice, in any case, at its second place."""
    seen: dict[str, Place] = {}
    for name, place, record in items:
        first = seen.setdefault(" ".join(name.split()).casefold(), place)
        if first is not place:
            message = say(
                f'{what} "{name}" đã có ở {first.file}, dòng {first.line}; mỗi {what} chỉ dùng một lần',
                f'the {what.en} "{name}" already stands in {first.file}, line {first.line}; use each {what.en} once',
            )
            yield Problem(place, message, kind=f"duplicate-{what.en}", record=record)


def _item(record: Agency | Document | Section | Objective | Task | Deliverable | Clause | Indicator) -> Item:
    return Item(record.id, record.places["id"], record.id)


def _names(agency: Agency) -> Iterator[Item]:
    """Yield the spellings of an agency, each once, where it stands first."""
    spelled: dict[str, Item] = {}
    for name, place in agency.spellings:
        spelled.setdefault(" ".join(name.split()).casefold(), Item(name, place, agency.id))
    return iter(spelled.values())


def _sections(plan: Plan) -> Problems:
    yield from repeated(_ID, map(_item, plan.sections))
    yield from repeated(say("địa chỉ", "slug"), (Item(one.slug, one.places["slug"], one.id) for one in plan.sections))
    yield from _roman([_item(section) for section in plan.sections])
    for section in plan.sections:
        yield from _bad_slug(section, "slug", {one.slug for one in plan.sections})
        yield from _children(section.id, [_item(objective) for objective in section.objectives])


def _task(task: Task) -> Problems:
    own, within = _of_file(task), {item.id.rpartition(".")[0] for item in task.deliverables}
    if own != task.id and within and own not in within:
        yield _renamed(task, own)
        own = task.id
    elif own != task.id:
        yield _changed(task, own)
    yield from _children(task.objective, [_item(task)])
    added = {item.id for activity in task.activities for item in activity.deliverables if item.added_by or activity.added_by}
    yield from _children(own, [_item(deliverable) for deliverable in task.deliverables], added)


def _of_file(task: Task) -> str:
    """Return the id that the name of a task's file says."""
    found = task.place.file.rpartition("/")[2]
    return task.id if found == _file(task.id) else found.removesuffix(".yml").replace("-", ".").upper()


def _file(task_id: str) -> str:
    return f"{slug(task_id)}.yml"


def _changed(task: Task, own: str) -> Problem:
    message = say(
        f'mã "{task.id}" không khớp tên tệp {_file(own)} và các sản phẩm bên trong; mã đã đăng không đổi: hãy trả lại '
        f'"{own}"',
        f'the id "{task.id}" does not match the file name {_file(own)} and the deliverables within; a published id never '
        f'changes: please give back "{own}"',
    )
    replacement = Replacement(task.id, own)
    return Problem(task.places["id"], message, kind="wrong-file-name", record=task.id, replacement=replacement)


def _renamed(task: Task, own: str) -> Problem:
    message = say(
        f'mã "{task.id}" và các sản phẩm bên trong không khớp tên tệp {_file(own)}; nếu tệp bị đổi tên, hãy đổi lại thành '
        f'{_file(task.id)}; nếu các mã bị sửa, hãy trả lại mã "{own}" cho nhiệm vụ và "{own}.1", … cho các sản phẩm',
        f'the id "{task.id}" and the deliverables within do not match the file name {_file(own)}; if the file was renamed, '
        f'please name it {_file(task.id)} again; if the ids were changed, please give back "{own}" to the task and '
        f'"{own}.1", … to its deliverables',
    )
    return Problem(task.places["id"], message, kind="wrong-file-name", record=task.id)


def _twin(task: Task, tasks: tuple[Task, ...]) -> Task | None:
    """Return the task of which another file is a copy: it has the id, and the file of that name."""
    if _of_file(task) == task.id:
        return None
    return next((other for other in tasks if other.id == task.id and _of_file(other) == task.id), None)


def _copied(task: Task, twin: Task) -> Problems:
    own, file = _of_file(task), _file(twin.id)
    kind = say("bản sao giống hệt", "an exact copy") if task == twin else say("bản sao có sửa đổi của", "a changed copy")
    message = say(
        f'tệp này là {kind} {file}, vẫn mang mã "{task.id}" của tệp ấy; nếu tệp này vốn là nhiệm vụ "{own}", hãy trả lại '
        f'nội dung cũ (trên GitHub bấm History); nếu đây là nhiệm vụ mới, hãy viết mã "{own}" và mã các sản phẩm "{own}.1", '
        f"…; nếu sao nhầm, hãy bỏ tệp này và giữ {file}",
        f'this file is {kind.en} of {file} and still has its id "{task.id}"; if this was task "{own}", please bring back '
        f'its old content (on GitHub: History); if this is a new task, please write the id "{own}" and the ids "{own}.1", … '
        f"of its deliverables; if not, please remove this file and keep {file}",
    )
    yield Problem(task.places["id"], message, kind="copied-file", record=task.id)


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
    numbered = [clause for clause in parent.clauses if _own(clause).isdecimal()]
    lettered = [clause for clause in parent.clauses if not _own(clause).isdecimal()]
    yield from _unordered([*map(_item, numbered)], in_order)
    yield from _unordered([*map(_item, lettered)], lambda clause_id: (clause_id.rpartition(".")[2],))


def _own(clause: Clause) -> str:
    return clause.id.rpartition(".")[2]


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


def _bad_slug(
    record: Agency | Document | Section | Indicator | Plan, key: str, taken: Collection[str], named: Collection[str] = ()
) -> Problems:
    """Tell an id that cannot be an address; how it should be is proposed where it is not `taken`, nor the old one `named`."""
    found = str(getattr(record, key))
    if re.fullmatch(SLUG, found):
        return
    right = slugged(found)
    write = say(f'hãy viết "{right}"', f'please write "{right}"')
    remedy = write if right and right not in taken else say("hãy đặt mã khác", "please choose another id")
    message = say(
        f'"{shown(found)}" không dùng làm địa chỉ được; chỉ dùng chữ thường không dấu, số và gạch nối; {remedy}',
        f'"{shown(found)}" cannot be an address; use only plain lower-case letters, digits and hyphens; {remedy.en}',
    )
    where, record_id = titled(type(record), key), getattr(record, "id", "")
    replacement = instead(found, right if remedy is write and found not in named else None)
    yield Problem.at(record.places[key], where, found=message, kind="bad-slug", record=record_id, replacement=replacement)
