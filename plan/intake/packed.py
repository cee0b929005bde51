"""Files that hold others: the zip of Word, Excel and OpenDocument, and the container that came before it."""

from __future__ import annotations

import dataclasses
import re
from typing import Literal

from openpyxl.workbook import Workbook

from plan.intake.contract import refusal, told
from plan.intake.office import converted
from plan.intake.package import unpacked
from plan.intake.paper import Aside, Manuscript, UnreadableError
from plan.intake.word.reading import manuscript_of_word
from plan.intake.workbook import manuscript_of_workbook, opened


def manuscript_of_zip(content: bytes) -> Manuscript:
    """Read a zip by the type that it says its main part has, or that an OpenDocument file says first of all."""
    package = unpacked(content)
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


def manuscript_of_ole(content: bytes) -> Manuscript:
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


def workbook_in(content: bytes, *, is_ole: bool) -> Workbook:
    """Open a workbook (.xlsx); refuse what Microsoft's old container holds, encrypted or not."""
    if is_ole:
        raise refusal(key="encrypted" if _has_entry(content, "EncryptedPackage") else "old-workbook")
    package = unpacked(content)
    if "word/document.xml" in package.names:
        message = "Đây là tệp Word, không phải tệp Excel."
        raise UnreadableError(message)
    return opened(package, content)


def _has_entry(content: bytes, name: str) -> bool:
    """Tell whether the container's directory has a name: entries stand at each 128th byte, the name's length at 64."""
    wanted = name.encode("utf-16-le") + b"\0\0"
    length = len(wanted).to_bytes(2, "little")
    found = (match.start() for match in re.finditer(re.escape(wanted), content))
    return any(at % 128 == 0 and content[at + 64 : at + 66] == length for at in found)
