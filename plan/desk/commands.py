"""The commands that compare states of the data."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path

from plan.changes import history, report
from plan.changes.brakes import against, brakes, parted, uncompared
from plan.changes.diff import changes
from plan.changes.labels import BRAKES, kinds_of
from plan.changes.states import StateError, published, state
from plan.desk import importing, seen, silent
from plan.desk.omissions import omissions
from plan.export import pdf
from plan.export.every import build
from plan.ground.files import Build
from plan.ground.model import Archive
from plan.ground.problems import DataError, Problem
from plan.ground.progress import counted
from plan.ground.settings import Settings
from plan.ground.unseen import visible
from plan.rules.check import checked

DIFF_FORMATS = {
    "text": (report.text, report.failure_text),
    "json": (report.as_json, report.failure_json),
}
"""What writes changes, and what says that there was nothing to compare, by format."""


def add_base(parser: argparse.ArgumentParser) -> None:
    """Add to `check` what it needs to tell the brakes that hold."""
    parser.add_argument(
        "--base", metavar="GỐC", help="nêu cả chỗ phải có người quyết định, so với GỐC (nhánh, commit, thư mục)"
    )
    parser.add_argument(
        "--published",
        default="",
        metavar="GỐC",
        help="nhánh, commit hoặc thư mục có dữ liệu đang đăng, để biết chỗ nào vừa bị sửa; mặc định: origin/main, main",
    )
    _add_allow(parser)


def held(chosen: argparse.Namespace) -> tuple[Problem, ...]:
    """Return the brakes that hold against the base that somebody chose; none without a base."""
    allowed = kinds_of(chosen.allow)
    return against(chosen.root, chosen.base, allowed) if chosen.base else ()


def _add_diff(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("base", metavar="GỐC", help="trước: nhánh, thẻ, commit của git, hoặc thư mục có data/")
    parser.add_argument("head", metavar="MỚI", nargs="?", default="", help="sau; không ghi thì là data/ đang có")
    parser.add_argument("--format", choices=DIFF_FORMATS, default="text", help="cách in")
    _add_allow(parser)
    parser.set_defaults(run=_diff)


def _add_history(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--save", action="store_true", help="ghi vào build/ để dựng trang nhanh hơn, thay vì in ra")
    parser.set_defaults(run=_history)


def _add_allow(parser: argparse.ArgumentParser) -> None:
    kinds = ", ".join(f"{kind} ({brake.label})" for kind, brake in BRAKES.items())
    parser.add_argument("--allow", default="", metavar="LOẠI,…", help=f"cho phép: {kinds}")


def _diff(arguments: argparse.Namespace) -> int:
    """Print what changed; return 0, 1 when a brake holds, 2 when a state cannot be compared."""
    allowed = kinds_of(arguments.allow)
    write, write_failure = DIFF_FORMATS[arguments.format]
    before = _read(published, arguments.root, arguments.base)
    after = _read(state, arguments.root, arguments.head or str(arguments.root))
    if isinstance(before, StateError) or isinstance(after, StateError):
        failures = [failure for failure in (before, after) if isinstance(failure, StateError)]
        held = uncompared(before, allowed) if isinstance(before, StateError) else ()
        print(write_failure(failures, held), end="")
        return 2
    difference = changes(before, after)
    held, lifted = parted(brakes(before, after, difference.records), allowed)
    print(write(difference, held, lifted), end="")
    return 1 if held else 0


def _read(read: Callable[[Path, str], Archive], root: Path, name: str) -> Archive | StateError:
    try:
        return read(root, name)
    except StateError as error:
        return error


def _history(arguments: argparse.Namespace) -> int:
    if arguments.save:
        history.save(arguments.root)
    else:
        print(history.as_json(history.read(arguments.root)), end="")
    return 0


def _add_omissions(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(run=_omissions)


def _omissions(arguments: argparse.Namespace) -> int:
    for line in omissions(arguments.root, _known(arguments.root)):
        print(visible(line))
    return 0


def _known(root: Path) -> Build:
    """Return what a build of the site with the settings of the environment would know."""
    return build(root, Settings.of(os.environ))


def _add_settings(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(run=_settings)


def _settings(_: argparse.Namespace) -> int:
    """Say nothing when the settings are what they may be; else they are refused where every command's are."""
    Settings.of(os.environ)
    return 0


def _add_pdf(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(run=_pdf)


def _pdf(arguments: argparse.Namespace) -> int:
    """Write the PDFs with the settings of the environment, those that a build of the site would have."""
    try:
        archive = checked(arguments.root)
        total = len([*pdf.papers(archive)])
        made = [*counted(pdf.make(archive, _known(arguments.root), arguments.root), "Tệp PDF", total)]
    except (DataError, pdf.PdfError) as error:
        print(error, file=sys.stderr)
        return 1
    print(f"Đã tạo {len(made)} tệp PDF vào {pdf.PDF_FOLDER}/")
    return 0


COMMANDS = (
    ("diff", "Kể bằng lời hai trạng thái của dữ liệu khác nhau những gì", _add_diff),
    ("history", "In lịch sử thay đổi của dữ liệu theo git, dạng JSON", _add_history),
    (
        "import",
        "Đọc tệp Word, Excel của một kế hoạch thành thư mục dữ liệu, đánh dấu chỗ cần xem",
        importing.add,
    ),
    ("seen", "Xóa dấu “# CẦN XEM” trong những tệp đã xem hết từng chỗ", seen.add),
    ("silent", "Liệt kê cơ quan chưa báo cáo khi kỳ báo cáo đã qua", silent.add),
    ("omissions", "Nói bản dựng thiếu gì vì cài đặt, hoặc vì các tệp PDF đã cũ", _add_omissions),
    ("settings", "Kiểm tra các cài đặt ở biến môi trường (SITE_URL, REPOSITORY, …)", _add_settings),
    ("pdf", "Tạo các tệp PDF vào build/pdf/ (cần WeasyPrint; make pdf cài sẵn)", _add_pdf),
)
"""Name, what it does, and what adds its arguments to a parser that takes --root."""
