"""Measure the search in its worker, in real Chromium: from the first word typed until it is answered, and a query."""

from __future__ import annotations

import statistics
from pathlib import Path

from playwright.sync_api import Browser

QUERIES = [
    line.split("\t")[0]
    for line in (Path(__file__).parent / "browser" / "queries.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("# ")
]
TIMES = """
async ({ worker, queries }) => {
  const started = new Worker(worker);
  const answer = (message) => new Promise((resolve) => {
    started.onmessage = resolve;
    started.postMessage(message);
  });
  await answer({ type: 0 });
  const times = [];
  for (const query of queries) {
    const start = performance.now();
    await answer({ type: 2, data: query });
    times.push(performance.now() - start);
  }
  return times;
}
"""


def measure(browser: Browser, address: str, what: str, most_ready: float) -> None:
    """Print how long the search of a served site takes to be ready (seconds) and to answer (milliseconds)."""
    page = browser.new_page()
    page.goto(address)
    ready, *times = page.evaluate(
        TIMES, {"worker": f"{address}assets/js/search-worker.js", "queries": [QUERIES[0], *QUERIES]}
    )
    page.close()
    print(f"Tìm kiếm, {what}: sẵn sàng sau {ready / 1000:.2f} s (nhiều nhất {most_ready:.0f})")
    print(f"  một câu: trung vị {statistics.median(times):.1f} ms, lâu nhất {max(times):.1f} ms (nhiều nhất 50)")
