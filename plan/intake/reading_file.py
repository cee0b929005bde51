"""A file → what it holds, whatever kind it is of; the kind is told by its content, never by its name."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from plan.intake.contract import MOST_RECEIVED, refusal
from plan.intake.numbers import checked_numbers
from plan.intake.paper import Manuscript, UnreadableError
from plan.intake.plain import manuscript_of_text

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

_REFUSED = {
    b"%PDF": "pdf",
    b"{\\rtf": "rtf",
    b"\x89PNG": "image",
    b"\xff\xd8\xff": "image",
    b"GIF8": "image",
    b"II*\0": "image",
    b"MM\0*": "image",
}
_WEB = re.compile(rb"\s*<(!doctype html|html|\?xml)|mime-version:", re.IGNORECASE)
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MARK = "\ufeff".encode()


def manuscript(path: Path) -> Manuscript:
    """Read a received file; hold its automatic numbers against LibreOffice's, where that is there.

    Raises UnreadableError, which says what was found and what to do.
    """
    content = _content(path)
    return checked_numbers(manuscript_in(content), content)


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MOST_RECEIVED + 1)
    except OSError as error:
        raise UnreadableError(_not_opened(path, error)) from None


def _not_opened(path: Path, error: OSError) -> str:
    """Return why a file cannot be read: mostly its name is mistyped."""
    if isinstance(error, FileNotFoundError):
        return f"Không có tệp “{path}”. Hãy xem lại tên tệp và thư mục."
    is_folder = isinstance(error, IsADirectoryError)
    return f"“{path}” là thư mục, không phải tệp." if is_folder else f"Không mở được “{path}” ({error.strerror})."


def manuscript_in(content: bytes) -> Manuscript:
    """Read the content of a file. What parses Word and Excel is loaded for such files alone: no other command needs it."""
    _refuse(content)
    if content.startswith((_ZIP, _OLE)):
        from plan.intake.packed import manuscript_of_ole, manuscript_of_zip  # noqa: PLC0415

        return manuscript_of_zip(content) if content.startswith(_ZIP) else manuscript_of_ole(content)
    if b"\0" in content:
        raise refusal(key="not-taken")
    return manuscript_of_text(content)


def workbook(path: Path) -> Workbook:
    """Open a workbook (.xlsx). Raises UnreadableError for any other file, which says what was found and what to do."""
    content = _content(path)
    _refuse(content)
    if not content.startswith((_ZIP, _OLE)):
        raise refusal(key="not-taken")
    from plan.intake.packed import workbook_in  # noqa: PLC0415 (as above)

    return workbook_in(content, is_ole=content.startswith(_OLE))


def _refuse(content: bytes) -> None:
    """Refuse what is known by its beginning."""
    if not content.removeprefix(_MARK).strip():
        raise refusal(key="empty")
    refused = next((key for beginning, key in _REFUSED.items() if content.startswith(beginning)), None)
    if refused or _WEB.match(content.removeprefix(_MARK)):
        raise refusal(key=refused or "web-page")
