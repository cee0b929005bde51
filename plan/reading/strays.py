"""Files under `data/` that are not where they belong: moved, renamed or copied ones, and what is no data file at all."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from plan.ground.model import PERIODS, Place, slug
from plan.ground.problems import Problem, Problems, Said, say
from plan.reading import yamlfile
from plan.reading.nodes import FileError
from plan.reading.plaintext import plain
from plan.reading.report_paths import REPORTED_IN, report_file

KNOWN = re.compile(
    r"data/(agencies|glossary|concepts|documents|redirects|search)\.yml"
    r"|data/[0-9]{4}/(plan|sections|groups|indicators|targets|reporting)\.yml"
    rf"|data/[0-9]{{4}}/reports/({'|'.join(PERIODS)})/[a-z0-9]+(-[a-z0-9]+)*\.yml"
    r"|data/[0-9]{4}/tasks/[a-z]+(-[0-9]+)+\.yml"
    r"|data/[0-9]{4}/(source\.txt|proof\.yml)"
)
"""The names of data files."""

_NEEDED = ("plan", "sections", "groups", "indicators")
_OF_PLAN = (*_NEEDED, "targets", "reporting")
_YEAR_FOLDER = re.compile(r"data/([0-9]{4})/.+")
_TASK_ID = re.compile(r"(?m)^id: *([\"']?)([IVXL]+(?:\.[1-9][0-9]{0,3}){1,2})\1 *$")
_PART = re.compile(
    r"(?<![a-z])(agencies|glossary|concepts|documents|redirects|search|plan|sections|groups|indicators|targets|reporting)(?![a-z]).*\.ya?ml"
)
_ENDING = re.compile(r"\.ya?ml$")


@dataclass(frozen=True)
class Home:
    """Where a file belongs."""

    name: str
    """Its path from the project's root."""
    task: str
    """Id of the task that it holds; "" when it holds none."""


@dataclass(frozen=True)
class Files:
    """The files of `data/` by their names, of which each data file has its own."""

    root: Path
    names: tuple[str, ...]

    @cached_property
    def years(self) -> tuple[str, ...]:
        """The years of plans; a folder that holds nothing but tasks of other plans is none."""
        return tuple(year for year, names in self._by_year.items() if not all(map(self._is_of_another_plan, names)))

    def strays(self) -> Problems:
        """Tell every file that is not where it belongs."""
        return (self._stray(name) for name in self.names if not self._is_at_home(name))

    @cached_property
    def homes(self) -> frozenset[str]:
        """Where the files belong that are elsewhere: what is missing there is told of them."""
        return frozenset(home.name for name in self.names if not self._is_at_home(name) and (home := self._home(name)))

    @cached_property
    def _by_year(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for name in filter(KNOWN.fullmatch, self.names):
            if year := _YEAR_FOLDER.fullmatch(name):
                found.setdefault(year[1], []).append(name)
        return found

    @cached_property
    def _plans(self) -> list[str]:
        """The years with any file that only a plan has."""
        parts = {year: {f"data/{year}/{part}.yml" for part in _OF_PLAN} for year in self._by_year}
        return [year for year, names in self._by_year.items() if parts[year] & {*names}]

    def _is_at_home(self, name: str) -> bool:
        year = _YEAR_FOLDER.fullmatch(name)
        return bool(KNOWN.fullmatch(name)) and (year is None or year[1] in self.years)

    def _is_of_another_plan(self, name: str) -> bool:
        """Tell whether a file is a task that lacks in a plan, or stands there, too, and its own folder is of no plan."""
        year = _YEAR_FOLDER.fullmatch(name)
        home = self._home(name) if year and year[1] not in self._plans else None
        return bool(home and home.name != name and (home.name not in self.names or self._text(home.name) == self._text(name)))

    def _text(self, name: str) -> str:
        """Return what a file holds; "" when it cannot be read."""
        try:
            return plain(yamlfile.text(self.root / name, name))
        except FileError:
            return ""

    def _home(self, name: str) -> Home | None:
        text = self._text(name)
        task, part = _TASK_ID.search(text), _PART.fullmatch(name.lower().rpartition("/")[2])
        if task:
            year = self._year_for(name, file := f"tasks/{slug(task[2])}.yml")
            return Home(f"data/{year}/{file}", task[2]) if year else None
        if part and text:
            year = self._year_for(name, file := f"{part[1]}.yml")
            return Home(f"data/{year}/{file}", "") if part[1] in _OF_PLAN else Home(f"data/{file}", "")
        report = report_file(name) if text else None
        year = report and self._year_for(name, report)
        return Home(f"data/{year}/{report}", "") if year else None

    def _year_for(self, name: str, file: str) -> str | None:
        """Return the year that a file is of: that of its folder, of a plan that lacks it, or of the newest plan."""
        own = [year for year in self._plans if name.startswith(f"data/{year}/")]
        lacking = [year for year in self._plans if f"data/{year}/{file}" not in self.names]
        return next(iter([*own, *lacking, *self._plans[-1:]]), None)

    def _stray(self, name: str) -> Problem:
        home = self._home(name)
        if home is None or home.name == name:
            remedy = self._remedy(name)
            message = say(f"tệp lạ trong data/; {remedy}", f"strange file in data/; {remedy.en}")
            return Problem(Place(name, 1, 1), message, kind="strange-file")
        if home.name in self.names:
            return Problem(Place(name, 1, 1), self._copied(name, home), kind="copied-file", record=home.task)
        return Problem(Place(name, 1, 1), _moved(name, home), kind="misplaced-file", record=home.task)

    def _copied(self, name: str, home: Home) -> Said:
        line = first_difference(self._text(home.name), self._text(name))
        if line is None:
            return say(
                f"đây là bản sao giống hệt {home.name}; hãy giữ tệp ấy, bỏ bản sao này",
                f"this is a copy of {home.name} with the same content; please keep that file and remove this copy",
            )
        copied = say(
            f"đây là bản sao của {home.name}, khác từ dòng {line}; hãy chép những chỗ cần giữ sang tệp ấy rồi bỏ bản sao này",
            f"this is a copy of {home.name} that differs from line {line} on; please copy what is needed into that file and "
            "remove this copy",
        )
        if not home.task:
            return copied
        return say(
            f"{copied}; nếu đây là nhiệm vụ mới, hãy đổi mã và tên tệp",
            f"{copied.en}; if this is a new task, please give it an id and a name of its own",
        )

    def _remedy(self, name: str) -> Said:
        folder, _, file = name.lower().rpartition("/")
        meant = f"{folder}/{re.sub('[ ._]', '-', _ENDING.sub('', file))}.yml"
        is_report = f"/{REPORTED_IN}/" in name
        if KNOWN.fullmatch(meant) and meant not in self.names and not is_report:
            return say(f'hãy đổi tên thành "{meant}"', f'please rename it to "{meant}"')
        if is_report:
            periods = ", ".join(PERIODS)
            return say(
                f'báo cáo phải là tệp "data/NĂM/{REPORTED_IN}/KỲ/MÃ-CƠ-QUAN.yml", kỳ là một trong: {periods}; hãy đổi tên và '
                "chỗ của nó, hoặc chuyển nó ra khỏi data/",
                f'a report is a file "data/YEAR/{REPORTED_IN}/PERIOD/AGENCY-ID.yml", the period one of: {periods}; please '
                "rename and move it, or move it out of data/",
            )
        tasks = (known for known in self.names if "/tasks/" in known and KNOWN.fullmatch(known))
        example = next(tasks, "tasks/i-1-1.yml")
        return say(
            "hãy chuyển nó ra khỏi data/, nơi chỉ có tệp dữ liệu; nếu là một nhiệm vụ, tên tệp phải là mã nhiệm vụ, ví dụ "
            f'"{example}"',
            "please move it out of data/, which holds data files only; the file of a task is named by its id, for example "
            f'"{example}"',
        )


def _moved(name: str, home: Home) -> Said:
    year = _YEAR_FOLDER.fullmatch(name)
    new = year and KNOWN.fullmatch(name)
    parts = ", ".join(f"{part}.yml" for part in _NEEDED)
    vi = f"; nếu đây là kế hoạch mới, hãy thêm {parts} vào data/{year[1]}/" if year and new else ""
    en = f"; if this is a new plan, please add {parts} to data/{year[1]}/" if year and new else ""
    if home.task:
        return say(
            f'đây là nhiệm vụ {home.task}, không ở chỗ của nó nên trang thiếu nhiệm vụ này; hãy chuyển tệp về "{home.name}", '
            f"giữ nguyên nội dung{vi}",
            f"this is task {home.task}, which the site lacks because it is not in its place; please move the file to "
            f'"{home.name}" as it is{en}',
        )
    return say(
        f'tệp này không ở chỗ của nó; hãy chuyển về "{home.name}", giữ nguyên nội dung',
        f'this file is not in its place; please move it to "{home.name}" as it is',
    )


def first_difference(before: str, after: str) -> int | None:
    r"""Return the first line (from 1) in which two texts differ; None when they are the same.

    >>> first_difference("a\nb", "a\nc"), first_difference("a", "a")
    (2, None)
    """
    lines: Iterator[tuple[int, tuple[str | None, str | None]]]
    lines = enumerate(itertools.zip_longest(before.split("\n"), after.split("\n")), 1)
    return next((number for number, (old, new) in lines if old != new), None)
