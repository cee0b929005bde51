"""axe-core finds nothing to mend: every kind of page, light and dark, wide and narrow, with the search closed and open."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from playwright.sync_api import Browser, Page

from tests.archives import ROOT
from tests.conftest import SITE_URL, Site
from tests.serving import served
from tests.test_site import KINDS, SMALL_KINDS

AXE = ROOT / ".venv/node/node_modules/axe-core/axe.min.js"
LARGE = ("tasks", "agency", "full text", "plan", "quarters", "agencies")
"""What is looked at in the whole plan of 2022, whose size is the point; of the small plan, which has edits and notes of
every kind, all is."""
YEARS = {
    "home": "",
    "task": "2022/nhiem-vu/iii-1-1/",
    "section": "2022/linh-vuc/the-che/",
    "agency": "2022/co-quan/so-ke-hoach-va-dau-tu/",
    "body": "co-quan/so-tai-chinh/",
    "bodies": "co-quan/",
}
"""What says more where there are two plans."""
PAGES = {
    **{kind: ("small", path) for kind, path in SMALL_KINDS.items()},
    "not found": ("small", "404.html"),
    **{f"{kind} of 2022": ("site", KINDS[kind]) for kind in LARGE},
    **{f"{kind} beside another year": ("two", path) for kind, path in YEARS.items()},
}
TWOLEVEL_PAGES = {
    "tasks": "2027/nhiem-vu/",
    "task": "2027/nhiem-vu/i-1/",
    "targets": "2027/chi-tieu/",
    "full text": "2027/toan-van/",
    "quarters": "2027/quy/",
    "agencies": "2027/co-quan/",
}
"""What a plan shows that has other columns and a second appendix."""
PAGES |= {f"{kind} of two levels": ("twolevel", path) for kind, path in TWOLEVEL_PAGES.items()}
PAGES |= {f"task with reports {task}": ("reported", f"2025/nhiem-vu/{task}/") for task in ("iii-1-2", "iii-1-3")}
PAGES["progress with reports"] = ("reported", "2025/tien-do/")
PAGES |= {
    f"agency with reports {of}": ("reported", f"2025/co-quan/{of}/")
    for of in ("so-viec-cong", "so-viec-cong/tien-do", "cac-so")
}
WIDTHS = (1280, 360)
SCHEMES = ("light", "dark")
TYPED = "so"
# Every rule of WCAG 2.0 to 2.2, levels A and AA, and of good practice; also those that axe leaves out unless asked for.
# Another scheme is other colours of the same page: there the rules about colour are asked again.
START = """([within, scheme]) => {
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];
  const ids = axe.getRules(tags).map(({ ruleId }) => ruleId);
  const colour = new Set(axe.getRules(["cat.color"]).map(({ ruleId }) => ruleId));
  const asked = scheme === "light" ? ids : ids.filter((id) => colour.has(id));
  const rules = Object.fromEntries(asked.map((id) => [id, { enabled: true }]));
  window.checked = axe.run(within, { runOnly: { type: "rule", values: asked }, rules, resultTypes: ["violations"] });
}"""
FOUND = "async () => (await window.checked).violations"


@pytest.fixture(scope="module")
def addresses(
    site: Site, small: Site, two_years: Site, twolevel: Site, reported: Site, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, str]]:
    """Serve the sites at the path they will have: the page for what is not found names its files from the host's root."""
    path = urlsplit(SITE_URL).path.strip("/")
    with ExitStack() as stack:
        found = {}
        for name, folder in (
            ("site", site.folder),
            ("small", small.folder),
            ("two", two_years.folder),
            ("twolevel", twolevel.folder),
            ("reported", reported.folder),
        ):
            host = tmp_path_factory.mktemp("served") / "host"
            (host / path).parent.mkdir(parents=True, exist_ok=True)
            (host / path).symlink_to(folder)
            found[name] = urljoin(stack.enter_context(contextmanager(served)(host)), f"{path}/" if path else "")
        yield found


@pytest.fixture(scope="module")
def axe() -> str:
    assert AXE.is_file(), "Chưa có axe-core: hãy chạy make test"
    return AXE.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def windows(browser: Browser) -> Iterator[list[Page]]:
    """Open a window for each scheme, in which all pages are seen: opening one takes longer than many a page."""
    pages = [viewing(browser, scheme) for scheme in SCHEMES]
    yield pages
    for page in pages:
        page.context.close()


@pytest.mark.parametrize(("of", "path"), PAGES.values(), ids=PAGES)
def test_axe_finds_nothing(windows: list[Page], addresses: dict[str, str], axe: str, of: str, path: str) -> None:
    for page in windows:
        page.goto(addresses[of] + path)
        page.evaluate(axe)  # through the browser's own protocol: a content security policy does not forbid it
    found = [line for width in WIDTHS for line in told(windows, width, f"/{path}", "html")]
    for page in windows:
        search(page)
    where = f"/{path}, search open"  # behind the search nothing has changed
    found += [line for width in reversed(WIDTHS) for line in told(windows, width, where, "header.md-header")]
    assert not found, "\n".join(found)


def viewing(browser: Browser, scheme: Any) -> Page:
    """Open a window in which the theme's movements are over at once, so that no colour is measured half-way."""
    context = browser.new_context(color_scheme=scheme, reduced_motion="reduce", locale="vi-VN")
    context.set_default_timeout(20_000)
    return context.new_page()


def search(page: Page) -> None:
    """Open the search with its key, type, and wait for what it finds."""
    page.keyboard.press("/")
    page.locator("input.md-search__input").press_sequentially(TYPED)
    page.locator(".md-search-result__item").first.wait_for(state="visible")


def told(pages: Sequence[Page], width: int, where: str, within: str) -> Iterator[str]:
    """Run axe in all windows at once; say of each violation where it is, what is wrong, and what to do."""
    for scheme, page in zip(SCHEMES, pages, strict=True):
        page.set_viewport_size({"width": width, "height": 800})
        page.evaluate(START, [within, scheme])
    for scheme, page in zip(SCHEMES, pages, strict=True):
        for violation in page.evaluate(FOUND):
            for node in violation["nodes"]:
                target = " ".join(map(str, node["target"]))
                yield (
                    f"{where}, {scheme}, {width} px: {violation['id']} ({violation['impact']}): {target}\n"
                    f"    {violation['help']}: {violation['helpUrl']}\n    {node['failureSummary']}"
                )
