"""`python -m plan`: check the data, list the pages it implies."""

from __future__ import annotations

import argparse
import io
import sys
from pathlib import Path

from plan.check import check, checked
from plan.load import load
from plan.model import Plan
from plan.owners import FILE as CODEOWNERS
from plan.owners import codeowners, teams
from plan.pages import pages
from plan.problems import DataError


def main(arguments: list[str] | None = None) -> int:
    """Run a command; return the exit code: 0 when all is well, 1 when the data has errors."""
    parser = argparse.ArgumentParser(prog="python -m plan", description="Kiểm tra dữ liệu của kế hoạch.")
    parser.add_argument("--root", type=Path, default=Path(), metavar="THƯ_MỤC", help="thư mục gốc (có data/)")
    commands = parser.add_subparsers(required=True, metavar="LỆNH")
    commands.add_parser("check", help="kiểm tra data/, in mọi lỗi").set_defaults(run=_check)
    commands.add_parser("pages", help="liệt kê địa chỉ và tệp dữ liệu của mọi trang").set_defaults(run=_pages)
    owners = commands.add_parser("codeowners", help="viết lại .github/CODEOWNERS từ dữ liệu")
    owners.set_defaults(run=_write_codeowners)
    owners.add_argument(
        "--check", dest="run", action="store_const", const=_check_codeowners, help="chỉ cho biết tệp có cũ không"
    )
    chosen = parser.parse_args(arguments)
    return int(chosen.run(chosen.root))


def _check(root: Path) -> int:
    problems = check(root)
    for problem in problems:
        print(problem)
    if problems:
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


def _pages(root: Path) -> int:
    try:
        archive = checked(root)
    except DataError as error:
        print(error)
        return 1
    for page in pages(archive):
        print(f"/{page.address}\t{page.edit or ''}")
    return 0


def _write_codeowners(root: Path) -> int:
    try:
        archive = checked(root)
        text = codeowners(archive, teams(root, archive))
    except DataError as error:
        print(error)
        return 1
    (root / CODEOWNERS).write_text(text, encoding="utf-8")
    print(f"Đã viết {CODEOWNERS}")
    return 0


def _check_codeowners(root: Path) -> int:
    try:
        archive = checked(root)
        fresh = (root / CODEOWNERS).read_text(encoding="utf-8") == codeowners(archive, teams(root, archive))
    except DataError as error:
        print(error)
        return 1
    print(f"{CODEOWNERS} khớp với dữ liệu" if fresh else f"{CODEOWNERS} đã cũ; hãy chạy: python -m plan codeowners")
    return 0 if fresh else 1


if __name__ == "__main__":
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")  # the encoding of some systems has no Vietnamese letters
    sys.exit(main())
