"""What files there are and what stands in them, as tables for the page /du-lieu/."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping

from markupsafe import Markup

from plan.export.calendars import calendar_files
from plan.export.columns import COLUMNS, SEPARATORS, Kind
from plan.export.csvfile import as_csv
from plan.export.files import Build
from plan.export.listjson import as_json
from plan.export.lists import Listed, lists
from plan.export.xlsx import as_xlsx
from plan.model import Archive

_FORMATS = {"xlsx": "Excel", "csv": "CSV", "json": "JSON", "ics": "Lịch"}
_MADE = {"xlsx": as_xlsx, "csv": as_csv, "json": as_json}
_KINDS: dict[Kind, str] = {
    "id": "mã",
    "text": "chữ",
    "texts": "chữ, có thể nhiều đoạn, cách nhau bằng dấu xuống dòng",
    "code": "mã có sẵn",
    "codes": "mã có sẵn, có thể nhiều",
    "integers": "số, có thể nhiều",
    "dates": "ngày, có thể nhiều",
    "address": "địa chỉ",
}


def files_table(archive: Archive, build: Build, root: str) -> Markup:
    """Return the files of every list with their sizes; those of agencies, without, are folded away below.

    Args:
        archive: data without errors.
        build: what the build knows besides.
        root: leads from the page to the site's root: "../".

    """
    agencies = [listed for listed in lists(archive) if listed.agency]
    others = [listed for listed in lists(archive) if not listed.agency]
    return Markup('{}<details class="kh-more"><summary>Tệp của từng cơ quan ({} danh sách)</summary>{}</details>').format(
        _table(others, root, _sizes(archive, build, others)), len(agencies), _table(agencies, root, {})
    )


def _sizes(archive: Archive, build: Build, found: Iterable[Listed]) -> dict[str, int]:
    """Return the bytes of every file of some lists, by path."""
    calendars = {file.path: len(file.content) for file in calendar_files(archive, build)}
    return calendars | {f"{item.stem}.{ending}": len(make(item, build)) for item in found for ending, make in _MADE.items()}


def _table(found: Iterable[Listed], root: str, sizes: Mapping[str, int]) -> Markup:
    head = Markup('<th scope="col">Danh sách</th><th scope="col">Số sản phẩm</th><th scope="col">Tệp</th>')
    rows = (
        Markup('<tr><th scope="row"><a href="{}{}">{}</a></th><td>{}</td><td>{}</td></tr>').format(
            root, listed.page, _titled(listed), len(listed.rows), Markup(" · ").join(_links(listed, root, sizes))
        )
        for listed in found
    )
    return Markup("<table><thead><tr>{}</tr></thead><tbody>{}</tbody></table>").format(head, Markup("").join(rows))


def _titled(listed: Listed) -> str:
    year = str(listed.plan.year)
    return listed.title if year in listed.title else f"{listed.title} · {year}"


def _links(listed: Listed, root: str, sizes: Mapping[str, int]) -> Iterator[Markup]:
    for ending, name in _FORMATS.items():
        if ending != "ics" or listed.has_calendar:
            size = sizes.get(f"{listed.stem}.{ending}")
            said = f" ({math.ceil(size / 1000)} kB)" if size else ""
            yield Markup('<a href="{0}{1}.{2}" download="{3}.{2}">{4}<span class="kh-vh">, {5}</span></a>{6}').format(
                root, listed.stem, ending, listed.name, name, listed.title, said
            )


def columns_table() -> str:
    """Return the dictionary of the columns as a Markdown table."""
    rows = (
        f"| `{column.key}` | {column.title} | {column.description}{_codes(column.words)} Kiểu: {_KINDS[column.kind]}"
        f"{_parted(column.kind)}. |"
        for column in COLUMNS
    )
    return "\n".join(("| Cột | Tên | Là gì |", "|---|---|---|", *rows))


def _codes(words: Mapping[str, str]) -> str:
    return "".join(f" `{code}`: {word}." for code, word in words.items())


def _parted(kind: Kind) -> str:
    return ", cách nhau bằng `; `" if SEPARATORS.get(kind) == "; " else ""
