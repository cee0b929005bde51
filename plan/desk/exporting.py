"""The command that writes a plan into a file of its own, of the kind that the file's ending says."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from plan.export.every import build_time
from plan.export.word.document import as_word
from plan.export.workbook.making import WORKBOOK_NOTICE, as_workbook
from plan.facts.formats import WORD_NOTICE
from plan.ground.files import Build, write
from plan.ground.model import Archive, Plan
from plan.ground.problems import DataError
from plan.ground.unseen import visible
from plan.reading.load import readable
from plan.rules.check import checked


class Writer(NamedTuple):
    """What writes a kind of file."""

    make: Callable[[Plan, Archive, Build, Path], bytes]
    """Gets the plan, all data, what is known of the build, and the project's root."""
    said: str
    """What whoever gets such a file has to know."""
    read: Callable[[Path], Archive] = checked
    """Reads the data; a file in which they are mended is also made of such that have errors."""


WRITERS: Mapping[str, Writer] = {
    ".docx": Writer(lambda plan, archive, build, _: as_word(plan, archive, build), WORD_NOTICE),
    ".xlsx": Writer(as_workbook, WORKBOOK_NOTICE, readable),
}
"""By the ending of a file."""


def add(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `export` to a parser that takes --root."""
    parser.add_argument("year", type=int, metavar="NĂM", help="năm của kế hoạch")
    parser.add_argument("file", type=Path, metavar="TỆP", help=f"tệp sẽ viết; đuôi tệp: {', '.join(WRITERS)}")
    parser.set_defaults(run=_export)


def _export(chosen: argparse.Namespace) -> int:
    """Write the file; return 0, or 1 with what is wrong said."""
    writer = WRITERS.get(chosen.file.suffix.lower())
    try:
        archive = writer.read(chosen.root) if writer else None
    except DataError as error:
        print(error, file=sys.stderr)
        return 1
    if writer is None or archive is None or chosen.year not in archive.plan or chosen.file.exists():
        print(visible(_refused(chosen, archive)), file=sys.stderr)
        return 1
    write(chosen.file, writer.make(archive.plan[chosen.year], archive, Build(time=build_time(chosen.root)), chosen.root))
    print(visible(f"Đã viết {chosen.file}. {writer.said}"))
    return 0


def _refused(chosen: argparse.Namespace, archive: Archive | None) -> str:
    """Return why nothing can be written."""
    if archive is None:
        return f"Không rõ viết “{chosen.file.name}” ở dạng nào; đuôi tệp phải là {', '.join(WRITERS)}."
    if chosen.year not in archive.plan:
        return f"Không có kế hoạch năm {chosen.year}; có: {', '.join(map(str, archive.plan))}."
    return f"Đã có {chosen.file}, nên không ghi đè; hãy chọn tên khác, hoặc xóa tệp ấy trước."
