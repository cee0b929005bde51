"""Measure `make serve`: from saving one task until its page shows the change."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.archives import with_plans
from tests.promises import Promises

ROUNDS = int(os.environ.get("ROUNDS", "3")) + 2
ADDRESS, FILE = "2022/nhiem-vu/ii-6-3/", "data/2022/tasks/ii-6-3.yml"
LONGEST = 300
"""Seconds after which a preview counts as stuck."""
PATIENCE = 15
"""Seconds that it may take to end."""
REST = 3.0
"""Seconds before each edit, and a little more each time: the preview looks for changes at times of its own."""


def measure(folder: Path, promises: Promises) -> None:
    """Print the median of the seconds, for one plan and for ten, beside what is promised."""
    print("\nmake serve, từ lúc lưu một nhiệm vụ đến khi trang của nó đổi:")
    for plans, limit in ((1, 1.5), (10, 4)):
        project = with_plans(folder / f"serve-{plans}", plans=plans, tasks=40)
        with serving(project) as address:
            took = [edited(project, address, number) for number in range(ROUNDS)]
        promises.most(f"{plans} kế hoạch (trung vị của {ROUNDS} lần)", statistics.median(took), limit, " s")
        shutil.rmtree(project)


@contextmanager
def serving(project: Path) -> Iterator[str]:
    """Preview a project as `make serve` does; yield the address when its first page is there."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "mkdocs", "serve", "--no-strict", "--quiet", "--dev-addr", f"127.0.0.1:{port}"]
    environment = {**os.environ, "ON_ERROR_FAIL": "false", "NO_MKDOCS_2_WARNING": "1", "SITE_URL": ""}
    address = f"http://127.0.0.1:{port}/"
    with subprocess.Popen(command, cwd=project, env=environment) as process:
        try:
            _wait_for(address, "<html")
            yield address
        finally:
            _ended(process)


def _ended(process: subprocess.Popen[bytes]) -> None:
    """End a preview as Ctrl-C does, so that it clears away what it made; harder where that is ignored, as behind an "&"."""
    process.send_signal(signal.SIGINT)
    try:
        process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()


def edited(project: Path, address: str, number: int) -> float:
    """Give a task another title, with a number in it; return the seconds until its page shows that."""
    time.sleep(REST + number / 7)
    file, title = project / FILE, f"Tên thử {number}."
    text = re.sub(r"(?m)^title: .*$", f"title: {title}", file.read_text(encoding="utf-8"))
    file.write_text(text, encoding="utf-8")
    start = time.perf_counter()
    _wait_for(address + ADDRESS, title)
    return time.perf_counter() - start


def _wait_for(url: str, words: str) -> None:
    """Ask for a page until it has some words.

    Raises:
        TimeoutError: it never has them.

    """
    end = time.monotonic() + LONGEST
    while words not in shown_at(url):
        if time.monotonic() > end:
            message = f"{url}: {words}"
            raise TimeoutError(message)
        time.sleep(0.02)


def shown_at(url: str) -> str:
    """Return what stands at an address; "" while nothing does."""
    try:
        with urllib.request.urlopen(url, timeout=LONGEST) as answer:  # noqa: S310 (our own preview)
            return str(answer.read().decode())
    except (urllib.error.URLError, ConnectionError):
        return ""
