"""The files that have another address now: each says where, in its own format."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator

import xlsxwriter

from plan.export.api import FOLDER
from plan.export.calendars import calendar_files, moved_calendar
from plan.export.columns import whole
from plan.export.feeds import moved_feed
from plan.facts.duties import ROLE_SLUGS
from plan.facts.pages import kind_of
from plan.ground.files import Build, File
from plan.ground.model import Archive, Plan

MOVED = "Tệp này không còn được cập nhật. Nội dung nay ở"
_LISTED = ("tasks", "section", "quarter", "ongoing", "conditional", "agency")
"""The kinds of pages that show a list."""
_ENDINGS = ("csv", "ics", "json", "xlsx", "xml")
_IN_API = {"task": "tasks", "agency": "agencies", "quarter": "quarters"}
"""The kinds of pages whose record has an answer of its own in the API, and in which folder."""


def moved_files(archive: Archive, build: Build) -> Iterator[File]:
    """Yield every file that a redirect names, and those that the redirect of a page retires.

    These are the files of the page's list, of an agency also those of its roles, the feed of a plan's changes, and the
    record's answer in the API. A calendar goes on with the events of the new page: no program tells its user of a message.
    """
    retired: dict[str, str] = {}
    for redirect in archive.redirects:
        if not redirect.from_.endswith("/") and "#" not in redirect.from_:
            retired[redirect.from_] = redirect.to
        for path in _list_files(redirect.from_):
            retired.setdefault(path, redirect.to)
        for path in _in_api(redirect.from_):
            retired.setdefault(path, next(_in_api(redirect.to.partition("#")[0]), redirect.to))
    calendars = {file.path: file.content for file in calendar_files(archive, build)} if retired else {}
    for path, target in retired.items():
        yield File(
            path, calendars.get(_successor(path, target)) or moved(archive.plan_at(path), path, whole(build, target), build)
        )


def _successor(path: str, page: str) -> str:
    """Return the calendar that takes an old one's place, of the same role where the new page is an agency's too."""
    role = path.rpartition("/")[2].removesuffix(".ics")
    stem = f"{page}{role}" if role in ROLE_SLUGS.values() and kind_of(page) == "agency" else page.rstrip("/")
    return f"{stem}.ics" if path.endswith(".ics") else ""


def _list_files(page: str) -> Iterator[str]:
    kind, stem = kind_of(page), page.rstrip("/")
    if kind in _LISTED:
        roles = ROLE_SLUGS.values() if kind == "agency" else ()
        for path in (stem, *(f"{stem}/{role}" for role in roles)):
            yield from (f"{path}.{ending}" for ending in _ENDINGS)
    elif kind == "changes":
        yield f"{stem}.xml"


def _in_api(page: str) -> Iterator[str]:
    if folder := _IN_API.get(kind_of(page)):
        year, _, name, _ = page.split("/")
        yield f"{FOLDER}{year}/{folder}/{name}.json"


def moved(plan: Plan, path: str, target: str, build: Build) -> bytes:
    """Return what answers at the path of a file, one of `redirects.RETIRABLE`, and says where the new one is."""
    said = f"{MOVED} {target}"
    match path.rpartition(".")[2]:
        case "csv":
            return f'thong_bao,dia_chi_moi\r\n"{said}",{target}\r\n'.encode("utf-8-sig")  # as the lists' files
        case "ics":
            return moved_calendar(plan, path, said, target)
        case "json":
            return f"{json.dumps({'thong_bao': said, 'dia_chi_moi': target}, ensure_ascii=False)}\n".encode()
        case "xlsx":
            return _workbook(said, build)
        case "xml":
            return moved_feed(plan, path, said, target)
    return f"{said}\n".encode()


def _workbook(said: str, build: Build) -> bytes:
    """Return a workbook that holds nothing but the message."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True, "strings_to_urls": False}) as book:
        book.set_properties({"created": build.time.replace(tzinfo=None)})
        sheet = book.add_worksheet("Đã chuyển")
        sheet.set_column(0, 0, 120)
        sheet.write_string(0, 0, said)
    return content.getvalue()
