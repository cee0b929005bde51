"""`python -m plan`: check the data, list the pages it implies."""

from __future__ import annotations

import argparse
import io
import sys
from pathlib import Path

from plan.check import check, checked
from plan.commands import COMMANDS, add_base, held
from plan.load import load
from plan.model import Plan
from plan.pages import pages
from plan.problems import DataError


def main(arguments: list[str] | None = None) -> int:
    """Run a command; return the exit code: 0 when all is well, 1 when the data has errors."""
    parser = argparse.ArgumentParser(prog="python -m plan", description="Kiểm tra dữ liệu của kế hoạch.")
    parser.add_argument("--root", type=Path, default=Path(), metavar="THƯ_MỤC", help="thư mục gốc (có data/)")
    commands = parser.add_subparsers(required=True, metavar="LỆNH")
    checking = commands.add_parser("check", help="kiểm tra data/, in mọi lỗi")
    add_base(checking)
    checking.set_defaults(run=_check)
    commands.add_parser("pages", help="liệt kê địa chỉ và tệp dữ liệu của mọi trang").set_defaults(run=_pages)
    for name, words, add in COMMANDS:
        command = commands.add_parser(name, help=words)
        command.add_argument("--root", type=Path, default=argparse.SUPPRESS, metavar="THƯ_MỤC", help="thư mục gốc (có data/)")
        add(command)
    chosen = parser.parse_args(arguments)
    return int(chosen.run(chosen))


def _check(chosen: argparse.Namespace) -> int:
    root = chosen.root
    problems = (*check(root), *held(chosen))
    for problem in problems:
        print(problem)
    if any(problem.level == "error" for problem in problems):
        print(f"Có {len(problems)} lỗi. Mỗi dòng trên bắt đầu bằng tệp:dòng:cột; sửa ở đó rồi chạy lại.")
        return 1
    for plan in load(root).plans:
        print(_counted(plan))
    return 0


def _counted(plan: Plan) -> str:
    return (
        f"Kế hoạch {plan.year}: {len(plan.sections)} lĩnh vực, {len(plan.objective)} mục tiêu, "
        f"{len(plan.tasks)} nhiệm vụ, {len(plan.rows)} sản phẩm: không có lỗi"
    )


def _pages(chosen: argparse.Namespace) -> int:
    try:
        archive = checked(chosen.root)
    except DataError as error:
        print(error)
        return 1
    for page in pages(archive):
        print(f"/{page.address}\t{page.edit or ''}")
    return 0


if __name__ == "__main__":
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")  # the encoding of some systems has no Vietnamese letters
    sys.exit(main())
