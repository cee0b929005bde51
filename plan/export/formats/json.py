"""A list as JSON: the names in `COLUMNS` as keys, what may be several always a list."""

from __future__ import annotations

import functools
import json

from plan.export.api import LICENSE
from plan.export.columns import COLUMNS, MOST_KEPT, Column, Parts, parts, whole
from plan.export.formats import Moved
from plan.facts.lists import Listed
from plan.ground.files import Build


def make(listed: Listed, build: Build) -> bytes:
    """Return a list, a line a deliverable, with what is to be known of it; a key whose value is not known is left out."""
    about = {
        "title": listed.title,
        "plan": listed.plan.name,
        "year": listed.plan.year,
        **({"number": listed.plan.number} if listed.plan.number else {}),
        "url": whole(build, listed.page),
        **({"data_date": build.data_date.isoformat()} if build.data_date else {}),
        "license": LICENSE.url,
        "count": len(listed.rows),
    }
    head = json.dumps(about, ensure_ascii=False, indent=1).removesuffix("\n}")
    rows = ",\n".join(_record(parts(listed, row, build)) for row in listed.rows)
    return f'{head},\n "deliverables": [\n{rows}\n ]\n}}\n'.encode()


def moved(moved: Moved, _: Build) -> bytes:
    """Return what is said, and the new address."""
    return f"{json.dumps({'thong_bao': moved.said, 'dia_chi_moi': moved.target}, ensure_ascii=False)}\n".encode()


@functools.lru_cache(MOST_KEPT)
def _record(found: Parts) -> str:
    cells = ((column, values) for column, values in zip(COLUMNS, found, strict=True) if values or _is_list(column))
    return json.dumps({column.name: _value(column, values) for column, values in cells}, ensure_ascii=False)


def _is_list(column: Column) -> bool:
    return column.type in {"texts", "codes", "integers", "dates"}


def _value(column: Column, values: tuple[str, ...]) -> list[str] | list[int] | str:
    if column.type == "integers":
        return [int(item) for item in values]
    return [*values] if _is_list(column) else values[0]
