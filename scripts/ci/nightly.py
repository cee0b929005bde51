"""What only the clock or the network shows: `plan check --scheduled`, links in the pages by hand, and who is silent."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from scripts.ci import layout, runner
from scripts.ci.markdown import addressed, inert
from scripts.ci.silence import SILENT

FOUND = "build/ra-soat.md"
_LYCHEE = Path(sys.executable).with_name("lychee")
_MOST = layout.MOST_CHARACTERS // 2
_PAGES = ("README.md", "CONTRIBUTING.md", "LICENSE-DATA.md", "docs")


def main() -> None:
    """Write what was found, in Markdown; nothing when all is well."""
    found = "\n\n".join(filter(None, (scheduled(), links())))
    Path(FOUND).parent.mkdir(exist_ok=True)
    Path(FOUND).write_text(found, encoding="utf-8")
    runner.log(found or "Không có gì cần xem.")
    told = silent()
    Path(SILENT).write_text(told, encoding="utf-8")
    runner.log(f"Chưa báo cáo: {told}")


def silent() -> str:
    """Return, as JSON, the periods whose reports are no longer waited for, and who is silent on each."""
    told = _run(sys.executable, "-m", "plan", "silent", "--format", "json")
    return told.stdout if told.returncode == 0 else "[]"  # data that cannot be read are told above


def scheduled() -> str:
    """Return what is said of the data when today's date is the reason for some of it."""
    always, now = _check(), _check("--scheduled")
    if all(found in always for found in now):
        return ""
    told = [{**problem, "message": problem["message"]["vi"]} for problem in now]
    return layout.joined([f"## Dữ liệu: {layout.counted(told)}", *layout.problems(told, _edited)], _MOST)


def _edited(file: str, line: int, _at: str) -> str | None:
    """Return where a line is edited, as far as the repository is known."""
    home = os.environ.get("REPOSITORY")
    return f"{addressed(home, 'edit', os.environ.get('BRANCH') or 'main', file)}#L{line}" if home else None


def links() -> str:
    """Return the links that answer no more."""
    told = _run(
        str(_LYCHEE),
        "--no-progress",
        "--exclude-loopback",
        "--format",
        "json",
        "--scheme",
        "https",
        "--scheme",
        "http",
        *_PAGES,
    )
    failed = json.loads(told.stdout)["error_map"] if told.returncode else {}
    lines = [f"- {inert(page)}: {inert(link['url'])}" for page, dead in sorted(failed.items()) for link in dead]
    return layout.joined(["## Liên kết không còn trả lời", *lines], _MOST) if lines else ""


def _check(*options: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(_run(sys.executable, "-m", "plan", "check", "--format", "json", *options).stdout)
    return found


def _run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, check=False, capture_output=True, encoding="utf-8")


if __name__ == "__main__":
    main()
