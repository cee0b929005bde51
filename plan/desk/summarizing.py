"""The command that writes the province's report on a period for the office that signs it."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from plan.export.every import build_time
from plan.export.word.summary import SUMMARY_NOTICE, as_summary
from plan.ground.files import Build, write
from plan.ground.model import PERIODS, Archive
from plan.ground.problems import DataError
from plan.ground.unseen import visible
from plan.rules.check import checked


def add(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `report-summary` to a parser that takes --root."""
    parser.add_argument("period", choices=[*PERIODS], metavar="KỲ", help=f"kỳ báo cáo: {', '.join(PERIODS)}")
    parser.add_argument("--year", type=int, metavar="NĂM", help="của kế hoạch năm nào; mặc định: năm mới nhất")
    parser.add_argument("--docx", action="store_true", help="tệp Word, là loại tệp duy nhất hiện nay")
    parser.add_argument("-o", "--output", type=Path, metavar="TỆP", help="tệp sẽ viết; không ghi thì đặt tên theo kỳ và năm")
    parser.set_defaults(run=_summarize)


def _summarize(chosen: argparse.Namespace) -> int:
    """Write the file; return 0, or 1 with what is wrong said."""
    try:
        archive = checked(chosen.root)
    except DataError as error:
        print(error, file=sys.stderr)
        return 1
    year = chosen.year or archive.newest.year
    file = chosen.output or Path(f"tong-hop-{chosen.period}-{year}.docx")
    if wrong := _wrong(archive, year, chosen.period, file):
        print(visible(wrong), file=sys.stderr)
        return 1
    write(file, as_summary(archive, archive.plan[year], PERIODS[chosen.period], Build(time=build_time(chosen.root))))
    print(visible(f"Đã viết {file}. {SUMMARY_NOTICE}"))
    return 0


def _wrong(archive: Archive, year: int, period: str, file: Path) -> str:
    """Say why no file is written, and what to do; "" when nothing is wrong."""
    if year not in archive.plan:
        return f"Không có kế hoạch năm {year}; có: {', '.join(map(str, archive.plan))}."
    if not any(report.period.id == period for report in archive.plan[year].reports):
        name = PERIODS[period].name
        return f"Chưa có báo cáo nào của kỳ {name} năm {year} (data/{year}/reports/{period}/), nên không có gì để tổng hợp."
    if file.suffix.lower() != ".docx":
        return f"{file}: hãy đặt tên tệp có đuôi .docx."
    return f"{file} đã có; hãy chọn tên khác, hoặc xóa tệp ấy trước." if file.exists() else ""
