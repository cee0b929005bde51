"""Measure the search in its worker, in real Chromium: from the first word typed until it is answered, and a query."""

from __future__ import annotations

import statistics
from pathlib import Path

from playwright.sync_api import Browser

LISTED = [
    line.split("\t")[0]
    for line in (Path(__file__).parent / "browser" / "queries.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("# ")
]
BEGUN = [query[:length] for query in LISTED[::20] for length in range(1, len(query))]
"""Typed letter by letter."""
LETTERS = list("abcdeghiklmnopqrstuvxyđ123456789")
PASTED = [f"{' '.join(LISTED[start : start + 12])} xyz" for start in range(0, 120, 12)]
"""Long, and nowhere as a whole."""
QUERIES = [*LISTED, *BEGUN, *LETTERS, *PASTED]
TIMES = """
async ({ worker, queries }) => {
  const started = new Worker(worker);
  const answer = (message) => new Promise((resolve) => {
    started.onmessage = resolve;
    started.postMessage(message);
  });
  await answer({ type: 0 });
  const start = performance.now();
  const notes = ({ data }) => data.data.items.flat().some(({ score }) => score === -Infinity);
  let told = await answer({ type: 2, data: queries[0] });
  const times = [performance.now() - start];
  while (notes(told)) { // older plans are still coming
    told = await new Promise((resolve) => { started.onmessage = resolve; });
  }
  times.push(performance.now() - start);
  const rounds = queries.map(() => []);
  for (let round = 0; round < 5; round += 1) {
    for (const [i, query] of queries.entries()) {
      const asked = performance.now();
      await answer({ type: 2, data: query });
      rounds[i].push(performance.now() - asked);
    }
  }
  return [...times, ...rounds];
}
"""


def measure(browser: Browser, address: str, what: str, most_ready: float) -> None:
    """Print how long the search of a served site takes to be ready (seconds) and to answer (milliseconds)."""
    page = browser.new_page()
    page.goto(address)
    first, ready, *rounds = page.evaluate(TIMES, {"worker": f"{address}assets/js/search-worker.js", "queries": QUERIES})
    page.close()
    times = [statistics.median(taken) for taken in rounds]
    print(f"Tìm kiếm, {what}: trả lời sau {first / 1000:.2f} s (nhiều nhất {most_ready:.0f})")
    print(f"  đủ các năm sau {ready / 1000:.2f} s")
    print(f"  {len(QUERIES)} câu: trung vị {statistics.median(times):.1f} ms, lâu nhất {max(times):.1f} ms (nhiều nhất 50)")
    slowest = sorted(zip(times, QUERIES, strict=True), reverse=True)[:3]
    print("  " + "; ".join(f"{took:.0f} ms: {query[:40]}" for took, query in slowest))
