"""The parser of `python -m plan`: what it says is Vietnamese, of a call that is wrong too."""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path
from typing import Any, NoReturn

from plan.ground.unseen import visible


class _Formatter(argparse.HelpFormatter):
    """Says "usage" in Vietnamese."""

    def add_usage(self, usage: str | None, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, "Cách dùng: " if prefix is None else prefix)


class CommandParser(argparse.ArgumentParser):
    """Speaks Vietnamese, and takes the project's root before and behind a command."""

    def __init__(self, **options: Any) -> None:
        super().__init__(formatter_class=_Formatter, add_help=False, **options)
        self._positionals.title, self._optionals.title = "Đối số", "Tùy chọn"
        self.add_argument("-h", "--help", action="help", help="hiện trợ giúp này")
        self.add_argument("--root", type=Path, default=argparse.SUPPRESS, metavar="THƯ_MỤC", help="thư mục gốc (có data/)")

    def error(self, message: str) -> NoReturn:
        """Say how a call is wrong, and end with 2."""
        self.print_usage(sys.stderr)
        self.exit(2, f"Lệnh viết chưa đúng: {visible(in_vietnamese(message))}. Xem: {self.prog} --help\n")


def in_vietnamese(message: str) -> str:
    """Return what argparse says is wrong with a call; as it is where we do not know it.

    >>> in_vietnamese("argument --year: invalid int value: '20a7'")
    '--year: “20a7” không phải là số'
    """
    for pattern, words in _SAID:
        found = pattern.fullmatch(message)
        if found:
            return words.format(*found.groups())
    return message


_QUOTE = 'tên có dấu cách phải đặt trong dấu nháy thẳng, ví dụ --column "7=Kinh phí"'
_SAID = tuple(
    (re.compile(pattern, re.DOTALL), words)
    for pattern, words in (
        ("unrecognized arguments: (.*)", f"không hiểu “{{}}”; {_QUOTE}"),
        ("the following arguments are required: (.*)", "thiếu {}"),
        ("argument (.*?): expected (?:one argument|at least one argument)", "{}: phải ghi giá trị ở sau"),
        ("argument (.*?): invalid int value: '(.*)'", "{}: “{}” không phải là số"),
        (r"argument (.*?): invalid choice: '(.*)' \(choose from (.*)\)", "{}: không có “{}”; hãy chọn trong: {}"),
        ("argument (.*?): ignored explicit argument '(.*)'", "{}: không có giá trị nào ở sau, mà ghi “{}”"),
        ("ambiguous option: (.*) could match (.*)", "“{}” viết tắt chưa rõ là {}"),
    )
)
"""What argparse says, and its Vietnamese."""
