"""`python -m plan seen FILE …`: what an import asked to look at was looked at; the comments that asked go."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from plan.ground.unseen import visible
from plan.reading import load
from plan.rules.fmt import replace
from plan.rules.marks import marks, without_marks


def add(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command to a parser that takes --root."""
    parser.add_argument(
        "files", nargs="+", type=Path, metavar="TỆP", help="tệp hoặc thư mục trong data/ mà bạn đã xem hết từng chỗ"
    )
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Delete the comments of the files, each in one step; return 0, or 1 when a file is none of the data."""
    ours = {(chosen.root / name).resolve(): name for name, _, _ in load.files(chosen.root) if name.endswith(".yml")}
    strange = [path for path in chosen.files if not any(_named(path, ours))]
    if strange:
        names = ", ".join(map(str, strange))
        print(visible(f"Không phải tệp .yml nào trong data/: {names}. Chưa xóa gì."), file=sys.stderr)
        return 1
    found = dict.fromkeys(file for path in chosen.files for file in _named(path, ours))
    counts = {file: _cleared(file) for file in found}
    print(f"Đã xóa {sum(counts.values())} dòng “# CẦN XEM” trong {sum(map(bool, counts.values()))} tệp.")
    return 0


def _named(path: Path, ours: dict[Path, str]) -> Iterator[Path]:
    """Yield the files that a path names: itself, or those in it."""
    at = path.resolve()
    return (file for file in ours if file == at or at in file.parents)


def _cleared(file: Path) -> int:
    text = file.read_bytes().decode()
    count = sum(1 for _ in marks(text))
    if count:
        replace(file, without_marks(text))
    return count
