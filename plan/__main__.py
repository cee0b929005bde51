"""`python -m plan`: check and repair the data, start a new task, list the pages, write the schemas."""

from __future__ import annotations

import argparse
import io
import os
import sys
from pathlib import Path

from plan.changes.labels import UnknownKindError
from plan.desk import exporting, messages, reporting, summarizing
from plan.desk.commands import COMMANDS, add_base, held
from plan.desk.messages import Telling
from plan.desk.owners import CODEOWNERS, codeowners, in_force, teams
from plan.desk.parsing import CommandParser
from plan.desk.stub import UnknownError, task_stub
from plan.facts.pages import pages
from plan.ground.clock import today
from plan.ground.model import Plan
from plan.ground.problems import DataError, Problem, Said, say, unheard
from plan.ground.settings import SettingError
from plan.ground.unseen import visible
from plan.reading import schema
from plan.reading.load import load
from plan.rules.advice import advice, scheduled
from plan.rules.check import check, checked
from plan.rules.fmt import Outcome, outcomes, replace
from plan.rules.marks import remedy, unsettled, with_remedy


def main(arguments: list[str] | None = None) -> int:
    """Run a command; return the exit code: 0 when all is well, 1 when the data has errors, 2 when the call is wrong."""
    chosen = _parser().parse_args(arguments)
    try:
        return int(chosen.run(chosen))
    except (SettingError, UnknownKindError) as error:
        print("\n".join(map(visible, str(error).split("\n"))), file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = CommandParser(prog="python -m plan", description="Kiểm tra, sửa và thêm dữ liệu của kế hoạch.")
    parser.set_defaults(root=Path())
    commands = parser.add_subparsers(title="Các lệnh", required=True, metavar="LỆNH")
    for name, words, add in _COMMANDS:
        add(commands.add_parser(name, help=words, description=words))
    return parser


def _add_check(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--format",
        choices=["text", "github", "json"],
        default="text",
        help="text: cho người đọc (mặc định); github: ghi chú trên dòng của pull request; json",
    )
    parser.add_argument("--lang", choices=["vi", "en"], default="vi", help="tiếng Việt (mặc định) hoặc tiếng Anh")
    parser.add_argument("--scheduled", action="store_true", help="báo thêm những điều tùy vào ngày hôm nay")
    add_base(parser)
    parser.set_defaults(run=_check)


def _add_fmt(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="*", type=Path, metavar="TỆP", help="các tệp; không ghi thì là mọi tệp trong data/")
    parser.add_argument("--check", action="store_true", help="chỉ cho biết, không ghi; mã thoát 1 nếu có gì cần sửa")
    parser.set_defaults(run=_fmt)


def _add_new(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind", choices=["task"], metavar="task", help="task: một nhiệm vụ")
    parser.add_argument("objective", metavar="MỤC_TIÊU", help="mã mục tiêu, ví dụ II.6; không có mục tiêu thì mã lĩnh vực")
    parser.add_argument("--year", type=int, metavar="NĂM", help="của kế hoạch năm nào; mặc định: năm mới nhất")
    parser.set_defaults(run=_new)


def _add_schema(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--check", action="store_true", help="chỉ cho biết, không ghi; mã thoát 1 nếu có tệp nào cũ")
    parser.set_defaults(run=_schema)


def _add_codeowners(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--check", action="store_true", help="chỉ cho biết tệp có cũ không, không ghi")
    parser.set_defaults(run=_codeowners)


def _add_pages(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(run=_pages)


_COMMANDS = (
    ("check", "Kiểm tra data/, in mọi lỗi kèm cách sửa", _add_check),
    ("codeowners", "Viết lại .github/CODEOWNERS từ dữ liệu", _add_codeowners),
    *COMMANDS,
    (
        "report-summary",
        "Viết báo cáo tổng hợp của tỉnh cho một kỳ thành tệp Word, từ báo cáo của các cơ quan",
        summarizing.add,
    ),
    (
        "export",
        "Viết kế hoạch một năm ra tệp Word theo thể thức để trình ký (.docx), hoặc tệp Excel để sửa (.xlsx)",
        exporting.add,
    ),
    ("fmt", "Sửa những chỗ chỉ có một cách viết đúng: tab, dấu cách lạ, ngoặc kép cong, Quý 4 …", _add_fmt),
    ("new", "In mẫu một nhiệm vụ mới với mã kế tiếp, để điền và lưu", _add_new),
    ("pages", "Liệt kê địa chỉ và tệp dữ liệu của mọi trang", _add_pages),
    ("report-form", "Viết biểu mẫu Excel để một cơ quan báo cáo một kỳ", reporting.add_form),
    (
        "report-import",
        "Đưa biểu mẫu báo cáo đã điền vào dữ liệu: thêm một báo cáo, không sửa báo cáo cũ",
        reporting.add_import,
    ),
    ("schema", "Viết lại schemas/ cho trình soạn thảo", _add_schema),
)


def _check(chosen: argparse.Namespace) -> int:
    telling = Telling.by(os.environ, chosen.lang)
    problems = sorted(
        [
            *check(chosen.root, chosen.published or chosen.base or ""),
            *held(chosen),
            *advice(chosen.root),
            *unsettled(chosen.root, is_published=bool(chosen.published or chosen.base)),
            *_timely(chosen),
        ]
    )
    is_wrong = any(problem.level == "error" for problem in problems)
    plans = () if is_wrong else load(chosen.root).plans
    said = [remedy(problems), *map(_counted, plans)]
    print(_told(problems, telling, "".join(f"{telling(one)}\n" for one in said if one), chosen.format), end="")
    return int(is_wrong)


def _timely(chosen: argparse.Namespace) -> tuple[Problem, ...]:
    return scheduled(chosen.root, today()) if chosen.scheduled else ()


def _told(problems: list[Problem], telling: Telling, behind: str, form: str) -> str:
    """Return problems in a format, with what is said behind all of them where people read it."""
    if form == "json":
        return messages.as_json(with_remedy(problems), telling)
    if form == "github":
        said = f"{telling(messages.counted(problems))}\n{behind}"
        return messages.as_annotations(with_remedy(problems), telling) + unheard(said)
    return messages.as_text(problems, telling, colour=_is_coloured()) + behind


def _is_coloured() -> bool:
    """Tell whether the output is a terminal whose user has not asked for plain text (https://no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _counted(plan: Plan) -> Said:
    sections, tasks, rows = len(plan.sections), len(plan.tasks_in_force), len(plan.rows)
    count = len(plan.objectives)
    vi, en = f" {count} mục tiêu," * bool(count), f" {count} objectives," * bool(count)
    return say(
        f"Kế hoạch {plan.year}: {sections} lĩnh vực,{vi} {tasks} nhiệm vụ, {rows} sản phẩm: không có lỗi",
        f"Plan {plan.year}: {sections} sections,{en} {tasks} tasks, {rows} deliverables: no errors",
    )


def _fmt(chosen: argparse.Namespace) -> int:
    found = list(outcomes(chosen.root, chosen.files or None))
    for outcome in found:
        try:
            _repair(outcome, only_say=chosen.check)
        except OSError as error:
            print(visible(f"{outcome.name}: không ghi được ({error.strerror}); tệp này và các tệp sau vẫn như cũ"))
            return 1
    repaired = [outcome.repaired.count for outcome in found if outcome.repaired.count]
    done = "Cần sửa" if chosen.check else "Đã sửa"
    print(f"{done} {sum(repaired)} chỗ trong {len(repaired)} tệp; đã xem {len(found)} tệp.")
    return int(any(outcome.problem for outcome in found) or bool(chosen.check and repaired))


def _repair(outcome: Outcome, *, only_say: bool) -> None:
    """Repair a file, or say what would be, and why it still cannot be read."""
    if outcome.repaired.count:
        if not only_say:
            replace(outcome.path, outcome.repaired.text)
        print(visible(f"{outcome.name}: {'cần sửa' if only_say else 'đã sửa'} {outcome.repaired.said}"))
    if outcome.problem:
        print(visible(f"{outcome.problem.place}: phải tự sửa: {outcome.problem.message}"))


def _new(chosen: argparse.Namespace) -> int:
    try:
        stub = task_stub(chosen.root, chosen.objective, chosen.year)
    except UnknownError as error:
        print(visible(str(error)), file=sys.stderr)
        return 1
    print(stub.text, end="")
    print(f"Điền xong, lưu thành {stub.file} rồi chạy: python -m plan check", file=sys.stderr)
    return 0


def _pages(chosen: argparse.Namespace) -> int:
    try:
        archive = checked(chosen.root)
    except DataError as error:
        print(error)
        return 1
    for page in pages(archive):
        print(f"/{page.address}\t{page.edit or ''}")
    return 0


def _schema(chosen: argparse.Namespace) -> int:
    old = schema.stale(chosen.root)
    for file in old:
        print(f"{file}: đã cũ; chạy: python -m plan schema" if chosen.check else f"{file}: đã viết lại")
    if not chosen.check:
        schema.write(chosen.root)
    return int(bool(chosen.check and old))


def _codeowners(chosen: argparse.Namespace) -> int:
    root = chosen.root
    try:
        archive = checked(root)
        text = codeowners(archive, teams(root, archive))
    except DataError as error:
        print(error)
        return 1
    if not chosen.check:
        (root / CODEOWNERS).write_text(text, encoding="utf-8")
        print(f"Đã viết {CODEOWNERS}")
        return 0
    fresh = in_force((root / CODEOWNERS).read_text(encoding="utf-8")) == in_force(text)
    print(f"{CODEOWNERS} khớp với dữ liệu" if fresh else f"{CODEOWNERS} đã cũ; hãy chạy: python -m plan codeowners")
    return 0 if fresh else 1


def _to_a_pipe() -> int:
    """Run a command; end quietly when what reads its output (`| head`) has had enough."""
    try:
        try:
            return main()
        finally:
            sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # nothing is left to fail when Python ends
        return _NO_READER


_NO_READER = 141
"""128 and the number of SIGPIPE, as of any command that loses its reader (POSIX, Shell Command Language 2.8.2)."""

if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")  # the encoding of some systems has no Vietnamese letters
    sys.exit(_to_a_pipe())
