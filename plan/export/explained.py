"""What files there are and what stands in them, for the page /du-lieu/."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping

from markupsafe import Markup

from plan.export.api import FOLDER, RESOURCES
from plan.export.calendars import calendar_files
from plan.export.columns import COLUMNS, SEPARATOR_NAMES, SEPARATORS, Kind
from plan.export.csvfile import as_csv
from plan.export.listjson import as_json
from plan.export.xlsx import as_xlsx
from plan.facts.lists import Listed, lists
from plan.ground.files import Build
from plan.ground.model import Archive

_FORMATS = {"xlsx": "Excel", "csv": "CSV", "json": "JSON", "ics": "Lịch"}
_MADE = {"xlsx": as_xlsx, "csv": as_csv, "json": as_json}
_KINDS: dict[Kind, str] = {
    "id": "mã",
    "text": "chữ",
    "texts": "chữ, có thể nhiều đoạn",
    "code": "mã có sẵn",
    "codes": "mã có sẵn, có thể nhiều",
    "integers": "số, có thể nhiều",
    "dates": "ngày, có thể nhiều",
    "address": "địa chỉ",
}


def files_listing(archive: Archive, build: Build, root: str) -> Markup:
    """Return the files of every list with their sizes; those of agencies, without, are folded away below.

    Args:
        archive: data without errors.
        build: what the build knows besides.
        root: leads from the page to the site's root: "../".

    """
    agencies = [listed for listed in lists(archive) if listed.agency]
    others = [listed for listed in lists(archive) if not listed.agency]
    return Markup(
        '{}<details class="kh-more kh-screen"><summary>Tệp của từng cơ quan ({} danh sách)</summary>{}</details>'
    ).format(_files(others, root, _sizes(archive, build, others)), len(agencies), _files(agencies, root, {}))


def _sizes(archive: Archive, build: Build, found: Iterable[Listed]) -> dict[str, int]:
    """Return the bytes of every file of some lists, by path."""
    calendars = {file.path: len(file.content) for file in calendar_files(archive, build)}
    return calendars | {f"{item.stem}.{ending}": len(make(item, build)) for item in found for ending, make in _MADE.items()}


def _files(found: Iterable[Listed], root: str, sizes: Mapping[str, int]) -> Markup:
    return _listing(
        (
            Markup('<a href="{}{}">{}</a> <span class="kh-muted kh-nowrap">{} sản phẩm</span>').format(
                root, listed.page, _titled(listed), len(listed.rows)
            ),
            Markup(" · ").join(_links(listed, root, sizes)),
        )
        for listed in found
    )


def _listing(rows: Iterable[tuple[Markup, Markup]]) -> Markup:
    """Return names with what is said of each: side by side where there is room, one below the other on a phone."""
    found = (Markup("<div><dt>{}</dt><dd>{}</dd></div>").format(*row) for row in rows)
    return Markup('<dl class="kh-data">{}</dl>').format(Markup("\n").join(found))


def _titled(listed: Listed) -> str:
    year = str(listed.plan.year)
    return listed.title if year in listed.title else f"{listed.title} · {year}"


def _links(listed: Listed, root: str, sizes: Mapping[str, int]) -> Iterator[Markup]:
    for ending, name in _FORMATS.items():
        if ending != "ics" or listed.has_calendar:
            size = sizes.get(f"{listed.stem}.{ending}")
            said = f" ({math.ceil(size / 1000)}\xa0kB)" if size else ""
            link = Markup('<a href="{0}{1}.{2}" download="{3}.{2}">{4}<span class="kh-vh">, {5}</span></a>').format(
                root, listed.stem, ending, listed.name, name, listed.title
            )
            yield Markup('<span class="kh-nowrap">{}{}</span>').format(link, said)


def columns_listing() -> Markup:
    """Return the dictionary of the columns."""
    return _listing(
        (
            Markup("<code>{}</code> {}").format(column.key, column.title),
            Markup("{}{} Kiểu: {}{}.").format(
                column.description, _codes(column.words), _KINDS[column.kind], _parted(column.kind)
            ),
        )
        for column in COLUMNS
    )


def _codes(words: Mapping[str, str]) -> Markup:
    return Markup("").join(Markup(" <code>{}</code>: {}.").format(code, word) for code, word in words.items())


def _parted(kind: Kind) -> str:
    return f", cách nhau bằng {SEPARATOR_NAMES[SEPARATORS[kind]]}" if kind in SEPARATORS else ""


def api_listing(root: str) -> Markup:
    """Return what the API offers, each with its JSON Schema; `root` as in `files_listing`."""
    return _listing(
        (
            Markup("<code>{}</code>").format(item.path),
            Markup('{}. <a href="{}{}schemas/{}.json">JSON Schema<span class="kh-vh">, {}</span></a>').format(
                item.name, root, FOLDER, item.schema_name, item.name
            ),
        )
        for item in RESOURCES
    )
