"""The line that counts on a terminal, and that stays away from a log."""

import os
import pty
import re
import subprocess
import sys
import threading
from pathlib import Path

from plan.facts.pages import pages
from plan.reading.load import load
from tests.archives import SMALL, copied

COUNT = "from plan.ground.progress import counted; [*counted('abc', 'PDF', 3)]"


def on_a_terminal(command: list[str], folder: Path) -> str:
    """Run a command whose messages go to a terminal; return what it wrote there."""
    ours, its = pty.openpty()
    said: list[bytes] = []

    def listen() -> None:
        try:
            while some := os.read(ours, 4096):
                said.append(some)
        except OSError:  # so Linux says that nobody writes there any more
            return

    listener = threading.Thread(target=listen)
    listener.start()
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=its, check=True)
    os.close(its)
    listener.join()
    os.close(ours)
    assert done.stdout == b""
    return b"".join(said).decode()


def test_it_counts_and_goes_away() -> None:
    said = on_a_terminal([sys.executable, "-c", COUNT], Path.cwd())
    assert said == "PDF 1/3 …\x1b[K\rPDF 2/3 …\x1b[K\r\x1b[K\r"


def test_a_log_has_no_such_line() -> None:
    done = subprocess.run([sys.executable, "-c", COUNT], check=True, capture_output=True)
    assert done.stderr == done.stdout == b""


def test_a_build_counts_each_page_and_each_file(tmp_path: Path) -> None:
    project = copied(tmp_path / "project", SMALL)
    said = on_a_terminal([sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"], project)
    assert said.endswith("\x1b[K\r"), "the last line is gone"
    counts = re.findall(r"(\w+(?: trang)?) (\d+)/(\d+) …\x1b\[K\r", said)
    total = len([*pages(load(SMALL))]) + len([*project.glob("docs/**/*.md")])
    for step in ("Đọc trang", "Dựng trang"):
        assert [(int(count), int(of)) for name, count, of in counts if name == step] == [(n, total) for n in range(1, total)]
    files = [int(count) for count in re.findall(r"Tệp (\d+) …\x1b\[K\r", said)]
    assert files == [*range(files[0], files[-1] + 1)]
    assert files[-1] < len([path for path in (project / "site").rglob("*") if path.is_file()])
