"""What GitHub's runner gives a step and takes from it: the event, outputs, the job's summary, the log."""

from __future__ import annotations

import json
import os
import re
import sys
from pathlib import Path
from typing import Any

_COMMAND = re.compile(r"^(\s*):(?=:)|#(?=#\[)", re.MULTILINE)
"""Where a log line becomes a command: "::name" at its beginning, "##[name]" anywhere in it."""
_ANNOTATION = re.compile(r"::(error|warning|notice)( [^:]+)?::.*")

_SILENCE = re.compile(r"::(stop-commands::)?[0-9a-f]{32}(::)?")
"""What the check wraps its other words in, so that no command is heard in them; here none is printed."""


def event() -> dict[str, Any]:
    """Return what happened, as GitHub tells it."""
    found: dict[str, Any] = json.loads(Path(os.environ["GITHUB_EVENT_PATH"]).read_text(encoding="utf-8"))
    return found


def output(name: str, value: str) -> None:
    """Set an output of the step.

    Raises:
        ValueError: the value has more than one line, which would set other outputs.

    """
    if len(value.splitlines()) > 1:
        message = f"{name} có nhiều hơn một dòng"
        raise ValueError(message)
    _append("GITHUB_OUTPUT", f"{name}={value}\n")


def summary(markdown: str) -> None:
    """Add to the job's summary."""
    _append("GITHUB_STEP_SUMMARY", markdown + "\n")


def log(text: str) -> None:
    """Print to the log text in which nothing is a command to the runner."""
    lines = "\n".join(text.splitlines())  # the runner ends a line at more signs than "\n"
    sys.stdout.write(_COMMAND.sub(lambda found: f"{found[0]} ", lines) + "\n")


def annotate(lines: str) -> None:
    """Print the annotations among some lines as they are, and all else as text."""
    for line in lines.splitlines():
        if _ANNOTATION.fullmatch(line):
            sys.stdout.write(line + "\n")
        elif not _SILENCE.fullmatch(line):
            log(line)


def _append(variable: str, text: str) -> None:
    with Path(os.environ[variable]).open("a", encoding="utf-8") as file:
        file.write(text)
