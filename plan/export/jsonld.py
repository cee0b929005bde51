"""What a page tells machines of its subject, as JSON-LD in the vocabulary of schema.org."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Sequence
from typing import Any

from plan.export.answers import API_FOLDER
from plan.export.api import LICENSE
from plan.facts.formats import CALENDAR, CSV, XLSX
from plan.facts.pages import page_at
from plan.facts.year import year_of
from plan.ground.addresses import Links, Slug
from plan.ground.files import Build
from plan.ground.model import Archive, Document, Plan

_ESCAPED = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}
"""What could end a script element, or a line in one, however the text came into it."""


def linked_data(archive: Archive, build: Build, address: str, title: str, path: Sequence[tuple[str, str]]) -> str:
    """Return the content of a page's script element; "" when there is nothing to tell.

    Args:
        archive: data without errors.
        build: what is known of the build; without the site's address nothing is told, for no address would be whole.
        address: of the page, from the site's root.
        title: of the page, as plain text.
        path: titles and addresses of the pages above it.

    """
    base, changed = build.site_url, build.data_date
    found = [*_crumbs(base, address, title, path), *_subject(archive, base, address, changed)] if base else []
    graph = {"@context": "https://schema.org", "@graph": found}
    return json.dumps(graph, ensure_ascii=False).translate(_ESCAPED) if found else ""


def _crumbs(base: str, address: str, title: str, path: Sequence[tuple[str, str]]) -> Iterator[dict[str, Any]]:
    if path:
        items = [
            {"@type": "ListItem", "position": number, "name": name, "item": base + target}
            for number, (name, target) in enumerate([*path, (title, address)], 1)
        ]
        yield {"@type": "BreadcrumbList", "itemListElement": items}


def _subject(archive: Archive, base: str, address: str, changed: dt.date | None) -> Iterator[dict[str, Any]]:
    page = page_at(archive).get(address)
    plan = archive.plan[page.year] if page else archive.newest
    kind = page.kind if page else ""
    if kind == "plan" or address == f"{Slug.OPEN_DATA}/":
        yield _dataset(plan, base, address, changed)
    elif kind == "documents":
        of, to = year_of(archive, plan), Links(base, plan.year)
        cited = (item for item in archive.documents if item.id in of.citations or item.id in of.amended)
        yield from (_legislation(document, to.document(document.id)) for document in cited)
    elif page and kind == "agency" and not archive.agency[page.record].is_group:
        yield {"@type": "GovernmentOrganization", "name": archive.agency[page.record].name, "url": base + address}


def _dataset(plan: Plan, base: str, address: str, changed: dt.date | None) -> dict[str, Any]:
    whole = f"{plan.year}/{Slug.TASKS}"
    files = {
        f"{API_FOLDER}{plan.year}/tasks.json": "application/json",
        **{f"{whole}.{form.ending}": form.media_type for form in (CSV, XLSX, CALENDAR)},
    }
    tasks, rows = len(plan.tasks_in_force), len(plan.rows)
    return {
        "@type": "Dataset",
        "name": plan.name,
        "description": f"{plan.name}: {tasks} nhiệm vụ, {rows} sản phẩm, cơ quan và thời gian thực hiện.",
        "url": base + address,
        "inLanguage": "vi",
        "license": LICENSE.url,
        "isAccessibleForFree": True,
        "creator": {"@type": "Organization", "name": LICENSE.attribution},
        **({"dateModified": changed.isoformat()} if changed else {}),
        "distribution": [
            {"@type": "DataDownload", "encodingFormat": kind, "contentUrl": base + path} for path, kind in files.items()
        ],
    }


def _legislation(document: Document, url: str) -> dict[str, Any]:
    known = {"legislationDate": document.date and document.date.isoformat(), "description": document.subject}
    named = {"name": document.name, "legislationIdentifier": document.number, "legislationType": document.kind, "url": url}
    return {"@type": "Legislation", **named, **{key: value for key, value in known.items() if value}}
