"""The browsers of other engines; `python -m tests.engines.start firefox` tries whether one opens a page."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.engines.engine import Engine
from tests.engines.firefox import Firefox
from tests.engines.webkit import WebKit

ENGINES: dict[str, Callable[[Path], Engine]] = {"firefox": Firefox, "webkit": WebKit}
"""What starts each, with an empty folder of its own."""


def main(name: str) -> bool:
    """Return whether an engine opens a page."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        engine = ENGINES[name](Path(folder))
        engine.open("data:text/html,<p>opened")
        text = engine.call("() => document.body.textContent")
        engine.close()
        return bool(text == "opened")


if __name__ == "__main__":
    sys.exit(not main(sys.argv[1]))
