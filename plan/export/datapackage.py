"""What programs need to know of the CSV files: datapackage.json (Frictionless Data Package 1, Table Schema)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from plan.export.api import LICENSE
from plan.export.columns import COLUMNS, SEPARATORS, Column, whole
from plan.export.files import Build, File
from plan.export.lists import lists
from plan.model import Archive

PATH = "datapackage.json"


def datapackage_file(archive: Archive, build: Build) -> Iterator[File]:
    """Yield the package of the CSV files, each described by the same columns."""
    package = {
        "profile": "tabular-data-package",
        "name": "ke-hoach-cchc",
        "title": build.site_name,
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
                "path": f"{listed.stem}.csv",
                "homepage": whole(build, listed.page),
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "doubleQuote": True},
                "schema": {"fields": [*map(_field, COLUMNS)], "primaryKey": ["id"], "missingValues": [""]},
            }
            for listed in lists(archive)
        ],
    }
    yield File(PATH, (json.dumps(package, ensure_ascii=False, indent=1) + "\n").encode())


def _field(column: Column) -> dict[str, Any]:
    """Describe a column; one that may hold several values is text with a separator between them."""
    several = SEPARATORS.get(column.kind)
    parted = f" Nhiều giá trị cách nhau bằng {_NAMES[several]}." if several else ""
    meant = "".join(f" {code}: {words}." for code, words in column.words.items())
    only = {"enum": [*column.words]} if column.words and not several else {}
    required = {"required": True} if column.key in _ALWAYS else {}
    return {
        "name": column.key,
        "type": "string",
        "title": column.title,
        "description": f"{column.description}{parted}{meant}",
        **({"constraints": {**required, **only}} if required or only else {}),
    }


_NAMES = {"\n": "dấu xuống dòng", "; ": "dấu chấm phẩy"}
_ALWAYS = {"id", "section_id", "section", "objective", "task", "deliverable", "lead", "timing", "timing_kind", "address"}
