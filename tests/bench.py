"""Measure what the design promises: `python -m tests.bench [PART …]`, or `make bench BENCH="build serve"`.

Machines are noisy, so what is promised of builds is a ratio to others in the same run, of seconds of the processors. Each
figure is the median of `ROUNDS` rounds. Nothing here is a test, but the command fails when a promise does not hold, after all
figures are printed.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests import bench_build, bench_files, bench_lighthouse, bench_lists, bench_search, bench_serve
from tests.archives import FROZEN, ROOT, copied, with_plans
from tests.promises import Promises, shown
from tests.serving import browsing, served

ROUNDS = int(os.environ.get("ROUNDS", "3"))
CHECK = """\
import time; start = time.perf_counter()
from pathlib import Path
from plan.rules.check import check
imported = time.perf_counter()
assert not check(Path("tests/plans/2022"))
print(time.perf_counter() - imported)
"""


def main() -> int:
    """Print every figure of the chosen parts; return 1 when a promise does not hold."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(PARTS)}; all when none is named")
    chosen = parser.parse_args().parts or [*PARTS]
    if unknown := {*chosen} - PARTS.keys():
        parser.error(f"{', '.join(sorted(unknown))}: not of {', '.join(PARTS)}")
    promises = Promises()
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        for part in chosen:
            (folder := Path(name, part)).mkdir()
            PARTS[part](folder, promises)
    _summed_up(promises)
    return int(bool(promises.missed))


def _summed_up(promises: Promises) -> None:
    """Print every promise once more, as a table in Markdown."""
    print("\n| Điều hứa | Đo được | Giới hạn | |\n| --- | --: | --: | --- |")
    for promise in promises.found:
        sign = "≥" if promise.is_least else "≤"
        held = "đạt" if promise.is_kept else "**KHÔNG ĐẠT**"
        found, limit = (f"{shown(figure)}{promise.unit}" for figure in (promise.found, promise.limit))
        print(f"| {promise.what} | {found} | {sign} {limit} | {held} |")
    print(f"\n{len(promises.found) - len(promises.missed)} trên {len(promises.found)} điều đạt.")


def _files(_: Path, promises: Promises) -> None:
    times = [float(_python("-c", CHECK, cwd=ROOT)) for _ in range(ROUNDS)]
    promises.most("Đọc và kiểm tra dữ liệu", statistics.median(times), 0.3, " s")
    bench_files.measure(FROZEN, promises)


def _browser(folder: Path, promises: Promises) -> None:  # noqa: ARG001 (these print what they promise)
    one, ten = copied(folder / "one"), with_plans(folder / "ten", plans=10, tasks=60)
    with browsing() as browser:
        for address in served(_built(one)):
            bench_search.measure(browser, address, "kế hoạch thật", most_ready=1)
            bench_lists.measure(browser, address)
        for address in served(_built(ten)):
            bench_search.measure(browser, address, "600 nhiệm vụ", most_ready=3)


def _lighthouse(folder: Path, promises: Promises) -> None:
    for address in served(_built(copied(folder / "one"))):
        bench_lighthouse.measure(address, promises)


PARTS: dict[str, Callable[[Path, Promises], None]] = {
    "build": bench_build.measure,
    "serve": bench_serve.measure,
    "files": _files,
    "browser": _browser,
    "lighthouse": _lighthouse,
}
"""What can be measured by itself, in a folder of its own."""


def _built(project: Path) -> Path:
    _python("-m", "mkdocs", "build", "--quiet", "--strict", "--site-dir", str(project / "site"), cwd=project)
    return project / "site"


def _python(*arguments: str, cwd: Path) -> str:
    result = subprocess.run([sys.executable, *arguments], cwd=cwd, check=True, capture_output=True, text=True)
    return result.stdout


if __name__ == "__main__":
    sys.exit(main())
