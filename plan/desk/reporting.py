"""What `report-form` and `report-import` do: an agency's form goes out, and comes back as one more report."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from plan.export.every import build_time
from plan.export.reporting.asked import ReportForm
from plan.export.reporting.form import as_form
from plan.facts.year import year_of
from plan.ground.addresses import Slug
from plan.ground.files import Build, write
from plan.ground.folding import folded
from plan.ground.model import PERIODS, Archive, Plan
from plan.ground.problems import DataError, nearest
from plan.ground.unseen import visible
from plan.intake.update.told import RefusedWorkbookError
from plan.intake.update.writing import replace_all
from plan.reading.load import readable

if TYPE_CHECKING:
    from plan.intake.reporting.trying import NewReport

_MOST_TOLD = 50


def add_form(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `report-form` to a parser that takes --root."""
    parser.add_argument("agency", metavar="CƠ_QUAN", help="mã cơ quan trong data/agencies.yml, ví dụ so-noi-vu")
    parser.add_argument("period", choices=PERIODS, metavar="KỲ", help=f"kỳ báo cáo: {', '.join(PERIODS)}")
    parser.add_argument("--year", type=int, metavar="NĂM", help="của kế hoạch năm nào; mặc định: năm mới nhất")
    file = f"{Slug.REPORT}-CƠ_QUAN-KỲ-NĂM.xlsx"
    parser.add_argument("-o", "--output", type=Path, metavar="TỆP", help=f"tệp sẽ viết; mặc định: {file}")
    parser.set_defaults(run=_form)


def add_import(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `report-import` to a parser that takes --root."""
    parser.add_argument("file", type=Path, metavar="TỆP", help="biểu mẫu .xlsx đã điền")
    parser.add_argument("--dry-run", action="store_true", help="chỉ kiểm tra và kể, không ghi")
    parser.set_defaults(run=_import)


def _form(chosen: argparse.Namespace) -> int:
    """Write a form; return 0, or 1 with what is wrong said."""
    try:
        archive = readable(chosen.root)
    except DataError as error:
        _print(["Không tạo được biểu mẫu: dữ liệu đang có lỗi, hãy sửa trước.", *map(str, error.problems[:_MOST_TOLD])])
        return 1
    year = chosen.year or archive.newest.year
    file = chosen.output or Path(f"{Slug.REPORT}-{chosen.agency}-{chosen.period}-{year}.xlsx")
    if refused := _refused(archive, year, chosen.agency, file):
        _print([refused])
        return 1
    form = ReportForm(archive, archive.plan[year], chosen.agency)
    write(file, as_form(form, Build(time=build_time(chosen.root)), chosen.period))
    _print([f"Đã viết {file}. Điền xong thì đưa về bằng: python -m plan report-import {file}"], sys.stdout)
    return 0


def _refused(archive: Archive, year: int, agency: str, file: Path) -> str:
    """Return why no form can be written; "" when it can."""
    if year not in archive.plan:
        return f"Không có kế hoạch năm {year}; có: {', '.join(map(str, archive.plan))}."
    known = year_of(archive, archive.plan[year]).reported.rows_of
    if agency not in known:
        return _no_reporter(archive, archive.plan[year], agency)
    return f"Đã có {file}, nên không ghi đè; hãy chọn tên khác, hoặc xóa tệp ấy trước." if file.exists() else ""


def _no_reporter(archive: Archive, plan: Plan, typed: str) -> str:
    """Say who was probably meant by what is no id of an agency that reports: a name, a group, or a slip."""
    of = year_of(archive, plan)
    known = of.reported.rows_of
    named = {folded(name): agency.id for agency in archive.agencies for name in agency.names}
    meant = typed if typed in of.agency else named.get(folded(typed), "")
    if meant in of.agency and of.agency[meant].is_group:
        members = [member for member in plan.members.get(meant, ()) if member in known]
        more = ", …" if len(members) > _MOST_MEMBERS else ""
        chosen = f"hãy chọn thành viên: {', '.join(members[:_MOST_MEMBERS])}{more}"
        return f"“{typed}” là nhóm; {chosen if members else 'từng cơ quan trong nhóm báo cáo bằng biểu mẫu của mình'}."
    if meant in known:
        return f"Hãy gõ mã của cơ quan: ý bạn là {meant}?"
    near = nearest(typed, known)
    remedy = f"ý bạn là {near}?" if near else f"có: {', '.join(sorted(known))}."
    return f"“{typed}” không chủ trì sản phẩm nào năm {plan.year}; {remedy}"


_MOST_MEMBERS = 10


def _import(chosen: argparse.Namespace) -> int:
    """Tell what a filled-in form reports and write it; return 0, or 1 when nothing is written because something is wrong."""
    try:
        from plan.intake.reporting.trying import new_report  # noqa: PLC0415 (few commands need what parses Excel)

        found = new_report(chosen.root, chosen.file)
    except DataError as error:
        _print(["Không ghi gì: dữ liệu đang có lỗi, hãy sửa trước.", *map(str, error.problems[:_MOST_TOLD])])
        return 1
    except RefusedWorkbookError as error:
        more = len(error.tales) - _MOST_TOLD
        head = f"Không ghi gì: {len(error.tales)} chỗ phải sửa trong {chosen.file.name}, rồi đưa về lại."
        _print([head, *map(str, error.tales[:_MOST_TOLD]), *[f"… và {more} chỗ nữa"] * (more > 0)])
        return 1
    if found.after is None:
        _print([f"Báo cáo này đã có trong {found.file}, đúng từng chữ: không ghi gì."], sys.stdout)
        return 0
    _print([*found.said], sys.stdout)
    if chosen.dry_run:
        _print(["", f"Chưa ghi gì; bỏ --dry-run để ghi vào {found.file}."], sys.stdout)
        return 0
    return _write(chosen.root, found, found.after)


def _write(root: Path, found: NewReport, after: str) -> int:
    try:
        if found.before is None:
            (root / found.file).parent.mkdir(parents=True, exist_ok=True)
            with (root / found.file).open("x", encoding="utf-8", newline="") as file:
                file.write(after)
        else:
            replace_all(root, {found.file: found.before}, {found.file: after})
    except OSError as error:
        _print([f"Không ghi gì: {error.filename}: {error.strerror}; mọi tệp vẫn như cũ."])
        return 1
    _print(
        ["", f"Đã ghi vào {found.file}.", "Việc tiếp theo: python -m plan check; rồi gửi pull request chỉ có tệp ấy."],
        sys.stdout,
    )
    return 0


def _print(lines: list[str], stream: TextIO | None = None) -> None:
    (stream or sys.stderr).writelines(f"{visible(line)}\n" for line in lines)
