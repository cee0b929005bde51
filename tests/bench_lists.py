"""Measure how soon a long list answers: the page of all tasks with its rows multiplied, in a real browser."""

import re

from playwright.sync_api import Browser, Page, Route

SIZES = {1_000: (50, 250), 5_000: (120, None)}
"""Rows, at least, with the most milliseconds that filtering and sorting may take; None: nothing is promised."""
PATH = "2022/nhiem-vu/"
ROUNDS = 7
MEASURE = """
async ([steps, rounds]) => {
  const form = document.querySelector(".kh-filter");
  const root = document.querySelector(".kh-found");
  const head = document.querySelector(".kh-found__head h2");
  const pause = () => new Promise((resolve) => setTimeout(resolve, 400));
  // `submit` is what typing comes to when its pause is over. What changes is told last, so the rows are done by then.
  async function took(name, value) {
    const told = name === "xep" ? root.querySelector("thead") : head;
    const options = { attributes: true, childList: true, characterData: true, subtree: true };
    const done = new Promise((resolve) => new MutationObserver((_, observer) => { observer.disconnect(); resolve(); })
      .observe(told, options));
    const start = performance.now();
    form.elements[name].value = value;
    form.requestSubmit();
    await done;
    void root.offsetHeight;
    const time = performance.now() - start;
    await pause();
    return time;
  }
  form.elements.tim.focus(); // the words are read meanwhile
  await pause();
  await pause();
  const times = {};
  for (let round = 0; round < rounds; round += 1) {
    for (const [label, name, value, rest] of steps) {
      (times[label] ??= []).push(await took(name, value));
      await took(name, rest);
    }
  }
  const median = (values) => values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)];
  return Object.entries(times).map(([label, values]) => [label, median(values), values[0]]);
}
"""
FILTERS = [
    ["gõ “dong bo”", "tim", "dong bo", ""],
    ["gõ “báo cáo kết quả”", "tim", "báo cáo kết quả", ""],
    ["gõ “xyz”, không có dòng nào", "tim", "xyz", ""],
    ["cơ quan: Sở Nội vụ", "chu-tri", "so-noi-vu", ""],
    ["Quý IV", "quy", "4", ""],
]
SORTS = [["sắp theo sản phẩm", "xep", "san-pham", ""], ["sắp theo thời gian", "xep", "-thoi-gian", ""]]


def multiplied(page: str, rows: int) -> tuple[str, int]:
    """Repeat the groups of a page's table until it has at least so many rows, each id once; return how many it has."""
    table = page.index('<table class="kh-table')
    start, end = page.index("<tbody", table), page.index("</table>", table)
    body = page[start:end]
    have = body.count("data-time=")
    copies = [re.sub(r' id="([^"]*)"', rf' id="\1-{number}"', body) for number in range(1, -(-rows // have))]
    return page[:end] + "".join(copies) + page[end:], have * (1 + len(copies))


def measure(browser: Browser, address: str) -> None:
    """Print the median times of filtering and sorting, beside what is promised."""
    for size, (most, most_to_sort) in SIZES.items():
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.set_default_timeout(120_000)
        count = _opened(page, address, size)
        print(f"Bảng {count} dòng:")
        for steps, allowed in ((FILTERS, most), (SORTS, most_to_sort)):
            promise = f"; nhiều nhất {allowed} ms" if allowed else ""
            for label, median, first in page.evaluate(MEASURE, [steps, ROUNDS]):
                print(f"  {label}: {median:.0f} ms (lần đầu {first:.0f} ms{promise})")
        page.close()


def _opened(page: Page, address: str, size: int) -> int:
    counts: list[int] = []

    def answer(route: Route) -> None:
        response = route.fetch()
        body, count = multiplied(response.text(), size)
        counts.append(count)
        route.fulfill(response=response, body=body)

    page.route(f"{address}{PATH}", answer)
    page.goto(f"{address}{PATH}")
    return counts[0]
