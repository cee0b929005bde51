"""`data/` → Archive, or every error at once."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from plan.ground.model import (
    PERIODS,
    Agency,
    Archive,
    Byword,
    Concept,
    Document,
    Group,
    Indicator,
    Place,
    Placed,
    Plan,
    Redirect,
    Report,
    Reporting,
    Section,
    Source,
    Targets,
    Task,
    Term,
    in_order,
)
from plan.ground.problems import DataError, Problem, say
from plan.reading import nodes, yamlfile
from plan.reading.names import Names
from plan.reading.nodes import FileError, Node, Scalar, Sequence
from plan.reading.shape import Reader
from plan.reading.strays import KNOWN, Files

R = TypeVar("R", bound=Placed)

FileTimes = tuple[tuple[str, int, int], ...]

REDIRECTS, BYWORDS, CONCEPTS = "data/redirects.yml", "data/search.yml", "data/concepts.yml"
"""The files that need not be there."""
MOST_OF_SOURCE = 2_000_000
"""A document of some hundred pages is shorter, in bytes; the proof reads no more."""


@dataclass(frozen=True)
class Reading:
    """What was read of `data/`, and what is wrong with it."""

    archive: Archive
    problems: tuple[Problem, ...]
    whole: bool
    """Whether every record was of the right shape, so that rules across records can be checked."""


def load(root: Path) -> Archive:
    """Read `data/` under a project's root.

    Raises:
        DataError: something is wrong with the data; says everything that is.

    """
    reading = read(root)
    if reading.problems:
        raise DataError(reading.problems)
    return reading.archive


def readable(root: Path) -> Archive:
    """Read `data/` under a project's root, whatever is wrong with values, as long as no record is left out.

    Raises:
        DataError: a record cannot be read; says everything that is wrong.

    """
    reading = read(root)
    if not reading.whole:
        raise DataError(reading.problems)
    return reading.archive


def read(root: Path) -> Reading:
    """Read `data/` under a project's root with all that is wrong with it; again only when a file has changed."""
    return _read(root, files(root))


def files(root: Path) -> FileTimes:
    """Return path from the root, time of change (ns) and size (bytes) of each file under `data/`, sorted.

    Links (not followed), pipes and devices are files too: the loader refuses them.
    Hidden files are left out: systems and editors make them (.DS_Store, .plan.yml.swp), nobody writes data in them.
    """
    paths = (path for path in sorted((root / "data").rglob("*")) if path.is_symlink() or not path.is_dir())
    found = ((path.relative_to(root), path.lstat()) for path in paths)
    return tuple((path.as_posix(), state.st_mtime_ns, state.st_size) for path, state in found if not _is_hidden(path))


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


@functools.lru_cache(maxsize=4)
def _read(root: Path, state: FileTimes) -> Reading:
    return _Loader(root, [name for name, _, _ in state]).reading()


class _Loader:
    """Reads the files of one state of `data/`."""

    def __init__(self, root: Path, names: list[str]) -> None:
        self._root = root
        self._files = Files(root, tuple(names))
        self._problems: list[Problem] = []
        self._whole = True

    def reading(self) -> Reading:
        agencies = self._filled("data/agencies.yml", Agency, Reader(Names(()), 0))
        names = Names(agencies, complete=self._whole)
        archive = Archive(
            agencies=agencies,
            glossary=self._list("data/glossary.yml", Term, Reader(names, 0)),
            documents=self._list("data/documents.yml", Document, Reader(names, 0)),
            plans=tuple(plan for year in self._years() for plan in self._plans(year, names)),
            redirects=self._optional(REDIRECTS, Redirect, Reader(names, 0)),
            bywords=self._optional(BYWORDS, Byword, Reader(names, 0)),
            concepts=self._optional(CONCEPTS, Concept, Reader(names, 0)),
        )
        for stray in self._files.strays():
            self._fail(stray)
        return Reading(archive, tuple(sorted(self._problems)), self._whole)

    def _years(self) -> list[str]:
        if not self._files.years:
            message = say(
                'không có kế hoạch nào; cần một thư mục như "data/2022/"', 'there is no plan; add a folder like "data/2022/"'
            )
            self._fail(Problem(Place("data", 1, 1), message, kind="no-plan"))
        return sorted(self._files.years)

    def _plans(self, year_folder: str, names: Names) -> Iterator[Plan]:
        folder, year = f"data/{year_folder}", int(year_folder)
        parts = {
            "sections": self._filled(f"{folder}/sections.yml", Section, Reader(names, year)),
            "tasks": self._tasks(folder, names, year),
            "groups": self._list(f"{folder}/groups.yml", Group, Reader(names, year)),
            "indicators": self._list(f"{folder}/indicators.yml", Indicator, Reader(names, year)),
            "targets": self._targets(f"{folder}/targets.yml", Reader(names, year)),
            "source": self._source(folder),
            "reporting": self._reporting(f"{folder}/reporting.yml", Reader(names, year)),
            "reports": tuple(self._reports(folder, names, year)),
        }
        plan = self._one(f"{folder}/plan.yml", Plan, Reader(names, year), parts)
        if plan:
            yield plan

    def _targets(self, name: str, reader: Reader) -> Targets | None:
        return self._one(name, Targets, reader) if name in self._files.names else None

    def _reporting(self, name: str, reader: Reader) -> Reporting | None:
        return self._one(name, Reporting, reader) if name in self._files.names else None

    def _reports(self, folder: str, names: Names, year: int) -> Iterator[Report]:
        for period in PERIODS.values():
            beginning = f"{folder}/reports/{period.id}/"
            for name in self._files.names:
                if name.startswith(beginning) and KNOWN.fullmatch(name):
                    told_by = {"period": period, "agency": name.removeprefix(beginning).removesuffix(".yml")}
                    yield from self._filled(name, Report, Reader(names, year), told_by)

    def _tasks(self, folder: str, names: Names, year: int) -> tuple[Task, ...]:
        files = [name for name in self._files.names if name.startswith(f"{folder}/tasks/") and KNOWN.fullmatch(name)]
        tasks = [self._one(name, Task, Reader(names, year)) for name in files]
        return tuple(sorted(filter(None, tasks), key=lambda task: in_order(task.id)))

    def _one(self, name: str, kind: type[R], reader: Reader, parts: Mapping[str, Any] | None = None) -> R | None:
        node = self._node(name)
        record = reader.record(kind, node, parts) if node and self._is_filled(node) else None
        self._take(reader)
        return record

    def _list(self, name: str, kind: type[R], reader: Reader) -> tuple[R, ...]:
        node = self._node(name)
        found = reader.records(kind, node) if node else ()
        self._take(reader)
        return found

    def _optional(self, name: str, kind: type[R], reader: Reader) -> tuple[R, ...]:
        """Read a list that need not be there."""
        return self._list(name, kind, reader) if name in self._files.names else ()

    def _filled(self, name: str, kind: type[R], reader: Reader, parts: Mapping[str, Any] | None = None) -> tuple[R, ...]:
        """Read a list that must have items."""
        node = self._node(name)
        found = reader.records(kind, node, parts) if node and self._is_filled(node) else ()
        self._take(reader)
        return found

    def _is_filled(self, node: Node) -> bool:
        """Tell a file that is an empty list and must hold something."""
        if not isinstance(node, Sequence) or node.items:
            return True
        message = say(
            'tệp này không được là danh sách trống ("[]"); hãy trả lại nội dung cũ (trên GitHub, bấm History ở tệp này)',
            'this file must not be an empty list ("[]"); please give it its content back (on GitHub: History of this file)',
        )
        self._fail(Problem(node.place, message, kind="empty-list"))
        return False

    def _node(self, name: str) -> Node | None:
        try:
            return yamlfile.read(self._root / name, name)
        except FileError as error:
            self._fail(error.problem)
            return None

    def _source(self, folder: str) -> Source:
        """Return what tells the source of a plan from any other; what else proof.yml holds is read by `proof`."""
        text, guide = (self._text(f"{folder}/{name}") for name in ("source.txt", "proof.yml"))
        node = self._node(f"{folder}/proof.yml") if guide is not None else None
        place, stated = _scalar_of(node, "sha256")
        said = None if guide is None else repr(_content(node)) if node else guide
        return Source(_digest(text), _digest(said), stated, place)

    def _text(self, name: str) -> str | None:
        """Return a text of which others know the meaning; None when there is none, or it cannot be read and that is told."""
        try:
            return yamlfile.text(self._root / name, name, MOST_OF_SOURCE) if name in self._files.names else None
        except FileError as error:
            self._fail(error.problem)
            return None

    def _take(self, reader: Reader) -> None:
        self._problems += reader.problems
        self._whole &= reader.whole

    def _fail(self, problem: Problem) -> None:
        if problem.kind != "missing-file" or problem.place.file not in self._files.homes:
            self._problems.append(problem)
        self._whole = False


def _content(node: Node) -> object:
    """Return what a node says, whatever its place, quotation marks and order of keys."""
    if isinstance(node, nodes.Mapping):
        return sorted((str(name.value), repr(_content(value))) for name, value in node.entries)
    return [_content(item) for item in node.items] if isinstance(node, nodes.Sequence) else node.value


def _digest(text: str | None) -> str | None:
    return None if text is None else hashlib.sha256(text.encode()).hexdigest()


def _scalar_of(node: Node | None, key: str) -> tuple[Place | None, str | None]:
    """Return where the value of a key stands and what it is; where the keys begin when it is not there."""
    entries = node.entries if isinstance(node, nodes.Mapping) else ()
    found = next((value for name, value in entries if name.value == key and isinstance(value, Scalar)), None)
    return (found.place, found.value) if found else (node.place if node else None, None)
