"""Several files are replaced, or none."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path


def replace_all(root: Path, before: Mapping[str, str], after: Mapping[str, str]) -> None:
    """Replace the texts of files under a root: all of them, or none when one cannot be written.

    Args:
        root: the project's root.
        before: what the files hold, by their paths from it; one that holds something else by now is not replaced.
        after: what they are to hold.

    Raises:
        OSError: one cannot be written, or was changed by somebody else; all are as they were.

    """
    ready: dict[Path, Path] = {}
    try:
        for name, text in after.items():
            ready[root / name] = _beside(root / name, text)
        _exchange(root, before, ready)
    finally:
        for temporary in ready.values():
            with contextlib.suppress(OSError):
                temporary.unlink()


def _beside(path: Path, text: str) -> Path:
    """Write a text to a file of its own in the same folder."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
        file.write(text)
    shutil.copymode(path, name)
    return Path(name)


def _exchange(root: Path, before: Mapping[str, str], ready: Mapping[Path, Path]) -> None:
    """Put new files in the place of old ones; when one fails, the old ones come back."""
    olds = {root / name: text.encode() for name, text in before.items()}
    for path, old in olds.items():
        if path.read_bytes() != old:
            raise BlockingIOError(None, "đang có người khác sửa tệp này", str(path))
    done: list[Path] = []
    try:
        for path, new in ready.items():
            new.replace(path)
            done.append(path)
    except OSError:
        for path in done:
            path.write_bytes(olds[path])
        raise
