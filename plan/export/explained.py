"""What files there are and what stands in them, for the page /du-lieu/."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from markupsafe import Markup

from plan.export.answers import API_FOLDER
from plan.export.api import ENDPOINTS
from plan.export.columns import COLUMNS, SEPARATOR_NAMES, SEPARATORS, ColumnType
from plan.export.reports import has_reports
from plan.export.standing_columns import STANDING_COLUMNS
from plan.export.tables.every import SQLITE, ZIP, csv_name, csv_path, tables_of
from plan.export.tables.sql import described
from plan.export.tables.table import CellType, Table, TableColumn
from plan.facts.formats import downloads
from plan.facts.lists import Listed, lists
from plan.ground.model import Archive

_MARK = "<!--size of {}-->"
_MARKS = re.compile(r"<!--size of ([^>]+)-->")
_TYPES: dict[ColumnType, str] = {
    "id": "mã",
    "ids": "mã, có thể nhiều",
    "text": "chữ",
    "texts": "chữ, có thể nhiều đoạn",
    "code": "mã có sẵn",
    "integer": "số nguyên",
    "integers": "số, có thể nhiều",
    "dates": "ngày, có thể nhiều",
    "address": "địa chỉ",
}
_CELLS: dict[CellType, str] = {
    "text": "chữ",
    "code": "mã có sẵn",
    "integer": "số nguyên",
    "number": "số",
    "date": "ngày, dạng năm-tháng-ngày",
    "address": "địa chỉ",
}

_STANDS = {
    "all": "",
    "agencies": " Chỉ có ở danh sách của một cơ quan.",
    "others": " Không có ở danh sách của một cơ quan.",
}


def files_listing(archive: Archive, root: str) -> Markup:
    """Return the files of every list, with a mark for the size of each; those of agencies, without, are folded away below.

    Args:
        archive: data without errors.
        root: leads from the page to the site's root: "../".

    """
    agencies = [listed for listed in lists(archive) if listed.kind == "agency"]
    others = [listed for listed in lists(archive) if listed.kind != "agency"]
    return Markup(
        '{}\n<details class="kh-more kh-screen"><summary>Tệp của từng cơ quan ({} danh sách)</summary>{}</details>'
    ).format(_files(others, root, _MARK), len(agencies), _files(agencies, root, ""))


def awaits_sizes(html: str) -> bool:
    """Tell whether a page has marks for sizes."""
    return bool(_MARKS.search(html))


def with_sizes(html: str, sizes: Mapping[str, int]) -> str:
    """Return a page with the size of each file, of which `sizes` has the bytes by path, instead of its mark."""
    return _MARKS.sub(lambda mark: f" ({math.ceil(sizes[mark[1]] / 1000)}\xa0kB)", html)


def _files(found: Iterable[Listed], root: str, mark: str) -> Markup:
    return _listing(
        (
            Markup('<a href="{}{}">{}</a> <span class="kh-muted kh-nowrap">{} sản phẩm</span>').format(
                root, listed.page, _titled(listed), len(listed.rows)
            ),
            Markup(" · ").join(_links(listed, root, Markup(mark))),  # noqa: S704 (our own)
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


def _links(listed: Listed, root: str, mark: Markup) -> Iterator[Markup]:
    for form in downloads(listed):
        link = Markup('<a href="{}{}" download="{}">{}<span class="kh-vh">, {}</span></a>').format(
            root, form.path(listed), form.saved(listed), form.name, listed.title
        )
        yield Markup('<span class="kh-nowrap">{}{}</span>').format(link, mark.format(form.path(listed)))


def tables_listing(archive: Archive, root: str) -> Markup:
    """Return the files of all tables together, then each table with its own, then the columns of all, folded away.

    `root` as in `files_listing`.
    """
    tables = tables_of(archive)
    together = (_file(path, path.rpartition("/")[2], root) for path in (ZIP, SQLITE))
    each = ((_named(table, archive), _told(table, root)) for table in tables)
    return Markup(
        '<p>{}</p>\n{}\n<details class="kh-more kh-screen"><summary>Các cột của từng bảng ({} bảng)</summary>{}</details>'
    ).format(Markup(" · ").join(together), _listing(each), len(tables), _listing(map(_columns_of, tables)))


def _named(table: Table[Any], archive: Archive) -> Markup:
    count = Markup('<span class="kh-muted kh-nowrap">{} dòng</span>').format(table.count(archive))
    return Markup("<code>{}</code> {} {}").format(table.name, table.title, count)


def _told(table: Table[Any], root: str) -> Markup:
    return Markup("{} {}").format(table.description, _file(csv_path(table), csv_name(table), root))


def _file(path: str, name: str, root: str) -> Markup:
    size = Markup(_MARK.format(path))  # noqa: S704 (our own)
    return Markup('<span class="kh-nowrap"><a href="{}{}" download="{}">{}</a>{}</span>').format(root, path, name, name, size)


def _columns_of(table: Table[Any]) -> tuple[Markup, Markup]:
    items = (
        Markup("<li><code>{}</code> {}. {} Kiểu: {}{}.</li>").format(
            column.name, column.title, described(column), _CELLS[column.type], _refers(column)
        )
        for column in table.columns
    )
    key = Markup(", ").join(Markup("<code>{}</code>").format(name) for name in table.key)
    named = Markup("<code>{}</code> {}<br>khóa chính: {}").format(table.name, table.title, key)
    return named, Markup("<ul>{}</ul>").format(Markup("").join(items))


def _refers(column: TableColumn[Any]) -> Markup:
    return Markup(", là mã của một dòng ở bảng <code>{}</code>").format(column.refers) if column.refers else Markup("")


def query(name: str, caller: Callable[[], str]) -> Markup:
    """Return what a page calls it with, a query in SQL, for readers to copy; `name` is its id on the page."""
    return Markup(
        '<div class="kh-copy"><div class="kh-copy__head"><b id="{0}-ten">Câu lệnh SQL</b><button type="button"'
        ' class="kh-copy__button kh-js kh-screen" data-copies="{0}" aria-describedby="{0}-ten">Sao chép</button>'
        '<span class="kh-copy__said" role="status"></span></div><pre><code id="{0}">{1}</code></pre></div>'
    ).format(name, caller().strip())


def columns_listing(archive: Archive) -> Markup:
    """Return the dictionary of the columns."""
    return _listing(
        (
            Markup("<code>{}</code> {}").format(column.name, column.title),
            Markup("{}{} Kiểu: {}{}.{}").format(
                column.description, _codes(column.words), _TYPES[column.type], _parted(column.type), _STANDS[column.stands]
            ),
        )
        for column in (*COLUMNS, *(STANDING_COLUMNS if has_reports(archive) else ()))
    )


def _codes(words: Mapping[str, str]) -> Markup:
    return Markup("").join(Markup(" <code>{}</code>: {}.").format(code, word) for code, word in words.items())


def _parted(type_: ColumnType) -> str:
    return f", cách nhau bằng {SEPARATOR_NAMES[SEPARATORS[type_]]}" if type_ in SEPARATORS else ""


def api_listing(root: str) -> Markup:
    """Return what the API offers, each with its JSON Schema; `root` as in `files_listing`."""
    return _listing(
        (
            Markup("<code>{}</code>").format(item.path),
            Markup('{}. <a href="{}{}schemas/{}.json">JSON Schema<span class="kh-vh">, {}</span></a>').format(
                item.name, root, API_FOLDER, item.schema_name, item.name
            ),
        )
        for item in ENDPOINTS
    )
