"""What only the clock or the network shows: `plan check --scheduled`, and links to other hosts in the pages by hand."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from scripts.ci import runner

FOUND = "build/ra-soat.md"
_LYCHEE = Path(sys.executable).with_name("lychee")
_PAGES = ("README.md", "CONTRIBUTING.md", "LICENSE-DATA.md", "docs")


def main() -> None:
    """Write what was found, in Markdown; nothing when all is well."""
    found = "\n\n".join(filter(None, (scheduled(), links())))
    Path(FOUND).parent.mkdir(exist_ok=True)
    Path(FOUND).write_text(found, encoding="utf-8")
    runner.log(found or "Không có gì cần xem.")


def scheduled() -> str:
    """Return what is said of the data when today's date is the reason for some of it."""
    always = json.loads(_check("--format", "json"))
    if all(found in always for found in json.loads(_check("--scheduled", "--format", "json"))):
        return ""
    return f"## Dữ liệu\n\n{_check('--scheduled', '--format', 'markdown').strip()}"


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
    lines = [f"- {page}: `{link['url']}`" for page, dead in sorted(failed.items()) for link in dead]
    return "\n".join(["## Liên kết không còn trả lời", "", *lines]) if lines else ""


def _check(*options: str) -> str:
    return _run(sys.executable, "-m", "plan", "check", *options).stdout


def _run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, check=False, capture_output=True, encoding="utf-8")


if __name__ == "__main__":
    main()
