"""GitHub's REST interface, through its command `gh`; the token is in GH_TOKEN."""

from __future__ import annotations

import json
import subprocess
from typing import Any


def every(path: str) -> list[dict[str, Any]]:
    """Return all items of a list, from all its pages."""
    return [item for page in json.loads(_gh("--paginate", "--slurp", path)) for item in page]


def send(method: str, path: str, **values: str) -> None:
    """Make or change what stands at a path. The values go by standard input, so that none is read as an option."""
    _gh("--method", method, path, "--input", "-", given=json.dumps(values).encode())


def _gh(*arguments: str, given: bytes | None = None) -> bytes:
    return subprocess.run(["gh", "api", *arguments], input=given, check=True, stdout=subprocess.PIPE).stdout
