"""A file → what it holds, whatever kind it is of; the kind is told by its content, never by its name."""

from __future__ import annotations

from pathlib import Path

from plan.intake.paper import Manuscript, UnreadableError
from plan.intake.plain import manuscript_of_text


def manuscript(path: Path) -> Manuscript:
    """Read a received file. Raises UnreadableError, which says what was found and what to do."""
    try:
        content = path.read_bytes()
    except OSError as error:
        message = f"Không mở được tệp {path.name}: {error.strerror}."
        raise UnreadableError(message) from None
    return manuscript_of_text(content)
