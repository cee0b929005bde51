"""A file → what it holds, whatever kind it is of; the kind is told by its content, never by its name."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path
from typing import Literal

from openpyxl.workbook import Workbook

from plan.intake.contract import refusal, told
from plan.intake.office import converted
from plan.intake.package import MOST_RECEIVED, Package, unpacked
from plan.intake.paper import Aside, Manuscript
from plan.intake.plain import manuscript_of_text
from plan.intake.word.reading import manuscript_of_word
from plan.intake.workbook import manuscript_of_workbook, opened

_REFUSED = {
    b"%PDF": "pdf",
    b"{\\rtf": "rtf",
    b"\x89PNG": "image",
    b"\xff\xd8\xff": "image",
    b"GIF8": "image",
    b"II*\0": "image",
    b"MM\0*": "image",
}
_WEB = re.compile(rb"\s*(<!doctype html|<html|mime-version:|<\?xml[^>]*>\s*<(\?mso|w:worddocument|workbook))", re.IGNORECASE)
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MARK = "\ufeff".encode()


def manuscript(path: Path) -> Manuscript:
    """Read a received file. Raises UnreadableError, which says what was found and what to do."""
    return manuscript_in(_content(path))


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MOST_RECEIVED + 1)
    except OSError as error:
        raise refusal(key="damaged", found=f"không mở được {path.name!a} ({error.strerror})") from None


def manuscript_in(content: bytes) -> Manuscript:
    """Read the content of a file."""
    _refuse(content)
    if content.startswith(_ZIP):
        return _packed(unpacked(content), content)
    if content.startswith(_OLE):
        return _compound(content)
    if b"\0" in content:
        raise refusal(key="not-taken")
    return manuscript_of_text(content)


def workbook(path: Path) -> Workbook:
    """Open a workbook (.xlsx). Raises UnreadableError for any other file, which says what was found and what to do."""
    content = _content(path)
    _refuse(content)
    if content.startswith(_OLE):
        raise refusal(key="encrypted" if _has_entry(content, "EncryptedPackage") else "old-workbook")
    if not content.startswith(_ZIP):
        raise refusal(key="not-taken")
    return opened(unpacked(content), content)


def _refuse(content: bytes) -> None:
    """Refuse what is known by its beginning."""
    if not content.removeprefix(_MARK).strip():
        raise refusal(key="empty")
    refused = next((key for beginning, key in _REFUSED.items() if content.startswith(beginning)), None)
    if refused or _WEB.match(content.removeprefix(_MARK)):
        raise refusal(key=refused or "web-page")


def _packed(package: Package, content: bytes) -> Manuscript:
    """Read a zip by the type that it says its main part has, or that an OpenDocument file says first of all."""
    kind = package.content.get("mimetype", b"").decode("ascii", "replace")
    if kind:
        return _open_document(kind, content)
    types = " ".join(kind for kind in package.types.values() if ".main+xml" in kind)
    if "wordprocessingml" in types or "ms-word" in types:
        return manuscript_of_word(package)
    if "spreadsheetml" in types or "ms-excel" in types:
        return manuscript_of_workbook(package, content)
    raise refusal(key="not-taken")


def _open_document(kind: str, content: bytes) -> Manuscript:
    if kind.endswith("opendocument.text"):
        return _converted(content, "odt")
    raise refusal(key="old-workbook" if kind.endswith("opendocument.spreadsheet") else "not-taken")


def _compound(content: bytes) -> Manuscript:
    """Read an old Word file; refuse what else Microsoft's old container holds (MS-CFB §2.6)."""
    if _has_entry(content, "EncryptedPackage"):
        raise refusal(key="encrypted")
    if _has_entry(content, "Workbook") or _has_entry(content, "Book"):
        raise refusal(key="old-workbook")
    if not _has_entry(content, "WordDocument"):
        raise refusal(key="not-taken")
    return _converted(content, "doc")


def _converted(content: bytes, origin: Literal["doc", "odt"]) -> Manuscript:
    """Read what LibreOffice makes of a file, and say that marks of revisions may be lost by that."""
    found = manuscript_of_word(unpacked(converted(content, origin, "docx")), origin)
    return dataclasses.replace(found, asides=(Aside("cả tệp", told("converted")), *found.asides))


def _has_entry(content: bytes, name: str) -> bool:
    """Tell whether the container's directory has a name: entries stand at each 128th byte, the name's length at 64."""
    wanted = name.encode("utf-16-le") + b"\0\0"
    length = len(wanted).to_bytes(2, "little")
    found = (match.start() for match in re.finditer(re.escape(wanted), content))
    return any(at % 128 == 0 and content[at + 64 : at + 66] == length for at in found)
