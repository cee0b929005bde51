"""The head of a page announces the scripts that the page runs, just these."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route

from tests.conftest import Site
from tests.test_site import KINDS

ANNOUNCED = re.compile(r'<link rel="(?:modulepreload|preload" as="script)" href="[^"]*">')
LIST = "2022/nhiem-vu/"


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    """Visitors of pages without what their heads announce."""
    context = browser.new_context()

    def without(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, body=ANNOUNCED.sub("", response.text()))

    context.route(lambda url: url.endswith("/"), without)
    yield context
    context.close()


def run(page: Page, address: str) -> set[str]:
    """Open a page; return the paths of the scripts that it asks for, but for those of workers."""
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(request.url) if request.resource_type == "script" else None)
    page.goto(address, wait_until="load")
    return {urlsplit(url).path.lstrip("/") for url in asked if "search-" not in url or "search-box" in url}


@pytest.mark.parametrize("path", KINDS.values(), ids=KINDS)
def test_the_scripts_that_a_page_runs_are_announced(context: BrowserContext, site: Site, address: str, path: str) -> None:
    page = context.new_page()
    links = site.page(path).css('head link[rel="modulepreload"], head link[rel="preload"]')
    announced = ["/".join(part for part in str(link.attributes["href"]).split("/") if part != "..") for link in links]
    assert len(announced) == len(set(announced))
    assert set(announced) == run(page, address + path)
    page.close()


def test_a_list_announces_all_its_modules_before_anything_blocks(site: Site) -> None:
    head = site.page(LIST).css("head link[rel='modulepreload'], head script")
    tags = [node.tag for node in head]
    assert tags.count("link") > 10
    assert tags == sorted(tags)  # links stand before the first script


def test_the_page_that_is_not_found_announces_scripts_at_any_depth(site: Site) -> None:
    page = (site.folder / "404.html").read_text(encoding="utf-8")
    assert len(ANNOUNCED.findall(page)) == page.count("<script src=") + page.count('<script type="module" src=')
