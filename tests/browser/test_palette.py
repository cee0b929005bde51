"""Pages follow the system's colour scheme until a reader chooses one; paper is light."""

from collections.abc import Callable, Iterator
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, Route, expect

Scheme = Literal["light", "dark"]
Open = Callable[..., Page]
NAMES: dict[Scheme, str] = {"light": "default", "dark": "slate"}
ROOT_SCHEME = "getComputedStyle(document.documentElement).colorScheme"
STORED = "localStorage.getItem(Object.keys(localStorage).find((key) => key.endsWith('__palette')))"
each_scheme = pytest.mark.parametrize("scheme", NAMES)


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Open]:
    """Come to the site for the first time, with a system of a scheme."""
    contexts = []

    def go(scheme: Scheme) -> Page:
        contexts.append(browser.new_context(color_scheme=scheme))
        page = contexts[-1].new_page()
        page.goto(f"{address}gioi-thieu/")
        return page

    yield go
    for context in contexts:
        context.close()


def shows(page: Page, scheme: Scheme) -> None:
    """Fail unless the page, its controls and its scroll bars have a scheme, and the button offers the other."""
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", NAMES[scheme])
    assert page.evaluate(ROOT_SCHEME) == scheme
    other = "tối" if scheme == "light" else "sáng"
    expect(page.get_by_role("button", name=f"Chuyển sang nền {other}")).to_be_visible()


@each_scheme
def test_a_first_visit_has_the_systems_scheme_and_stores_nothing(visit: Open, scheme: Scheme) -> None:
    page = visit(scheme)
    shows(page, scheme)
    assert page.evaluate(STORED) is None


@each_scheme
def test_a_page_follows_the_system_while_it_is_open_and_afterwards(visit: Open, scheme: Scheme) -> None:
    other: Scheme = "dark" if scheme == "light" else "light"
    page = visit(scheme)
    for now in (other, scheme, other):
        page.emulate_media(color_scheme=now)
        shows(page, now)
    assert page.evaluate(STORED) is None
    page.reload()
    shows(page, other)


@each_scheme
def test_what_a_reader_chose_stays_whatever_the_system_does(visit: Open, scheme: Scheme) -> None:
    other: Scheme = "dark" if scheme == "light" else "light"
    page = visit(scheme)
    page.get_by_role("button", name="Chuyển sang nền").click()
    shows(page, other)
    for now in (other, scheme):
        page.emulate_media(color_scheme=now)
        shows(page, other)
        page.reload()
        shows(page, other)
    page.get_by_role("button", name="Chuyển sang nền").click()
    page.emulate_media(color_scheme=other)
    shows(page, scheme)


def test_a_choice_made_in_another_window_is_kept(visit: Open) -> None:
    page = visit("light")
    second = page.context.new_page()
    second.goto(page.url)
    second.get_by_role("button", name="Chuyển sang nền tối").click()
    page.emulate_media(color_scheme="dark")
    page.emulate_media(color_scheme="light")
    second.reload()
    shows(second, "dark")


def test_a_dark_system_sees_no_light_page_before_the_themes_script(browser: Browser, address: str) -> None:
    def refuse(route: Route) -> None:
        route.abort()

    page = browser.new_page(color_scheme="dark")
    page.route("**/bundle.*.js", refuse)
    page.goto(f"{address}gioi-thieu/")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.close()


@each_scheme
def test_paper_is_light_to_its_edges(visit: Open, scheme: Scheme) -> None:
    page = visit(scheme)
    page.emulate_media(media="print")
    assert page.evaluate(ROOT_SCHEME) == "light"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
