"""A list as JSON: the keys of `COLUMNS`, what may be several always a list."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from plan.export.api import LICENSE
from plan.export.columns import COLUMNS, Column, parts, whole
from plan.export.files import Build, File
from plan.export.lists import Listed, lists
from plan.model import Archive


def json_files(archive: Archive, build: Build) -> Iterator[File]:
    """Yield the JSON of every list."""
    for listed in lists(archive):
        content = json.dumps(as_json(listed, build), ensure_ascii=False, indent=1)
        yield File(f"{listed.stem}.json", f"{content}\n".encode())


def as_json(listed: Listed, build: Build) -> dict[str, Any]:
    """Return a list with what is to be known of it; what is not known is null."""
    return {
        "title": listed.title,
        "plan": listed.plan.name,
        "year": listed.plan.year,
        "number": listed.plan.number,
        "address": whole(build, listed.page),
        "data_date": build.data_date.isoformat() if build.data_date else None,
        "licence": LICENSE.url,
        "count": len(listed.rows),
        "deliverables": [
            {column.key: _value(column, found) for column, found in zip(COLUMNS, parts(listed, row, build), strict=True)}
            for row in listed.rows
        ],
    }


def _value(column: Column, found: tuple[str, ...]) -> list[str] | list[int] | str | None:
    match column.kind:
        case "integers":
            return [int(item) for item in found]
        case "texts" | "codes" | "dates":
            return [*found]
    return next(iter(found), None)
