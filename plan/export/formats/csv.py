"""A list as CSV: RFC 4180, UTF-8 with a byte order mark, which Excel needs to read Vietnamese."""

from __future__ import annotations

import csv
import functools
import io
import re
import unicodedata

from plan.export.formats import Moved
from plan.export.lines import MOST_KEPT, columns, lines
from plan.facts.lists import Listed
from plan.ground.files import Build

_FORMULA = re.compile(r"\s*[=+\-@]|[\t\r]")


def make(listed: Listed, build: Build) -> bytes:
    """Return a list as CSV, its first line the names of its columns."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(safe(column.name) for column in columns(listed))
    writer.writerows(map(_safe, lines(listed, build)))
    return text.getvalue().encode("utf-8-sig")


def moved(moved: Moved, _: Build) -> bytes:
    """Return a table of two columns: what is said, and the new address."""
    return f'thong_bao,dia_chi_moi\r\n"{moved.said}",{moved.target}\r\n'.encode("utf-8-sig")


@functools.lru_cache(MOST_KEPT)
def _safe(line: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(safe, line))


def safe(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula.

    As OWASP advises (https://owasp.org/www-community/attacks/CSV_Injection), an apostrophe stands before a cell that
    begins with = + - @, also behind blanks or in their full-width forms, or with a tab or a carriage return; all other
    cells are as the document has them.
    """
    return f"'{cell}" if _FORMULA.match(unicodedata.normalize("NFKC", cell)) else cell
