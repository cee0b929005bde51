"""What the check says of the data it is run on: annotations on the lines, and a summary of the job.

On a pull request this is its own code, so it decides nothing there; `judge` does, with main's.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from typing import Any

from scripts.ci import layout, runner

PRACTICE = "tap-sua"


def main() -> int:
    """Say everything; return 1 when something is wrong."""
    is_right = _annotated()
    passed = [is_right and _proven(), _annotated("--root", PRACTICE)]
    found = [
        *_found(),
        *(_differences() if is_right else ()),
        *({**problem, "file": f"{PRACTICE}/{problem['file']}"} for problem in _found("--root", PRACTICE)),
    ]
    runner.summary(layout.joined([f"### Dữ liệu: {layout.counted(found)}", *layout.problems(found, _nowhere)]))
    return 0 if all(passed) else 1


def _nowhere(_file: str, _line: int, _at: str) -> None:
    """Link no line: the annotations stand on them."""


def _annotated(*where: str) -> bool:
    """Annotate the lines that something is wrong with; return whether nothing is."""
    result = _run("plan", *where, "check", "--format", "github")
    runner.annotate(re.sub(r"(?<=file=)(?=data/)", f"{PRACTICE}/", result.stdout) if where else result.stdout)
    return result.returncode == 0


def _proven() -> bool:
    """Annotate the lines that differ from their source; return whether none does."""
    result = _run("proof", "--format", "github")
    runner.annotate(result.stdout)
    return result.returncode == 0


def _found(*where: str) -> list[dict[str, Any]]:
    return _in_words(json.loads(_run("plan", *where, "check", "--format", "json").stdout))


def _differences() -> list[dict[str, Any]]:
    proofs = json.loads(_run("proof", "--format", "json").stdout)
    return _in_words([problem for proof in proofs for problem in proof["problems"]])


def _in_words(told: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{**problem, "message": problem["message"]["vi"]} for problem in told]


def _run(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a module of the project; what it says of a fault of its own goes to the log."""
    command = [sys.executable, "-m", *arguments]
    result = subprocess.run(command, check=False, capture_output=True, encoding="utf-8")
    if result.stderr:
        runner.log(result.stderr)
    return result


if __name__ == "__main__":
    sys.exit(main())
