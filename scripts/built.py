"""Tell whether site/ is what data, code and settings imply: `python -m scripts.built`, which `make site` asks first.

What a build reads is digested by content, what it wrote by the times at which the system says that files last changed: a
checkout gives files new times, and nobody can change a file and keep that time (inode(7), st_ctime). Neither MkDocs nor the
data are read, for the answer has to come at once.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import json
import os
import subprocess
import sys
import sysconfig
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from plan.ground.files import write
from plan.ground.git import git
from plan.ground.settings import SETTINGS

READ = (
    *("data", "docs", "hooks", "macros", "overrides", "plan", "proof", "requirements", "schemas", "scripts"),
    *("Makefile", "mkdocs.yml"),
)
"""What a check and a build read of the project: files, and folders with all that is in them."""
MADE = ("site", "build/pdf")
"""What a build has made, and what it takes along of a command before: whoever changes either gets a new build."""
KEPT, BEGUN = "build/built.json", "build/begun.json"
_SWITCHES = ("ON_ERROR_FAIL", "SHORTCUTS")
"""What mkdocs.yml asks of the environment besides the settings."""
_CACHE = "__pycache__"
_SAID = (
    "Trang trong site/ đã đúng với dữ liệu, mã nguồn và cài đặt: không có gì phải dựng lại (muốn dựng lại: xóa site/). "
    "Lời nhắc về dữ liệu: make check"
)


def main(arguments: list[str] | None = None) -> int:
    """Say that nothing is to be built, and what the site lacks; return 0. Else note what a build begins with; return 1.

    With `--done`: say what the site lacks that has just been built, and keep what it was built from.
    """
    parser = argparse.ArgumentParser(prog="python -m scripts.built", description=__doc__)
    parser.add_argument("--root", type=Path, default=Path())
    parser.add_argument("--done", action="store_true")
    chosen = parser.parse_args(arguments)
    return _done(chosen.root) if chosen.done else _begun(chosen.root)


def _begun(root: Path) -> int:
    kept, read = _json(root / KEPT), inputs(root)
    if kept.get("read") == read and kept.get("made") == made(root):
        print("\n".join([_SAID, *kept["omissions"]]))
        return 0
    (root / KEPT).unlink(missing_ok=True)
    write(root / BEGUN, json.dumps(read).encode())
    return 1


def _done(root: Path) -> int:
    """Keep nothing where something was changed while the site was being built."""
    command = [sys.executable, "-m", "plan", "--root", str(root), "omissions"]
    told = subprocess.run(command, stdout=subprocess.PIPE, check=True, encoding="utf-8").stdout
    print(told, end="")
    read = inputs(root)
    if read == _json(root / BEGUN):
        state = {"read": read, "made": made(root), "omissions": told.splitlines()}
        write(root / KEPT, json.dumps(state, ensure_ascii=False).encode())
    (root / BEGUN).unlink(missing_ok=True)
    return 0


def inputs(root: Path) -> Mapping[str, Any]:
    """Return all that decides what a build of the project under `root` makes, as JSON has it."""
    return {
        "files": _digest(_contents(root)),
        "git": _history(root),
        "settings": {name: os.environ.get(name, "") for name in (*SETTINGS, *_SWITCHES)},
        "python": sys.version,
        "libraries": sorted(path.name for path in Path(sysconfig.get_path("purelib")).glob("*.dist-info")),
    }


def made(root: Path) -> str:
    """Return a digest of the finished site and of the PDFs, by paths, sizes and times; another when any is changed."""
    return _digest(
        f"{path.relative_to(root)} {stat.st_size} {stat.st_ctime_ns}"
        for folder in MADE
        for path in sorted((root / folder).rglob("*"))
        if (stat := path.lstat())
    )


def _contents(root: Path) -> Iterator[str]:
    """Yield path and digest of every file that is read; compiled code follows from its source."""
    for name in READ:
        for path in sorted([root / name, *(root / name).rglob("*")]):
            if path.is_file() and _CACHE not in path.parts:
                yield f"{path.relative_to(root)} {hashlib.sha256(path.read_bytes()).hexdigest()}"


def _history(root: Path) -> str:
    """Return the commit, which pages tell, and every branch: the check asks what is published, under either of two names."""
    commit = git(root, "rev-parse", "--is-shallow-repository", "HEAD")
    return (commit + git(root, "for-each-ref", "--format=%(objectname) %(refname)")).decode(errors="replace")


def _digest(lines: Iterator[str]) -> str:
    return hashlib.sha256("\0".join(lines).encode(errors="surrogateescape")).hexdigest()


def _json(file: Path) -> dict[str, Any]:
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


if __name__ == "__main__":
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")  # the encoding of some systems has no Vietnamese letters
    sys.exit(main())
