"""Measure what the design promises: `python -m tests.bench`. Machines are noisy, so ratios within one run count.

Each figure is the median of `ROUNDS` rounds in which the things compared take turns. Nothing here is a test: times are
printed, with what is promised beside them.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from mkdocs.config import load_config

from plan.facts.menu import joined, menu
from plan.facts.pages import pages
from plan.html.render import Renderer
from plan.reading.load import load
from tests import bench_files, bench_lighthouse, bench_lists, bench_search
from tests.archives import FROZEN, ROOT, copied, with_plans
from tests.serving import browsing, served
from tests.unit.rendering import Rendered

ROUNDS = int(os.environ.get("ROUNDS", "5"))
PLAIN = """\
site_name: Cải cách hành chính
use_directory_urls: true
plugins: [search]
markdown_extensions: [attr_list, tables]
theme:
  name: material
  language: vi
  font: false
  features: [navigation.prune, navigation.tabs, navigation.top, search.highlight]
"""
CHECK = """\
import time; start = time.perf_counter()
from pathlib import Path
from plan.rules.check import check
imported = time.perf_counter()
assert not check(Path("tests/plans/2022"))
print(time.perf_counter() - imported)
"""


def main() -> None:
    """Print every figure."""
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        _against_plain_mkdocs(folder)
        _loading()
        bench_files.measure(FROZEN)
        _growth(folder)
        _in_the_browser(folder)
        for address in served(folder / "site"):
            bench_lighthouse.measure(address)


def _against_plain_mkdocs(folder: Path) -> None:
    plain = folder / "plain"
    count = _written_as_markdown(plain)
    project = copied(folder / "project")
    fewer = bench_files.without(project, folder / "no-files")
    took = _in_turns(
        {
            "this site": lambda: _build(project, folder / "site"),
            "plain": lambda: _build(plain, folder / "plain-site", strict=False),
            "no files": lambda: _build(fewer, folder / "no-files-site"),
        }
    )
    ratio = took["this site"] / took["plain"]
    print(f"Dựng {count} trang: {took['this site']:.2f} s; mkdocs + Material thuần: {took['plain']:.2f} s")
    print(f"  tỉ lệ {ratio:.2f} (nhiều nhất 1.20)")
    print(f"  các tệp bên cạnh trang thêm {took['this site'] - took['no files']:.2f} s (nhiều nhất 1.50)")


def _written_as_markdown(target: Path) -> int:
    """Write the pages that the build makes as Markdown files for a plain MkDocs; return how many."""
    archive = load(FROZEN)
    renderer = Renderer(archive)
    target.mkdir()
    by_hand = load_config(str(ROOT / "mkdocs.yml")).nav or []
    nav = json.dumps(joined(menu(archive), by_hand))  # the same menu: the theme prints it on every page
    (target / "mkdocs.yml").write_text(f"{PLAIN}not_in_nav: |\n  *\nnav: {nav}\n", encoding="utf-8")
    shutil.copytree(ROOT / "docs", target / "docs", dirs_exist_ok=True)
    found = list(pages(archive))
    for page in found:
        file = target / "docs" / page.file
        file.parent.mkdir(parents=True, exist_ok=True)
        text = renderer.page(Rendered(page.address))
        file.write_text(f"---\nhide: [navigation, toc]\n---\n{text}", encoding="utf-8")
    return len(found)


def _loading() -> None:
    times = [float(_python("-c", CHECK, cwd=ROOT)) for _ in range(ROUNDS)]
    print(f"Đọc và kiểm tra dữ liệu: {statistics.median(times):.3f} s (dưới 0.300 s)")


def _growth(folder: Path) -> None:
    few, many = folder / "few", folder / "many"
    with_plans(few, plans=1, tasks=60)
    with_plans(many, plans=10, tasks=60)
    took = _in_turns(
        {
            "60": lambda: _build(few, folder / "few-site"),
            "600": lambda: _build(many, folder / "many-site"),
        }
    )
    print(f"60 nhiệm vụ: {took['60']:.2f} s; 600 nhiệm vụ: {took['600']:.2f} s")
    print(f"  tỉ lệ {took['600'] / took['60']:.2f} (nhiều nhất 11.00)")


def _in_the_browser(folder: Path) -> None:
    with browsing() as browser:
        for address in served(folder / "site"):
            bench_search.measure(browser, address, "kế hoạch thật", most_ready=1)
            bench_lists.measure(browser, address)
        for address in served(folder / "many-site"):
            bench_search.measure(browser, address, "600 nhiệm vụ", most_ready=3)


def _in_turns(jobs: Mapping[str, Callable[[], None]]) -> dict[str, float]:
    """Run each job once to warm up, then all of them in turn; return the median seconds of each."""
    times: dict[str, list[float]] = {name: [] for name in jobs}
    for turn in range(ROUNDS + 1):
        for name, job in jobs.items():
            start = time.perf_counter()
            job()
            if turn:
                times[name].append(time.perf_counter() - start)
    return {name: statistics.median(found) for name, found in times.items()}


def _build(project: Path, target: Path, *, strict: bool = True) -> None:
    shutil.rmtree(target, ignore_errors=True)
    options = ["--strict"] if strict else []
    _python("-m", "mkdocs", "build", "--quiet", *options, "--site-dir", str(target), cwd=project)


def _python(*arguments: str, cwd: Path) -> str:
    result = subprocess.run([sys.executable, *arguments], cwd=cwd, check=True, capture_output=True, text=True)
    return result.stdout


if __name__ == "__main__":
    main()
