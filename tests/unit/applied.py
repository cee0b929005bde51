"""The JSON of a difference applied to one state of the data, and the data's files written from a state."""

import json
from pathlib import Path
from typing import Any

import yaml

from plan.changes.entries import ACTS, REMARKS, entries
from plan.ground.model import Archive, in_order

State = dict[tuple[Any, ...], Any]
"""Keys and values of each record by kind, year and id; under ("activities", year, task) a list of them."""


def data_of(archive: Archive) -> State:
    """Return all that a state says, as JSON can hold it."""
    state: State = {}
    for entry in entries(archive):
        values = json.loads(json.dumps({key: _value(key, value) for key, value in entry.values.items()}))
        if entry.kind == "activity":
            state.setdefault(("activities", entry.year, entry.task), []).append(values)
        else:
            state[entry.key] = values
    return state


def _value(key: str, value: Any) -> Any:
    if key in ACTS:
        return dict(value)
    return [dict(item) for item in value] if key in REMARKS else value


def applied(state: State, difference: dict[str, Any]) -> State:
    """Return the state after a difference."""
    result: State = json.loads(json.dumps([[list(key), value] for key, value in state.items()]))
    found = {tuple(key): value for key, value in result}
    activities: dict[tuple[Any, ...], list[dict[str, Any]]] = {}
    for change in difference["records"]:
        if change["kind"] == "activity":
            activities.setdefault(("activities", change["year"], change["task"]), []).append(change)
        elif change["action"] == "removed":
            del found[change["kind"], change["year"], change["id"]]
        else:
            edit(found.setdefault((change["kind"], change["year"], change["id"]), {}), change)
    for key, changes in activities.items():
        rearranged = _activities(found.get(key, []), changes)
        if rearranged:
            found[key] = rearranged
        else:
            del found[key]
    return found


def edit(values: dict[str, Any], change: dict[str, Any]) -> dict[str, Any]:
    for item in change["edits"]:
        if item["key"] == "order":
            continue
        if item["after"] is None:
            values.pop(item["key"], None)
        else:
            values[item["key"]] = item["after"]
    return values


def _number(activity_id: str) -> int:
    return int(activity_id.rpartition("/")[2])


def _activities(old: list[dict[str, Any]], changes: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Those added, and those moved, get the number that the change says; the rest keep their order around them."""
    gone, placed = set[int](), dict[int, dict[str, Any]]()
    for change in changes:
        before = _number(change["before_id"]) - 1 if change["before_id"] else None
        moved = any(item["key"] == "order" for item in change["edits"])
        values = edit(dict(old[before]) if before is not None else {}, change)
        if before is not None and (change["action"] == "removed" or moved):
            gone.add(before)
        elif before is not None:
            old = [*old[:before], values, *old[before + 1 :]]
        if change["action"] == "added" or moved:
            placed[_number(change["id"]) - 1] = values
    rest = [values for number, values in enumerate(old) if number not in gone]
    for number in sorted(placed):
        rest.insert(number, placed[number])
    return rest


def rebuilt(state: State, root: Path) -> None:
    """Write the files of a state."""
    for name, kind in (
        ("agencies", "agency"),
        ("documents", "document"),
        ("glossary", "term"),
        ("concepts", "concept"),
        ("search", "byword"),
    ):
        _write(root / f"data/{name}.yml", _all(state, kind, None))
    for kind, year, _ in [key for key in state if key[0] == "plan"]:
        folder = root / f"data/{year}"
        clauses = {key[2]: values for key, values in state.items() if key[:2] == ("clause", year)}
        _write(
            folder / "plan.yml", {"number": None, "day": None, **state[kind, year, str(year)], "parts": _clauses(clauses, "")}
        )
        objectives = _all(state, "objective", year)
        sections = sorted(_all(state, "section", year), key=lambda item: in_order(item["id"]))
        for section in sections:
            mine = [item for item in objectives if item["id"].startswith(f"{section['id']}.")]
            section["objectives"] = sorted(mine, key=lambda item: in_order(item["id"]))
        _write(folder / "sections.yml", sections)
        _write(folder / "groups.yml", _all(state, "group", year))
        _write(folder / "indicators.yml", _all(state, "indicator", year))
        for task in _all(state, "task", year):
            activities = [dict(item) for item in state["activities", year, task["id"]]]
            for activity in activities:
                if ids := activity.pop("deliverables", []):
                    activity["deliverables"] = [state["deliverable", year, item] for item in ids]
            name = task["id"].lower().replace(".", "-")
            _write(folder / f"tasks/{name}.yml", {**task, "activities": activities})


def _all(state: State, kind: str, year: int | None) -> list[dict[str, Any]]:
    return [dict(values) for key, values in state.items() if key[:2] == (kind, year)]


def _clauses(clauses: dict[str, dict[str, Any]], above: str) -> list[dict[str, Any]]:
    found = [values for name, values in clauses.items() if name.rpartition(".")[0] == above]
    nested = [(values, _clauses(clauses, values["id"])) for values in found]
    return [{**values, **({"clauses": inside} if inside else {})} for values, inside in nested]


def _write(path: Path, data: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")
