"""A reader on a slow line: what a task's page takes before anything is asked of it."""

from urllib.parse import urlsplit

from playwright.sync_api import Browser, Response

MOST = 83_000
"""Of them 34,876 are the theme's script and 28,320 the one stylesheet, which every other page takes out of the cache. A
task's page says more than when the limit was 75,000: which days have passed (due.js, days.js: 760), what abbreviations mean
(explain.js: 953), and the stylesheet grew by 3,900 for pictures, tabs and cards."""
MOST_OF_SEARCH = 1_000
TASK = "2022/nhiem-vu/vii-1-5/"


def first_view(browser: Browser, address: str, path: str) -> dict[str, int]:
    """Open a page for the first time; return the bytes of each file that comes, workers' included, by its address."""
    context = browser.new_context()
    came: list[Response] = []
    context.on("response", lambda response: came.append(response))  # noqa: PLW0108 playwright marks what it is given
    context.new_page().goto(address + path, wait_until="networkidle")
    size = {response.url.removeprefix(address): int(response.headers["content-length"]) for response in came}
    context.close()
    return size


def test_a_task_page_is_light_and_leaves_the_search_for_later(browser: Browser, address: str) -> None:
    size = first_view(browser, address, TASK)
    table = "\n".join(f"{number:7} {file}" for file, number in sorted(size.items(), key=lambda item: -item[1]))
    assert [file for file in size if urlsplit(file).netloc] == [], table
    assert {file: number for file, number in size.items() if file.startswith("search/") and number > MOST_OF_SEARCH} == {}
    assert {TASK, "assets/js/frame.js"} <= set(size)
    assert sum(size.values()) <= MOST, f"{sum(size.values())} bytes:\n{table}"
