"""A plan's folder → whether its data give back its source, and what differs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from plan.ground.problems import Place, Problem, say
from proof import guide as guides
from proof.comparing import differences, told
from proof.document import Data, document, homes
from proof.guide import Guide
from proof.layout import ROWS, TARGETS
from proof.nodes import Node, Record, UnreadableError, content, decoded, is_unknown, read, record, records
from proof.printed import Printed
from proof.rows import column_keys
from proof.source import Source, source
from proof.spots import NUMBER, TITLE

SOURCE, GUIDE = "source.txt", "proof.yml"
_TARGETS = f"{TARGETS}.yml"

_IDENTITY = ("year", "province", "province_id", "name", "issuer", "number", "day", "column_keys", "compared")
OURS = frozenset({*_IDENTITY, "corrections", "notes", "amendments"})
"""Keys of plan.yml that hold no words of the document; any other must be compared."""


@dataclass(frozen=True)
class Proof:
    """What comparing a plan with its source gave."""

    year: str
    has_source: bool
    """Whether there is anything to compare with; a file that is missing beside its other half counts."""
    places: int = 0
    """How many cells and paragraphs the source has."""
    wrong: int = 0
    """How many of them the data do not give back, with those that only the data have."""
    problems: tuple[Problem, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether the data give back the source."""
        return self.has_source and not self.problems


@dataclass(frozen=True)
class Sides:
    """Both readings of one plan: what its source says, and what its data give."""

    printed: tuple[Printed, ...]
    data: Data
    guide: Guide


def years(root: Path) -> list[str]:
    """Return the years of the plans under a project's root."""
    folders = (root / "data").glob("[0-9][0-9][0-9][0-9]")
    return sorted(folder.name for folder in folders if folder.is_dir() and not folder.is_symlink())


def prove(root: Path, year: str) -> Proof:
    """Compare the plan of a year with its source."""
    missing = [name for name in (SOURCE, GUIDE) if not (root / f"data/{year}/{name}").exists()]
    if len(missing) > 1:
        return Proof(year, has_source=False)
    try:
        _refuse_half(year, missing)
        found = sides(root, year)
        strays = differences(found.printed, document(found.data, found.guide))
        problems = tuple(sorted(told(strays, homes(found.data))))
    except UnprovenError as error:
        return Proof(year, has_source=True, problems=tuple(sorted(error.problems)))
    except UnreadableError as error:
        return Proof(year, has_source=True, problems=(error.problem,))
    return Proof(year, has_source=True, places=len(found.printed), wrong=len(strays), problems=problems)


def _refuse_half(year: str, missing: list[str]) -> None:
    """Refuse a source without the file that says how it is read, and the other way round."""
    for name in missing:
        other = SOURCE if name == GUIDE else GUIDE
        message = say(
            f"thiếu tệp này, nên không đối chiếu được với {other}; hãy trả lại nó",
            f"this file is missing, so nothing can be compared with {other}; please restore it",
        )
        raise UnreadableError(Place(f"data/{year}/{name}", 1, 1), message, "missing-file")


class UnprovenError(Exception):
    """Nothing can be compared; `problems` says why."""

    def __init__(self, *problems: Problem) -> None:
        self.problems = problems
        super().__init__("\n".join(map(str, problems)))


def sides(root: Path, year: str) -> Sides:
    """Read the source of a plan and its data, apart.

    Raises:
        UnprovenError: the source is not the one that its proof.yml is for, or something cannot be read.
        UnreadableError: something cannot be read.

    """
    found, guide = _read_source(root, year)
    data, unreadable = _data(root, f"data/{year}")
    if data is None or found.problems:
        raise UnprovenError(*found.problems, *unreadable)
    if strange := [*_not_compared(data, guide)]:
        raise UnprovenError(*strange)
    return Sides(found.printed, data, guide)


def printed(root: Path, year: str) -> tuple[Printed, ...]:
    """Return what the source of a plan says, whatever its data say; nothing without a source that can be read whole."""
    try:
        found, _ = _read_source(root, year)
    except (UnprovenError, UnreadableError):
        return ()
    return () if found.problems else found.printed


def source_lines(root: Path, year: str) -> tuple[str, Guide]:
    """Return the source of a plan as it stands, and how it is read.

    Raises:
        UnprovenError: its proof.yml is wrong.
        UnreadableError: one of the two is missing or cannot be read, or they are not of each other.

    """
    rules = read(root, f"data/{year}/{GUIDE}")
    text = _source(root, f"data/{year}/{SOURCE}", rules)
    guide, problems = guides.guide(rules, text.count("\n") + (not text.endswith("\n")))
    if problems:
        raise UnprovenError(*problems)
    return text, guide


def _read_source(root: Path, year: str) -> tuple[Source, Guide]:
    text, guide = source_lines(root, year)
    found = source(text, guide)
    return found, replace(guide, numbered=_with(NUMBER, found.printed) - _with(TITLE, found.printed))


def _with(column: str, cells: tuple[Printed, ...]) -> frozenset[str]:
    return frozenset(cell.spot.record for cell in cells if cell.spot.column == column and cell.texts)


def _source(root: Path, name: str, rules: Node) -> str:
    """Return the source, when it is the one that its rules were written for."""
    stated, place = guides.stated(rules)
    found = content(root, name)
    real = sha256(found).hexdigest()
    if real != stated:
        message = say(
            f"{name} không còn là bản đã ghi ở đây (nay là {real}); hãy trả lại tệp ấy, hoặc nếu đúng là bản nguồn khác thì "
            "xem lại layout, rules rồi ghi mã mới",
            f"{name} is no longer the one stated here (now {real}); please restore it or, if the source is another one, look "
            "at layout and rules again and state the new hash",
        )
        raise UnreadableError(place, message, "source-changed")
    return decoded(found, name)


def _data(root: Path, folder: str) -> tuple[Data | None, list[Problem]]:
    """Read the files of the data, or tell every one that cannot be read."""
    files = sorted(file.name for file in (root / folder / "tasks").glob("*.yml") if not file.name.startswith("."))
    nodes, problems = dict[str, Node](), list[Problem]()
    extra = [_TARGETS] if (root / folder / _TARGETS).exists() else []
    for name in ("plan.yml", "sections.yml", *extra, *(f"tasks/{file}" for file in files)):
        try:
            nodes[name] = read(root, f"{folder}/{name}")
        except UnreadableError as error:
            problems.append(error.problem)
    if problems:
        return None, problems
    tasks = [record(node) for name, node in nodes.items() if name.startswith("tasks/")]
    nowhere = Record({}, {}, Place(f"{folder}/{_TARGETS}", 1, 1))
    targets = record(nodes.get(_TARGETS, nowhere))
    return Data(record(nodes["plan.yml"]), records(nodes["sections.yml"]), sorted(tasks, key=_numbers), targets), []


def _numbers(task: Record) -> list[int]:
    """Return the numbers of an id behind its section: "VII.1.10" sorts after "VII.1.9"."""
    parts = task.text("id").split(".")[1:]
    return [int(part) if part.isdecimal() and len(part) <= 4 else 0 for part in parts]  # noqa: PLR2004 - as long as a year


def _said(found: Record) -> dict[str, Place]:
    """Return the keys that say more than that nothing is known."""
    return {key: place for key, place in found.keys.items() if not is_unknown(found.fields[key])}


def _not_compared(data: Data, guide: Guide) -> Iterator[Problem]:
    """Tell keys and files that hold words and of which the guide says nothing."""
    keys = {key: place for key, place in _said(data.plan).items() if key not in OURS}
    keys |= {f"{TARGETS}.{key}": place for key, place in _said(data.targets).items() if key not in {"rows", *OURS}}
    files = {ROWS: data.sections[:1], TARGETS: data.targets.records("rows")[:1]}
    places = keys | {name: found.place for name, records in files.items() for found in records}
    for key, place in places.items():
        if key not in guide.names:
            message = say(
                f'"{key}" chưa được đối chiếu: {GUIDE} không nói dòng nào của bản nguồn chứa nó',
                f'"{key}" is not compared: {GUIDE} names no line of the source that holds it',
            )
            yield Problem(place, message, "not-compared")
    first = next((part.columns for part in guide.layout if part.columns), ())
    if first and first != column_keys(data.plan):
        message = say(
            f"các cột không phải như rows của {GUIDE} nói: {', '.join(first)}",
            f"the columns are not what rows of {GUIDE} says: {', '.join(first)}",
        )
        yield Problem(data.plan.at("column_keys"), message, "other-columns")


def no_source(year: str) -> Problem:
    """Return, as advice, that a plan has nothing to be compared with."""
    message = say("chưa có bản nguồn để đối chiếu", "there is no source to compare with")
    return Problem(Place(f"data/{year}/plan.yml", 1, 1), message, "no-source", level="advice")
