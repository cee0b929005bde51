"""What programs need to know of the tables: datapackage.json (Frictionless Data Package 1, Table Schema)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

from plan.export.api import LICENSE
from plan.export.columns import whole
from plan.export.tables.every import joins, tables_of
from plan.export.tables.sql import described
from plan.export.tables.table import CellType, Table, TableColumn
from plan.facts.formats import CSV
from plan.facts.province import site_name
from plan.ground.addresses import Links, Slug
from plan.ground.files import Build, File
from plan.ground.model import Archive

PACKAGE = "datapackage.json"
_TYPES: Mapping[CellType, str] = {"integer": "integer", "number": "number", "date": "date"}


def packaged(archive: Archive, build: Build, files: Sequence[File], folder: str) -> bytes:
    """Return the package of the tables' CSV files, one in the order of the tables each, seen from above their folder."""
    plans = [(plan.name, whole(build, Links("", plan.year).plan(Slug.FULL_TEXT))) for plan in archive.plans]
    package = {
        "profile": "tabular-data-package",
        "name": f"ke-hoach-cchc-{archive.newest.province_id}",
        "title": site_name(archive.newest),
        "description": f"Các bảng nối với nhau bằng mã: {'; '.join(name for name, _ in plans)}.",
        **({"homepage": f"{build.site_url}{Slug.OPEN_DATA}/"} if build.site_url else {}),
        **({"version": build.data_date.isoformat()} if build.data_date else {}),
        "licenses": [{"name": LICENSE.id, "path": LICENSE.url, "title": LICENSE.name}],
        "sources": [{"title": name, **({"path": path} if build.site_url else {})} for name, path in plans],
        "resources": [_resource(table, file, folder) for table, file in zip(tables_of(archive), files, strict=True)],
    }
    return (json.dumps(package, ensure_ascii=False, indent=1) + "\n").encode()


def _resource(table: Table[Any], file: File, folder: str) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "title": table.title,
        "description": table.description,
        "path": f"{folder}{file.path}",
        "format": CSV.ending,
        "mediatype": CSV.media_type,
        "encoding": "utf-8",
        "bytes": len(file.content),
        "hash": f"sha256:{hashlib.sha256(file.content).hexdigest()}",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "doubleQuote": True},
        "schema": {
            "fields": [*map(_field, table.columns)],
            "primaryKey": [*table.key],
            "foreignKeys": _foreign(table),
            "missingValues": [""],
        },
    }


def _field(column: TableColumn[Any]) -> dict[str, Any]:
    constraints = {
        **({"required": True} if column.required else {}),
        **({"enum": [*column.words]} if column.words else {}),
    }
    return {
        "name": column.name,
        "type": _TYPES.get(column.type, "string"),
        "title": column.title,
        "description": described(column),
        **({"constraints": constraints} if constraints else {}),
    }


def _foreign(table: Table[Any]) -> list[dict[str, Any]]:
    """Return the keys; not one of which a part may be empty beside a year, for programs take the year for a broken key."""
    return [
        {"fields": [*join.columns], "reference": {"resource": join.table, "fields": [*join.key]}}
        for join in joins(table)
        if join.is_whole
    ]
