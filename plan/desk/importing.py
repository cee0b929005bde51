"""`python -m plan import FILE --year 2027`: a Word file or another → a folder of data, and a report of what to look at."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import yaml

from plan.desk.looking import Asked, told_once
from plan.facts.citing import first_day
from plan.facts.tables import day
from plan.ground.clock import today
from plan.ground.model import Archive
from plan.ground.unseen import visible
from plan.intake.bringing import Brought, brought
from plan.intake.folder import TakenError, refuse_taken, write
from plan.intake.heads import COLUMN_NAMES, key_of_name
from plan.intake.paper import UnreadableError
from plan.intake.reading_file import manuscript
from plan.reading import load
from plan.rules.marks import marks

_FIRST, _LAST = 1900, 9999
_MOST_COLUMNS = 99
_LONGEST_SHOWN = 100


class _CallError(Exception):
    """The call is wrong; the message says in Vietnamese what to write."""


def add(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("file", type=Path, metavar="TỆP", help="tệp nhận được: .docx, .doc, .xlsx hoặc văn bản thuần (.txt)")
    parser.add_argument(
        "--year", type=int, metavar="NĂM", help="năm của kế hoạch, ví dụ 2027; luôn phải ghi, trừ khi có --update"
    )
    parser.add_argument("--into", type=Path, metavar="THƯ_MỤC", help="ghi vào đâu; mặc định: data/NĂM; phải chưa có")
    parser.add_argument(
        "--column",
        action="append",
        default=[],
        metavar="SỐ=TÊN",
        help='cột thứ mấy của bảng là gì, khi lệnh không tự hiểu; ví dụ --column "5=Sản phẩm"; viết được nhiều lần',
    )
    parser.add_argument(
        "--update", action="store_true", help="đưa vào dữ liệu những ô đã sửa trong tệp .xlsx mà lệnh export đã tạo"
    )
    parser.add_argument("--dry-run", action="store_true", help="với --update: chỉ nói sẽ đổi gì, không ghi")
    parser.set_defaults(run=_run)


def _run(chosen: argparse.Namespace) -> int:
    """Bring in a new plan, or the changes of a workbook that was exported; 2 when the call asks for both or neither."""
    alone = chosen.year is not None, bool(chosen.into or chosen.column)
    if chosen.update and not any(alone):
        from plan.desk.updating import run_update  # noqa: PLC0415 (no other command needs what parses Excel)

        return run_update(chosen.root, chosen.file, only_say=chosen.dry_run)
    if not chosen.update and chosen.year is not None and not chosen.dry_run:
        return run(chosen)
    print("Hãy ghi --year NĂM (nhập kế hoạch mới), hoặc --update (tệp .xlsx đã xuất, không kèm --year).", file=sys.stderr)
    return 2


def run(chosen: argparse.Namespace) -> int:
    """Write the data and print the report; return 0, 1 when the file is not understood, 2 when the call is wrong."""
    folder = chosen.into or chosen.root / "data" / str(chosen.year)
    try:
        asked = _asked(chosen.column)
        _refuse_year(chosen.year)
        refuse_taken(folder)
        found = brought(manuscript(chosen.file), chosen.year, _known(chosen.root), asked)
        behind = _behind(chosen.root, folder, found)
        lengths = {path: path.read_text(encoding="utf-8").count("\n") for path in behind}
        write(folder, found.files, behind)
    except _CallError as error:
        print(visible(str(error)), file=sys.stderr)
        return 2
    except (UnreadableError, TakenError) as error:
        print(visible(str(error)), file=sys.stderr)
        return 1
    for line in _report(found, chosen, folder, lengths):
        print(visible(line))
    return 0


def _known(root: Path) -> Archive:
    """Return what the data hold; names are looked for in registers, which must be right."""
    reading, registers = load.read(root), {f"data/{name}.yml" for name in ("agencies", "documents", "glossary", "concepts")}
    wrong = [str(problem) for problem in reading.problems if problem.place.file in registers]
    if wrong:
        message = f"Danh bạ đang có lỗi, nên chưa nhập được: {wrong[0]}"
        raise _CallError(message)
    return reading.archive


def _refuse_year(year: int) -> None:
    if not _FIRST <= year <= _LAST:
        message = f"--year {year}: năm phải có bốn chữ số, ví dụ 2027."
        raise _CallError(message)


def _asked(columns: list[str]) -> Mapping[int, str]:
    """Return what the columns are said to hold, by their numbers."""
    found: dict[int, str] = {}
    for said in columns:
        number, _, name = said.partition("=")
        key = key_of_name(name)
        if not (number.strip().isascii() and number.strip().isdecimal() and 1 <= int(number) <= _MOST_COLUMNS and key):
            message = (
                f"--column {said}: viết số thứ tự của cột, dấu bằng và tên, trong dấu nháy thẳng, ví dụ --column "
                f'"5=Sản phẩm". Tên là một trong: {COLUMN_NAMES}.'
            )
            raise _CallError(message)
        if int(number) in found:
            message = f"--column nói hai lần về cột {int(number)}; hãy ghi mỗi cột một lần."
            raise _CallError(message)
        found[int(number)] = key
    return found


def _behind(root: Path, folder: Path, found: Brought) -> Mapping[Path, str]:
    """Return what is put behind the registers: nothing for a folder that is none of the data."""
    paths = ((root / "data" / name, text) for name, text in found.registers.items())
    return {path: text for path, text in paths if _is_of_data(folder, root) and path.is_file()}


def _is_of_data(folder: Path, root: Path) -> bool:
    return folder.absolute().parent == (root / "data").absolute()


def _report(found: Brought, chosen: argparse.Namespace, folder: Path, lengths: Mapping[Path, int]) -> Iterator[str]:
    counts = found.counts
    also = f", {counts.targets} dòng chỉ tiêu" if counts.targets else ""
    yield (
        f"Đã ghi {len(found.files)} tệp vào {folder}: {counts.sections} lĩnh vực, {counts.objectives} mục tiêu, "
        f"{counts.tasks} nhiệm vụ, {counts.deliverables} sản phẩm; {counts.clauses} đoạn của các phần{also}."
    )
    yield from _aside(found)
    yield from _early(found)
    asked = [*_looks(found, folder, lengths)]
    if asked:
        yield f"Cần xem {len(asked)} chỗ (trong tệp, dòng “# CẦN XEM” ngay trên mỗi chỗ):"
        yield from (f"  {line}" for line in told_once(asked))
    yield from _next(found, chosen, folder)


def _early(found: Brought) -> Iterator[str]:
    """Yield a warning of a plan that says to be signed on a day to come: who compares it cannot say so before that day."""
    plan = yaml.safe_load(found.files["plan.yml"])
    signed = first_day(str(plan.get("date_line")), plan.get("day"))
    if signed and signed > today():
        yield f"Tệp ghi ngày ký {day(signed)}, chưa đến: hãy xem lại date_line và day trong plan.yml với văn bản đã ký."


def _aside(found: Brought) -> Iterator[str]:
    if found.dropped:
        yield f"Dòng không vào dữ liệu ({len(found.dropped)}; vẫn còn trong source.txt):"
        yield from (f"  {line.where}: {_short(line.words)}" for line in found.dropped)
    if found.asides:
        yield f"Bộ đọc tệp nhắc {len(found.asides)} chỗ không phải chữ của đoạn văn hay ô bảng:"
        yield from (f"  {aside.where}: {_short(aside.said)}" for aside in found.asides)


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST_SHOWN else f"{words[:_LONGEST_SHOWN]}…"


def _looks(found: Brought, folder: Path, lengths: Mapping[Path, int]) -> Iterator[Asked]:
    """Yield where somebody has to look, file:line, and why."""
    texts = {folder / name: text for name, text in found.files.items() if name.endswith(".yml")}
    texts |= {path: path.read_text(encoding="utf-8") for path in lengths}
    for path, text in texts.items():
        yield from ((f"{path}:{line}", why) for line, why in marks(text) if line > lengths.get(path, 0))


def _next(found: Brought, chosen: argparse.Namespace, folder: Path) -> Iterator[str]:
    is_of_data = _is_of_data(folder, chosen.root)
    if found.registers and not is_of_data:
        yield "Chưa có trong danh bạ; hãy chép vào cuối tệp của data/ có tên ấy:"
        for name, text in found.registers.items():
            yield f"  {name}:"
            yield from (f"    {line}" for line in text.rstrip("\n").split("\n"))
    yield "Việc tiếp theo:"
    steps = (_BY_WORKBOOK if is_of_data else _BY_HAND, _AND_THEN)
    words = "\n".join(steps).format(year=chosen.year, folder=folder)
    yield from (f"  {number}. {line}" for number, line in enumerate(words.split("\n"), 1))


_BY_WORKBOOK = """\
Chạy: python -m plan export {year} sua.xlsx, rồi ở trang “Cần xem” đối chiếu từng chỗ với văn bản, sửa nếu cần, chọn “đã xem”.
Chạy: python -m plan import sua.xlsx --update (thêm --dry-run để xem trước). Sửa thẳng trong các tệp cũng được: xem xong một \
tệp hay thư mục thì python -m plan seen {folder}"""
_BY_HAND = "Mở từng chỗ trên, đối chiếu với văn bản, sửa nếu cần, rồi xóa dòng “# CẦN XEM”."
_AND_THEN = """\
Chạy: python -m plan check (báo lỗi và đếm chỗ chưa xem)
Chạy: python -m proof {year} (so dữ liệu với source.txt từng chữ)
Thêm chỉ tiêu có con số vào {folder}/indicators.yml, hoặc trang “Chỉ tiêu” của tệp Excel, nếu kế hoạch có nêu."""
