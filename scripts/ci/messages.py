"""What the check says of the data: annotations on the lines, a summary in words, and files for the comment.

On a pull request the work tree is what a merge would give: its first parent is the branch to merge into. A label
"cho-phep: …" that a maintainer set on the pull request lifts one brake.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

from scripts.ci import runner

FOLDER = Path("build/nhan-xet")
BASE = "HEAD^1"
PRACTICE = "tap-sua"
_DECISION = re.compile(r"cho-phep: [a-z-]+")


def main() -> int:
    """Say everything; return 1 when something blocks."""
    pull = runner.event().get("pull_request")
    FOLDER.mkdir(parents=True, exist_ok=True)
    allowed = allowing(pull) if pull else []
    against = ["--base", BASE, *allowed] if pull else []
    passed = _annotated([], against)
    practice = _annotated(["--root", PRACTICE], [])
    parts = [f"## Thông báo\n\n{_plan('check', '--format', 'markdown', *against)}"]
    if not practice:
        parts.append(f"## Thư mục tập sửa\n\n{_in_practice(_plan('--root', PRACTICE, 'check', '--format', 'markdown'))}")
    if pull:
        parts.append(_changes(allowed))
        _keep("so-pull-request", str(int(pull["number"])))
        _keep("commit", str(pull["head"]["sha"]))
    _keep("thong-bao.json", _plan("check", "--format", "json", *against))
    said = "\n\n".join(filter(None, (part.strip() for part in parts)))
    _keep("nhan-xet.md", said)
    runner.summary(said)
    return 0 if passed and practice else 1


def allowing(pull: dict[str, Any]) -> list[str]:
    """Return the option that names the brakes which the labels of a pull request lift."""
    names = (str(label["name"]) for label in pull["labels"])
    decisions = sorted(filter(_DECISION.fullmatch, names))
    return ["--allow", ",".join(decisions)] if decisions else []


def _annotated(where: list[str], against: list[str]) -> bool:
    """Annotate the lines that something is wrong with; return whether nothing blocks."""
    result = _run(*where, "check", "--format", "github", *against)
    runner.annotate(_in_practice(result.stdout) if where else result.stdout)
    return result.returncode == 0


def _in_practice(text: str) -> str:
    """Name the files of the practice folder as the repository does."""
    return re.sub("data(?=/|&#47;)", f"{PRACTICE}/data", text)


def _changes(allowed: list[str]) -> str:
    """Return what changes, in words; the command says with its exit code that it could not compare."""
    told = _run("diff", BASE, "--format", "markdown", *allowed)
    if told.returncode not in {0, 1} or not told.stdout.strip():
        return "Chưa so được với trước khi sửa. Hãy sửa các lỗi trước."
    _keep("thay-doi.md", told.stdout.strip())
    _keep("thay-doi.json", _plan("diff", BASE, "--format", "json", *allowed))
    return f"## Thay đổi\n\n{told.stdout}"


def _keep(name: str, text: str) -> None:
    (FOLDER / name).write_text(text + "\n", encoding="utf-8")


def _plan(*arguments: str) -> str:
    return _run(*arguments).stdout.strip()


def _run(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run `python -m plan`; what it says of a fault of its own goes to the log."""
    command = [sys.executable, "-m", "plan", *arguments]
    result = subprocess.run(command, check=False, capture_output=True, encoding="utf-8")
    if result.stderr:
        runner.log(result.stderr)
    return result


if __name__ == "__main__":
    sys.exit(main())
