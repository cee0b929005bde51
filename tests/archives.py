"""Copies of the project with other data: larger archives for the bench, hostile text for the site tests."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

PARTS = ("mkdocs.yml", "docs", "hooks", "macros", "overrides", "plan", "data")
"""What a build reads."""


def copied(root: Path, target: Path) -> Path:
    """Copy what a build reads to another folder."""
    target.mkdir(parents=True)
    for part in PARTS:
        source = root / part
        if source.is_dir():
            shutil.copytree(source, target / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(source, target / part)
    return target


def with_plans(root: Path, target: Path, *, plans: int, tasks: int) -> Path:
    """Copy the project with plans of the years 2022, 2023, …, each of `tasks` tasks made from the real ones."""
    folder = copied(root, target) / "data"
    _enlarge(folder / "2022" / "tasks", tasks)
    for year in range(2023, 2022 + plans):
        shutil.copytree(folder / "2022", folder / str(year))
        for file in (folder / str(year)).rglob("*.yml"):
            text = file.read_text(encoding="utf-8")
            changed = re.sub(r"(?<=timing: )(.*)2022", rf"\g<1>{year}", text).replace("\nyear: 2022", f"\nyear: {year}")
            file.write_text(changed, encoding="utf-8")
    return target


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
