"""Files → a folder of data/, all at once or not at all; nothing that is there is overwritten."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from plan.ground.git import git
from plan.rules.fmt import replace


class TakenError(Exception):
    """A folder is there already, or cannot be written; the message says in Vietnamese which and what to do."""


def refuse_taken(folder: Path) -> None:
    """Refuse a folder that is there already.

    Raises:
        TakenError: it is.

    """
    if folder.exists() or folder.is_symlink():
        message = f"{folder} đã có; lệnh này không ghi đè. {_KNOWN if _is_known(folder.absolute()) else _NEW}"
        raise TakenError(message)


def _is_known(folder: Path) -> bool:
    """Tell whether git keeps anything of a folder: then others may have it, and it is no try that may go."""
    return bool(git(folder.parent, "--literal-pathspecs", "ls-files", "--", folder.name))


_KNOWN = (
    "Nó đã nằm trong git, nên đừng xóa để nhập lại. Sửa kế hoạch đã có bằng Excel: python -m plan export NĂM sua.xlsx, "
    "rồi python -m plan import sua.xlsx --update."
)
_NEW = (
    "Nếu là lần nhập thử trước thì xóa thư mục ấy, trả danh bạ về như cũ bằng git restore data (mọi sửa đổi chưa commit "
    "trong data/ mất theo), rồi chạy lại. Hoặc chọn nơi khác bằng --into."
)


def write(folder: Path, files: Mapping[str, str], behind: Mapping[Path, str]) -> None:
    """Write a folder, and put texts behind files that are there; when anything fails, all is as it was.

    Args:
        folder: it must not be there.
        files: its files by their names in it.
        behind: files that are there, and what is put behind their text.

    Raises:
        TakenError: the folder is there, or something cannot be written.

    """
    refuse_taken(folder)
    before = {path: path.read_bytes() for path in behind}
    made = None
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        made = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}."))
        for name, text in files.items():
            _write(made / name, text)
        for path, text in behind.items():
            replace(path, _with(before[path].decode(), text))
        made.chmod(0o755)
        made.rename(folder)
    except BaseException as error:
        _restore(before)
        if made is not None:
            shutil.rmtree(made, ignore_errors=True)
        if isinstance(error, OSError):
            message = f"Không ghi được ({error.strerror}); mọi tệp vẫn như cũ."
            raise TakenError(message) from None
        raise


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def _with(text: str, behind: str) -> str:
    """Return a list of a data file with more items behind; an empty list has its brackets in their place."""
    kept = text.rstrip("\n")
    last = kept.rpartition("\n")[2]
    return f"{kept.removesuffix(last) if last.replace(' ', '') == '[]' else f'{kept}{chr(10)}'}{behind}"


def _restore(before: Mapping[Path, bytes]) -> None:
    for path, content in before.items():
        with contextlib.suppress(OSError):
            if path.read_bytes() != content:
                path.write_bytes(content)
