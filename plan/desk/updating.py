"""What `python -m plan import FILE.xlsx --update` does: the changes of an edited workbook are told, and written."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from plan.ground.problems import DataError
from plan.ground.unseen import visible
from plan.intake.update.told import RefusedWorkbookError
from plan.intake.update.trying import Update, update
from plan.intake.update.writing import replace_all

_MOST_TOLD = 50


def run_update(root: Path, path: Path, *, only_say: bool) -> int:
    """Tell what a workbook changes and write it; return 0, or 1 when nothing is written because something is wrong."""
    try:
        found = update(root, path)
    except DataError as error:
        _print(["Không ghi gì: dữ liệu đang có lỗi, hãy sửa trước.", *map(str, error.problems[:_MOST_TOLD])])
        return 1
    except RefusedWorkbookError as error:
        _print([*_refused(path, error)])
        return 1
    _print([*map(str, found.remarks), *found.said.rstrip("\n").split("\n")], sys.stdout)
    if found.settled:
        _print(["", f"Đã xem: {found.settled} dòng “# CẦN XEM” được xóa."], sys.stdout)
    if only_say or not found.patched.after:
        _print(["", f"Chưa ghi gì ({found.cells} ô có thay đổi)." if only_say else "Không có gì để ghi."], sys.stdout)
        return 0
    return _write(root, found)


def _refused(path: Path, error: RefusedWorkbookError) -> Iterator[str]:
    more = len(error.tales) - _MOST_TOLD
    is_whole = any(tale.where == path.name for tale in error.tales)
    yield "Không ghi gì." if is_whole else f"Không ghi gì: {len(error.tales)} chỗ phải sửa trong {path.name}, rồi chạy lại."
    yield from map(str, error.tales[:_MOST_TOLD])
    yield from [f"… và {more} chỗ nữa"] * (more > 0)
    yield from [_ONLY_EXPORTED] * is_whole


_ONLY_EXPORTED = (
    "--update chỉ nhận tệp .xlsx do lệnh export tạo (python -m plan export NĂM sua.xlsx). Kế hoạch mới thì nhập bằng: "
    "python -m plan import TỆP --year NĂM"
)


def _write(root: Path, found: Update) -> int:
    after = {name: text.text for name, text in found.patched.after.items()}
    try:
        replace_all(root, found.patched.before, after)
    except OSError as error:
        _print([f"Không ghi gì: {error.filename}: {error.strerror}; mọi tệp vẫn như cũ."])
        return 1
    _print(["", *_done(found)], sys.stdout)
    return 0


def _done(found: Update) -> Iterator[str]:
    yield f"Đã ghi {found.cells} ô vào {len(found.patched.after)} tệp: {', '.join(found.patched.after)}"
    yield f"Việc tiếp theo: python -m plan check; python -m proof {found.year}; rồi gửi pull request."


def _print(lines: list[str], stream: TextIO | None = None) -> None:
    (stream or sys.stderr).writelines(f"{visible(line)}\n" for line in lines)
