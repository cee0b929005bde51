"""What files there are and what stands in them, as tables for the page /du-lieu/."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from markupsafe import Markup

from plan.export.calendars import calendar_files
from plan.export.columns import COLUMNS, SEPARATORS, Kind
from plan.export.csvfile import csv_files
from plan.export.files import Build
from plan.export.listjson import json_files
from plan.export.lists import Listed, lists
from plan.export.xlsx import xlsx_files
from plan.model import Archive

_FORMATS = {"xlsx": "Excel", "csv": "CSV", "json": "JSON", "ics": "Lịch"}
_EXPORTS = {"xlsx": xlsx_files, "csv": csv_files, "json": json_files, "ics": calendar_files}
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


def files_table(archive: Archive, root: str) -> Markup:
    """Return the files of every list but those of agencies, which are folded away below.

    Args:
        archive: data without errors.
        root: leads from the page to the site's root: "../".

    """
    every = tuple(lists(archive))
    agencies = [listed for listed in every if listed.agency]
    return Markup('{}<details class="kh-more"><summary>Tệp của từng cơ quan ({} danh sách)</summary>{}</details>').format(
        _table([listed for listed in every if not listed.agency], root), len(agencies), _table(agencies, root)
    )


def _table(found: Iterable[Listed], root: str) -> Markup:
    head = Markup('<th scope="col">Danh sách</th><th scope="col">Số sản phẩm</th><th scope="col">Tệp</th>')
    rows = (
        Markup('<tr><th scope="row"><a href="{}{}">{}</a></th><td>{}</td><td>{}</td></tr>').format(
            root, listed.page, _titled(listed), len(listed.rows), Markup(" · ").join(_links(listed, root))
        )
        for listed in found
    )
    return Markup("<table><thead><tr>{}</tr></thead><tbody>{}</tbody></table>").format(head, Markup("").join(rows))


def _titled(listed: Listed) -> str:
    year = str(listed.plan.year)
    return listed.title if year in listed.title else f"{listed.title} · {year}"


def _links(listed: Listed, root: str) -> Iterator[Markup]:
    for ending, name in _FORMATS.items():
        if ending != "ics" or listed.has_calendar:
            yield Markup('<a href="{0}{1}.{2}" download="{3}.{2}">{4}</a>').format(
                root, listed.stem, ending, listed.name, name
            )


def sizes(archive: Archive, build: Build) -> str:
    """Return how large the files of all tasks of the newest plan are, in words."""
    stem = f"{archive.newest.year}/nhiem-vu"
    found = {
        ending: next(len(file.content) for file in export(archive, build) if file.path == f"{stem}.{ending}")
        for ending, export in _EXPORTS.items()
    }
    return ", ".join(f"{_FORMATS[ending]} {round(size / 1000)} kB" for ending, size in found.items())


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
