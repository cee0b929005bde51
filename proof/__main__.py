"""`python -m proof`: whether the data of each plan give back its source, and that a received file."""

from __future__ import annotations

import argparse
import io
import re
import sys
from pathlib import Path
from typing import Any, NoReturn

from proof.against.comparing import against, as_text
from proof.against.office import ENDINGS
from proof.forms import FORMS
from proof.proving import prove, years


class _Formatter(argparse.HelpFormatter):
    """Says "usage" in Vietnamese."""

    def add_usage(self, usage: str | None, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, "Cách dùng: " if prefix is None else prefix)


class _Parser(argparse.ArgumentParser):
    """Speaks Vietnamese."""

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(2, f"Lệnh viết chưa đúng ({message}); xem: {self.prog} --help\n")


def main(arguments: list[str] | None = None) -> int:
    """Prove plans; return 0 when all match, 1 when one differs or cannot be compared though it should."""
    parser = _parser()
    chosen = parser.parse_args(arguments)
    if chosen.against:
        if len(chosen.years) != 1 or chosen.format != "text":
            parser.error("--against cần đúng một năm, và chỉ viết cho người đọc")
        found = against(chosen.root, chosen.years[0], chosen.against)
        print(as_text(found), end="")
        return int(not found.holds)
    proofs = [prove(chosen.root, year) for year in chosen.years or years(chosen.root)]
    print(FORMS[chosen.format](proofs), end="")
    is_asked = bool(chosen.years)
    return int(any(proof.problems or (is_asked and not proof.has_source) for proof in proofs))


def _parser() -> argparse.ArgumentParser:
    words = "Đối chiếu dữ liệu của kế hoạch với bản nguồn (source.txt), sau khi hoàn lại hiệu đính và sửa đổi."
    parser = _Parser(prog="python -m proof", description=words, formatter_class=_Formatter, add_help=False)
    parser._positionals.title, parser._optionals.title = "Đối số", "Tùy chọn"  # noqa: SLF001 - argparse has no other way
    parser.add_argument("years", nargs="*", type=_year, metavar="NĂM", help="kế hoạch năm nào; không ghi thì mọi kế hoạch")
    parser.add_argument("-h", "--help", action="help", help="hiện trợ giúp này")
    parser.add_argument("--root", type=Path, default=Path(), metavar="THƯ_MỤC", help="thư mục gốc (có data/)")
    file = f"so source.txt của năm ấy với tệp đã nhận ({', '.join(ENDINGS)}), do LibreOffice đọc"
    parser.add_argument("--against", type=Path, metavar="TỆP", help=file)
    form = "text: cho người đọc (mặc định); github: ghi chú trên dòng của pull request; json"
    parser.add_argument("--format", choices=FORMS, default="text", help=form)
    return parser


def _year(words: str) -> str:
    if re.fullmatch("[0-9]{4}", words):
        return words
    message = f'"{words}" không phải một năm'
    raise argparse.ArgumentTypeError(message)


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")  # the encoding of some systems has no Vietnamese letters
    sys.exit(main())
