"""Every key of every record says what keeps it from an accident, and each brake that it names stops an edit of that key."""

import dataclasses
import datetime as dt
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from plan.changes.brakes import brakes
from plan.changes.compare import compare
from plan.changes.dangers.added import added
from plan.changes.dangers.lost import deleted
from plan.changes.guards import GUARDS, SOURCES, guard_of
from plan.changes.labels import BRAKES
from plan.changes.threats import RECORDS, guards_listing
from plan.desk.owners import Team
from plan.ground.model import (
    Activity,
    Agency,
    Archive,
    Grace,
    Parties,
    Placed,
    Plan,
    Scoring,
    Section,
    Timing,
    field_of,
    keys,
)
from plan.reading.load import load, read
from tests.archives import REPORTED, ROOT, SMALL, TWOLEVEL
from tests.unit.builders import AGENCIES, Project

KEYS = [(kind, name) for kind in RECORDS for name in keys(kind)]
UNFOLLOWED = {(Section, "id"), (Section, "objectives"), (Plan, "year")}
"""Keys by which other records are found: without them nothing that follows from the data can be said."""
EMPTY = ("empty-field",)
MET = "14,5"
"""The reported figure by which an indicator is met: another figure says nothing of what needs evidence."""


def kinds(of: type[Placed] = Placed) -> Iterator[type[Placed]]:
    """Yield the types of which there are records: those that no other type is made of."""
    for kind in of.__subclasses__():
        yield from kinds(kind)
        if not kind.__subclasses__():
            yield kind


def held(value: object) -> Iterator[Any]:
    """Yield every record that something holds, at any depth."""
    if isinstance(value, Placed):
        yield value
    if type(value) is tuple:
        for item in value:
            yield from held(item)
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            yield from held(getattr(value, field.name))


def replaced(value: Any, old: Any, new: Any) -> Any:
    """Return something with another record in place of one."""
    if value is old:
        return new
    if type(value) is tuple:
        return tuple(replaced(item, old, new) for item in value)
    if not dataclasses.is_dataclass(value) or isinstance(value, type):
        return value
    names = [field.name for field in dataclasses.fields(value) if field.name != "places"]
    return dataclasses.replace(value, **{name: replaced(getattr(value, name), old, new) for name in names})


def others(name: str, value: Any) -> Iterator[Any]:
    """Yield what else a key could hold: another value, fewer items, more, one that moves."""
    match value:
        case Timing():
            yield Timing("Khi có yêu cầu khác", "conditional")
        case Parties():
            yield Parties("Sở Cầu đường")
        case dt.date():
            yield value + dt.timedelta(days=1)
        case int():
            yield value + 1
        case str():
            known = {"agency": "group", "group": "agency", "above": "below", "at-most": "at-least", "quy-1": "nam"}
            yield known.get(value, f"{value}-2" if re.fullmatch("[a-z0-9-]+", value) else f"{value} 9")
        case Placed():
            other: Any = {"source": "Khác"} if isinstance(value, Grace | Scoring) else {"date": dt.date(2031, 12, 31)}
            yield dataclasses.replace(value, **other)
        case tuple() if isinstance(value[0], Placed):
            yield value[:-1]
            yield from _more(value)
        case tuple():
            other = "hoi-dong-vi-du" if name == "members" else "Khác"
            yield tuple(Parties(other) if isinstance(item, Parties) else other for item in value)


def _more(items: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
    first, last = items[0], items[-1]
    if isinstance(last, Activity):
        yield *items, Activity(text=("Hoạt động mới",), places=last.places)
    elif hasattr(last, "id"):
        above, _, own = last.id.rpartition(".")
        yield *items, dataclasses.replace(last, id=f"{above}.{own}9".lstrip("."))
    if isinstance(last, Activity) and last is not first:
        emptier = dataclasses.replace(first, deliverables=first.deliverables[:-1])
        fuller = dataclasses.replace(last, deliverables=(*last.deliverables, first.deliverables[-1]))
        yield emptier, *items[1:-1], fuller


@pytest.fixture(scope="module")
def small() -> Archive:
    return load(SMALL)


def with_value(archive: Archive, kind: type[Placed], name: str) -> tuple[Archive, Any]:
    """Return data in which a record of a type has a key, and the record; what none of them has is lent by another type."""
    field = field_of(name)
    known = [
        (one, [record for record in held(one) if type(record) is kind]) for one in (archive, load(TWOLEVEL), load(REPORTED))
    ]
    for one, found in known:
        having = [record for record in found if getattr(record, field) and getattr(record, field) != _default(kind, field)]
        if having:
            values = {id(record): getattr(record, field) for record in having}
            return one, max(having, key=lambda record: (_length(values[id(record)]), getattr(record, "value", "") == MET))
    one, found = next(pair for pair in known if pair[1])
    lent = next((getattr(record, field) for record in held(archive) if getattr(record, field, None)), "44-qd-vd-2031")
    record = dataclasses.replace(found[0], **{field: lent})
    return replaced(one, found[0], record), record


def _length(value: Any) -> int:
    return len(value) if type(value) is tuple else 0


def _default(kind: type[Placed], name: str) -> Any:
    """Return what a key is where no file has it; nothing for one that all must have."""
    default = next(field.default for field in dataclasses.fields(kind) if field.name == name)
    return None if default is dataclasses.MISSING else default


def stopped(before: Archive, kind: type[Placed], name: str, old: Any, value: Any) -> set[str]:
    """Return the brakes that hold when a key of a record has another value."""
    after = replaced(before, old, dataclasses.replace(old, **{field_of(name): value}))
    changes = compare(before, after)
    found = (
        [*deleted(before, after, changes), *added(before, after, changes)]
        if (kind, name) in UNFOLLOWED or name == "id"
        else brakes(before, after, changes)
    )
    return {problem.kind.removeprefix("brake-") for problem in found}


def tried(archive: Archive, kind: type[Placed], name: str) -> list[tuple[Any, set[str]]]:
    """Return other values of a key with the brakes that hold; None where its row says that nothing may be missing."""
    before, record = with_value(archive, kind, name)
    values = [*others(name, getattr(record, field_of(name)))]
    if EMPTY[0] in guard_of(kind, name).brakes and not isinstance(getattr(record, field_of(name)), tuple):
        values.append(None)
    return [(value, stopped(before, kind, name, record, value)) for value in values]


def test_every_type_of_record_is_in_the_table() -> None:
    assert {*kinds()} - {Team} == {*RECORDS}


@pytest.mark.parametrize(("kind", "name"), KEYS)
def test_every_key_says_what_keeps_it_from_an_accident(kind: type[Placed], name: str) -> None:
    guard = guard_of(kind, name)
    assert guard.rule or guard.brakes, "neither a rule nor a brake"
    assert bool(guard.recorded) is bool(guard.brakes)
    assert {*guard.brakes} <= {*BRAKES}


@pytest.mark.parametrize(("kind", "name"), [key for key in KEYS if key != (Agency, "aliases")])
def test_another_value_is_stopped_as_the_table_says(small: Archive, kind: type[Placed], name: str) -> None:
    guard, values = guard_of(kind, name), tried(small, kind, name)
    assert values
    for value, found in values:
        if not guard.brakes or (guard.brakes == EMPTY and value is not None):
            assert found == set()
        else:
            assert found & {*guard.brakes}, value


@pytest.mark.parametrize("guard", GUARDS, ids=lambda guard: guard.what)
def test_every_brake_of_a_row_stops_something(small: Archive, guard: Any) -> None:
    covered = [key for key in KEYS if guard_of(*key) is guard]
    assert covered, "a row that covers nothing"
    if (Agency, "aliases") not in covered:
        assert {*guard.brakes} <= {kind for key in covered for _, found in tried(small, *key) for kind in found}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    shutil.copytree(SMALL / "data", tmp_path / "data")
    return Project.of(tmp_path)


def test_an_alias_is_stopped_as_the_table_says(small: Archive, project: Project) -> None:
    project.replace(AGENCIES, "    - các xã, phường\n", "    - các thôn\n")
    project.replace(
        AGENCIES, "  name: Các cơ quan liên quan\n", "  name: Các cơ quan liên quan\n  aliases: ['các xã, phường']\n"
    )
    after = load(project.root)
    found = {problem.kind for problem in brakes(small, after, compare(small, after))}
    assert found == {f"brake-{kind}" for kind in guard_of(Agency, "aliases").brakes}


@pytest.mark.parametrize(
    ("name", "old", "new"), [("source.txt", "KẾ HOẠCH", "KẾ  HOẠCH"), ("proof.yml", "cell: 2", "cell: 1")]
)
def test_the_source_is_stopped_as_the_table_says(small: Archive, project: Project, name: str, old: str, new: str) -> None:
    project.replace(f"data/2031/{name}", old, new)
    after = read(project.root).archive
    assert {problem.kind for problem in brakes(small, after, compare(small, after))} == {
        f"brake-{kind}" for kind in SOURCES[name].brakes
    }


def test_every_key_of_the_guide_is_part_of_what_is_compared(small: Archive, project: Project) -> None:
    keys_of_guide = re.findall("^([a-z0-9]+):", project.content("data/2031/proof.yml").decode(), re.MULTILINE)
    assert keys_of_guide == ["sha256", "layout", "rules"]
    for key in keys_of_guide:
        project.put(
            "data/2031/proof.yml",
            (SMALL / "data/2031/proof.yml").read_text(encoding="utf-8").replace(f"{key}:", f"{key}x:", 1),
        )
        assert read(project.root).archive.newest.source.guide != small.newest.source.guide


def test_the_page_shows_the_table() -> None:
    page = (ROOT / "docs/huong-dan/mo-hinh-nguy-co.md").read_text(encoding="utf-8")
    assert page.count("{{ guards_listing() }}") == 1
    head, rule, *rows = guards_listing().split("\n")
    assert head.count("|") == rule.count("|") == 7
    assert len(rows) == len(GUARDS) + len(SOURCES)
    assert all(row.count("|") == 7 for row in rows)
    assert len(rows) <= 45
    shown = {key for row in rows for key in re.findall("`([a-z_]+)`", row.split("|")[1])}
    assert {name for _, name in KEYS} <= shown


def test_the_table_names_who_reviews() -> None:
    rows = {row.split("**")[1]: row.split("|")[2].strip() for row in guards_listing().split("\n")[2:]}
    assert rows["thời gian thực hiện"] == "cơ quan được giao lĩnh vực"
    assert rows["hiệu đính đã đăng"] == "cơ quan được giao lĩnh vực, người giữ kho"
    assert rows["nhóm: thành viên"] == rows["bản nguồn"] == "người giữ kho"


def test_a_key_that_nobody_has_spoken_of_is_told() -> None:
    with pytest.raises(LookupError, match=r"no row of plan/changes/guards\.py covers Team\.team: say there"):
        guard_of(Team, "team")
