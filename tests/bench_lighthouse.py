"""What Lighthouse gives the site's pages on a phone: `python -m tests.bench_lighthouse`, or as a part of tests.bench."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.archives import ROOT
from tests.promises import Promises
from tests.serving import SANDBOX, chromium, served

LIGHTHOUSE = ROOT / ".venv/node/node_modules/lighthouse/cli/index.js"
RUNS = 3
CATEGORIES = {"accessibility": "tiếp cận", "best-practices": "cách làm tốt", "seo": "SEO", "performance": "hiệu năng"}
FULL = {"accessibility": 100, "best-practices": 100, "seo": 100}
PAGES: dict[str, tuple[str, dict[str, int]]] = {
    "trang chủ": ("", FULL),
    "lĩnh vực": ("2022/linh-vuc/thu-tuc-hanh-chinh/", FULL),
    "cơ quan": ("2022/co-quan/so-noi-vu/", {**FULL, "performance": 95}),
    "nhiệm vụ": ("2022/nhiem-vu/vii-1-5/", {**FULL, "performance": 95}),
    "mọi nhiệm vụ": ("2022/nhiem-vu/", {"performance": 90}),
}
"""Pages by what they are: address, and the least asked of each category."""

Report = dict[str, Any]


def measure(address: str, promises: Promises) -> None:
    """Print and note the scores of pages of a site served at an address: the median of some runs, on mobile settings."""
    if not LIGHTHOUSE.is_file():
        print("Chưa cài Lighthouse nên bỏ qua phần này: hãy chạy `make bench` trên máy tới được kho gói npm.")
        return
    print(f"Lighthouse, điện thoại, trung vị của {RUNS} lần (yêu cầu ít nhất)")
    for name, (path, asked) in PAGES.items():
        reports = [_report(address + path) for _ in range(RUNS)]
        found = {category: statistics.median(_score(report, category) for report in reports) for category in CATEGORIES}
        print(f"  {name}: " + ", ".join(f"{words} {found[category]:.0f}" for category, words in CATEGORIES.items()))
        for category, least in asked.items():
            promises.least(f"Lighthouse, {name}: {CATEGORIES[category]}", found[category], least)
            if found[category] < least:
                print(f"    {CATEGORIES[category]} còn thiếu: {'; '.join(_failed(reports[-1], category))}")


def _report(url: str) -> Report:
    flags = "--headless=new --no-first-run --disable-background-networking --disable-component-update --disable-sync"
    options = " ".join([flags, *SANDBOX])
    command = [
        *(str(Path(sys.executable).with_name("node")), str(LIGHTHOUSE), url),
        *(
            "--output=json",
            "--quiet",
            f"--only-categories={','.join(CATEGORIES)}",
            f"--chrome-flags={options}",
        ),
    ]
    environment = {**os.environ, "CHROME_PATH": chromium()}
    result = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    report: Report = json.loads(result.stdout)
    if error := report.get("runtimeError"):
        sys.exit(f"Lighthouse: {error['message']}")
    return report


def _score(report: Report, category: str) -> float:
    return round(100 * (report["categories"][category]["score"] or 0))


def _failed(report: Report, category: str) -> Iterator[str]:
    """Yield the audits that take off a category's score, those that take off most first."""
    audits = {item["id"]: item["weight"] for item in report["categories"][category]["auditRefs"] if item["weight"]}
    lost = {name: weight * (1 - (report["audits"][name]["score"] or 0)) for name, weight in audits.items()}
    for name in sorted((name for name in lost if lost[name]), key=lambda name: -lost[name]):
        audit = report["audits"][name]
        if audit["scoreDisplayMode"] not in {"notApplicable", "manual", "informative"}:
            yield f"{audit['title']} [{name}]" + (f" {audit['displayValue']}" if audit.get("displayValue") else "")


def main() -> None:
    """Build the site and measure it."""
    with tempfile.TemporaryDirectory(prefix="lighthouse-") as folder:
        command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", folder]
        subprocess.run(command, cwd=ROOT, check=True, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
        for address in served(Path(folder)):
            measure(address, Promises())


if __name__ == "__main__":
    main()
