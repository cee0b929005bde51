"""The files that have another address now: each says where, in its own format."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator

import xlsxwriter
from markupsafe import Markup

from plan.export.api import FOLDER
from plan.export.calendars import calendar_files
from plan.export.columns import whole
from plan.facts.duties import ROLE_SLUGS
from plan.facts.pages import kind_of
from plan.ground.files import Build, File
from plan.ground.model import Archive

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
            path, calendars.get(_successor(path, target)) or moved(path.rpartition(".")[2], whole(build, target), build)
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


def moved(ending: str, target: str, build: Build) -> bytes:
    """Return a file of one of `redirects.RETIRABLE` that says where the new one is."""
    said = f"{MOVED} {target}"
    match ending:
        case "csv":
            return f'thong_bao,dia_chi_moi\r\n"{said}",{target}\r\n'.encode("utf-8-sig")  # as the lists' files
        case "ics":
            return _calendar(said, target).encode()
        case "json":
            return f"{json.dumps({'thong_bao': said, 'dia_chi_moi': target}, ensure_ascii=False)}\n".encode()
        case "xlsx":
            return _workbook(said, build)
        case "xml":
            return _FEED.format(target=target, said=said).encode()
    return f"{said}\n".encode()


def _calendar(said: str, target: str) -> str:
    """Return a calendar that holds nothing but the message (RFC 5545); lines end in CRLF, long ones are folded (§3.1)."""
    lines = (
        *("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//ke-hoach-cchc//chuyen-dia-chi//VI", "BEGIN:VJOURNAL"),
        *("UID:chuyen-dia-chi", "DTSTAMP:19700101T000000Z", f"SUMMARY:{said}", f"URL:{target}"),
        *("END:VJOURNAL", "END:VCALENDAR"),
    )
    return "".join(f"{_folded(line)}\r\n" for line in lines)


_MOST_LETTERS = 35
"""RFC 5545 §3.1 allows 75 octets a line; a Vietnamese letter has at most three, a space begins each further line."""


def _folded(line: str) -> str:
    parts = [line[start : start + _MOST_LETTERS] for start in range(0, len(line), _MOST_LETTERS)]
    return "\r\n ".join(parts) if not line.isascii() or len(line) > 2 * _MOST_LETTERS else line


_FEED = Markup(
    '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n<id>{target}</id>\n'
    '<title>{said}</title>\n<updated>1970-01-01T00:00:00Z</updated>\n<link href="{target}"/>\n</feed>\n'
)
"""An Atom feed (RFC 4287) whose title is the message."""


def _workbook(said: str, build: Build) -> bytes:
    """Return a workbook that holds nothing but the message."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True, "strings_to_urls": False}) as book:
        book.set_properties({"created": build.time.replace(tzinfo=None)})
        sheet = book.add_worksheet("Đã chuyển")
        sheet.set_column(0, 0, 120)
        sheet.write_string(0, 0, said)
    return content.getvalue()
