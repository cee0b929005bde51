"""What programs need to know of the CSV files: datapackage.json (Frictionless Data Package 1, Table Schema)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from plan.export.api import LICENSE
from plan.export.columns import SEPARATOR_NAMES, SEPARATORS, Column, ColumnType, whole
from plan.export.lines import columns
from plan.facts.formats import CSV
from plan.facts.lists import Listed, lists
from plan.facts.province import site_name
from plan.ground.files import Build, File
from plan.ground.model import Archive

PATH = "datapackage.json"


def datapackage_file(archive: Archive, build: Build) -> Iterator[File]:
    """Yield the package of the CSV files, each described by the same columns."""
    package = {
        "profile": "tabular-data-package",
        "name": f"ke-hoach-cchc-{archive.newest.province_id}",
        "title": site_name(archive.newest),
        "description": f"Các sản phẩm của {'; '.join(plan.name for plan in archive.plans)}, một dòng mỗi sản phẩm.",
        **({"homepage": build.site_url} if build.site_url else {}),
        **({"version": build.data_date.isoformat()} if build.data_date else {}),
        "licenses": [{"name": "CC-BY-4.0", "path": LICENSE.url, "title": LICENSE.name}],
        "sources": [{"title": plan.name} for plan in archive.plans],
        "resources": [
            {
                "profile": "tabular-data-resource",
                "name": listed.name,
                "title": f"{listed.title} · {listed.plan.name}",
                "path": CSV.path(listed),
                "homepage": whole(build, listed.page),
                "format": CSV.ending,
                "mediatype": CSV.media_type,
                "encoding": "utf-8",
                "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "doubleQuote": True},
                "schema": _schema(listed),
            }
            for listed in lists(archive)
        ],
    }
    yield File(PATH, (json.dumps(package, ensure_ascii=False, indent=1) + "\n").encode())


def _schema(listed: Listed) -> dict[str, Any]:
    fields = [*map(_field, columns(listed))]
    return {"fields": fields, "primaryKey": ["id", "role"] if listed.agency else ["id"], "missingValues": [""]}


def _field(column: Column) -> dict[str, Any]:
    """Describe a column; one that may hold several values is text with a separator between them."""
    several = SEPARATORS.get(column.type)
    parted = f" Nhiều giá trị cách nhau bằng {SEPARATOR_NAMES[several]}." if several else ""
    meant = "".join(f" {code}: {words}." for code, words in column.words.items())
    constraints = {**({"required": True} if column.required else {}), **_allowed(column)}
    return {
        "name": column.name,
        "type": "string",
        "title": column.title,
        "description": f"{column.description}{parted}{meant}",
        **({"constraints": constraints} if constraints else {}),
    }


def _allowed(column: Column) -> dict[str, Any]:
    """Return what a cell may hold: a code, or so many codes, numbers or days as there are, with the separator between."""
    if column.type == "code":
        return {"enum": [*column.words]}
    one = "|".join(column.words) or _FORMS.get(column.type)
    return {"pattern": f"({one})({SEPARATORS[column.type]}({one}))*"} if one else {}


_FORMS: Mapping[ColumnType, str] = {"integers": "[0-9]+", "dates": "[0-9]{4}-[0-9]{2}-[0-9]{2}"}
