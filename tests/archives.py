"""The frozen plans that tests of code know, and copies of the project with them, changed or many times over.

The live `data/` are no fixture: they are there to be changed, and only tests/live/ reads them.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FROZEN = ROOT / "tests/plans/2022"
"""Holds a `data/`: the plan of Ninh Bình as it was on 24/11/2026, for tests to which the size of a real plan matters."""
SMALL = ROOT / "tests/plans/small"
"""Holds a `data/`: a made-up plan of another year, other sections and agencies, signed, with edits of each kind."""
TWOLEVEL = ROOT / "tests/plans/twolevel"
"""Holds a `data/`: a made-up plan of a government of two levels, with other columns, no objectives and a second appendix."""
REPORTED = ROOT / "tests/plans/reported"
"""Holds a `data/`: the made-up plan as of 2025, with a third section, on which agencies reported: every state is there."""

PARTS = ("mkdocs.yml", "docs", "hooks", "macros", "overrides", "plan", "proof")
"""What a build reads beside `data/`."""
_DAY = "2022-03-{:02}T08:00:00+07:00"


def copied(target: Path, data: Path = FROZEN) -> Path:
    """Copy what a build reads to another folder, with the data of a frozen plan."""
    target.mkdir(parents=True)
    for source in (*(ROOT / part for part in PARTS), data / "data"):
        if source.is_dir():
            shutil.copytree(source, target / source.name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(source, target / source.name)
    return target


def git(folder: Path, *arguments: str, date: str = _DAY.format(1)) -> str:
    """Run git in a folder, as nobody, at a time of its own; return what it says."""
    who = (
        "-c",
        "user.name=Thử",
        "-c",
        "user.email=thu@vi-du.example",
        "-c",
        "init.defaultBranch=main",
        "-c",
        "commit.gpgsign=false",
    )
    environment = {**os.environ, "GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": date}
    command = ["git", *who, "-C", str(folder), *arguments]
    return subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout.strip()


def with_history(project: Path) -> Path:
    """Commit a copy of the project twice: in between, one short title of a task is changed."""
    task = min(project.glob("data/*/tasks/*.yml"))
    now = task.read_text(encoding="utf-8")
    task.write_text(re.sub(r"(?m)^title: .*$", "title: Tên gọi trước đây", now), encoding="utf-8")
    git(project, "init", "--quiet")
    for number, text in enumerate((task.read_text(encoding="utf-8"), now), start=1):
        task.write_text(text, encoding="utf-8")
        git(project, "add", ".")
        git(project, "commit", "--quiet", "--message", f"Lần {number}", date=_DAY.format(number))
    return project


def with_plans(target: Path, *, plans: int, tasks: int) -> Path:
    """Copy the project with plans of the years 2022, 2023, …, each of `tasks` tasks made from the real ones."""
    folder = copied(target) / "data"
    _enlarge(folder / "2022" / "tasks", tasks)
    for year in range(2023, 2022 + plans):
        shutil.copytree(folder / "2022", folder / str(year))
        for file in (folder / str(year)).rglob("*.yml"):
            text = file.read_text(encoding="utf-8")
            changed = re.sub(r"(?<=timing: )(.*)2022", rf"\g<1>{year}", text).replace("\nyear: 2022", f"\nyear: {year}")
            file.write_text(changed, encoding="utf-8")
    return target


def with_communes(data: Path, count: int) -> None:
    """Put so many communes, ids "xa-1", "xa-2", …, into a copy of the data of 2022, as members of "UBND cấp xã"."""
    numbers = range(1, count + 1)
    agencies = "".join(
        f"- id: xa-{number}\n  name: UBND xã Bản {number}\n  kind: agency\n  origin: Sắp xếp năm 2025.\n"
        for number in numbers
    )
    members = "".join(f"    - xa-{number}\n" for number in numbers)
    group = f"- group: ubnd-cap-xa\n  source: Sắp xếp đơn vị hành chính cấp xã năm 2025.\n  members:\n{members}"
    for file, more in (("agencies.yml", agencies), ("2022/groups.yml", group)):
        path = data / file
        path.write_text(f"{path.read_text(encoding='utf-8')}{more}", encoding="utf-8")


def _enlarge(folder: Path, tasks: int) -> None:
    """Copy tasks under the next free ids of their objectives until there are enough."""
    files = sorted(folder.glob("*.yml"))
    for file in files[: tasks - len(files)]:
        text = file.read_text(encoding="utf-8")
        objective, _, number = re.search(r"^id: (.+)$", text, re.MULTILINE)[1].rpartition(".")
        ordinal = int(number)
        while (copy := folder / f"{objective.lower().replace('.', '-')}-{ordinal}.yml").exists():
            ordinal += 1
        ids = re.escape(f"{objective}.{number}")
        copy.write_text(re.sub(rf"(?<=id: ){ids}(?![0-9])", f"{objective}.{ordinal}", text), encoding="utf-8")


def with_next_year(target: Path) -> Path:
    """Copy the project with the frozen plan and that of 2027 (`add_next_year`)."""
    add_next_year(copied(target) / "data")
    return target


def add_next_year(data: Path) -> None:
    """Put a plan of 2027 beside that of 2022, made of it, in which a few things are other.

    A section has another slug; a task is gone, and another continues it; one task is continued by two; a department has
    another name; one has gone on in another and is named no more.
    """
    new = shutil.copytree(data / "2022", data / "2027")
    for gone in ("source.txt", "proof.yml", "tasks/ii-6-3.yml"):
        (new / gone).unlink()
    for file in new.rglob("*.yml"):
        text = file.read_text(encoding="utf-8")
        for old, now in _IN_2027:
            text = re.sub(old, now, text)
        file.write_text(text, encoding="utf-8")
    for task, earlier in CONTINUED.items():
        file = new / "tasks" / f"{task.lower().replace('.', '-')}.yml"
        text = file.read_text(encoding="utf-8")
        file.write_text(re.sub("(?m)^(title: .*\n)", rf"\1continues: 2022/{earlier}\n", text), encoding="utf-8")
    agencies = data / "agencies.yml"
    text = agencies.read_text(encoding="utf-8")
    for old, now in _AGENCIES.items():
        text = text.replace(old, now)
    agencies.write_text(text, encoding="utf-8")


CONTINUED = {"II.6.1": "II.6.3", "II.6.2": "II.6.2", "III.1.1": "III.1.1", "III.1.2": "III.1.1"}
"""Tasks of 2027 and those of 2022 that they continue."""
_IN_2027 = (
    (r"(?m)^year: 2022", "year: 2027"),
    (r"(?m)^(\s*timing: .*)2022", r"\g<1>2027"),
    (r"(?m)^name: (.*)2022", r"name: \g<1>2027"),
    ("slug: the-che", "slug: cai-cach-the-che"),
    ("Sở Thông tin và Truyền thông", "Sở Công nghệ số"),
    (", Sở Kế hoạch và Đầu tư|Sở Kế hoạch và Đầu tư, ", ""),
    ("Sở Kế hoạch và Đầu tư", "Sở Tài chính"),
    ("    - so-ke-hoach-va-dau-tu\n", ""),
)
_AGENCIES = {
    "  name: Sở Thông tin và Truyền thông\n": (
        "  name: Sở Công nghệ số\n  former_names:\n    - {name: Sở Thông tin và Truyền thông, until: 2022}\n"
    ),
    "- id: so-ke-hoach-va-dau-tu\n": "- id: so-ke-hoach-va-dau-tu\n  successor: so-tai-chinh\n",
}
