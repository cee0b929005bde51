"""The files of lists whose page has another address now: each says where, in its own format."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import xlsxwriter

from plan.export.columns import whole
from plan.export.files import Build, File
from plan.export.lists import ROLE_SLUGS
from plan.model import Archive
from plan.redirects import MOVED, old_file

_LIST = re.compile(r"[0-9]+/(?:nhiem-vu|thuong-xuyen|theo-dieu-kien|(?:linh-vuc|quy|co-quan)/[^/]+)/")
_AGENCY = re.compile(r"[0-9]+/co-quan/[^/]+/")
_ENDINGS = ("csv", "ics", "json", "xml")


def moved_files(archive: Archive, build: Build) -> Iterator[File]:
    """Yield the files of every list that a redirect of its page retires; an agency's also of its roles."""
    for redirect in archive.redirects:
        if _LIST.fullmatch(redirect.from_):
            stem, target = redirect.from_.rstrip("/"), whole(build, redirect.to)
            roles = ROLE_SLUGS.values() if _AGENCY.fullmatch(redirect.from_) else ()
            for path in (stem, *(f"{stem}/{role}" for role in roles)):
                yield from (File(f"{path}.{ending}", old_file(ending, target).encode()) for ending in _ENDINGS)
                yield File(f"{path}.xlsx", _workbook(target, build))


def _workbook(target: str, build: Build) -> bytes:
    """Return a workbook that holds nothing but the message."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True, "strings_to_urls": False}) as book:
        book.set_properties({"created": build.time.replace(tzinfo=None)})
        sheet = book.add_worksheet("Đã chuyển")
        sheet.set_column(0, 0, 120)
        sheet.write_string(0, 0, f"{MOVED} {target}")
    return content.getvalue()
