"""The policy of every page holds in a real browser: the site works under it, and what does not belong to it does not run."""

import base64
import hashlib
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page
from selectolax.lexbor import LexborNode

from tests.conftest import SITE_URL, Site, parsed
from tests.serving import served
from tests.test_site import KINDS

Watched = tuple[Page, list[str]]
PAGES = {**KINDS, "not found": "404.html"}
POLICY = 'meta[http-equiv="Content-Security-Policy"]'
LISTEN = "addEventListener('securitypolicyviolation', (e) => refused(`${e.violatedDirective} ${e.blockedURI}`))"
REFUSED = (
    "script-src-elem inline",
    "script-src-attr inline",
    "style-src-elem https://example.org",
    "style-src-attr inline",
)
INTRUDERS = """
<script>window.ran = "script"</script>
<img src="khong-co.png" onerror="window.ran = 'handler'">
<a id="intruder" href="javascript:void(window.ran = 'address')">x</a>
<link rel="stylesheet" href="https://example.org/a.css">
<p id="styled" style="position: fixed">x</p>
"""


def sha256(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def is_inline(script: LexborNode) -> bool:
    return not script.attributes.get("src") and script.attributes.get("type") not in {
        "application/json",
        "application/ld+json",
    }


def test_every_page_has_the_policy_before_anything_is_loaded(site: Site) -> None:
    for file in site.files():
        first = [node.tag for node in parsed(file).head.iter()][:2]
        assert first == ["meta", "meta"], file
        assert parsed(file).head.css("meta")[1].attributes["http-equiv"] == "Content-Security-Policy", file


def test_the_policy_allows_the_scripts_of_its_page_and_nothing_is_inline_besides(site: Site) -> None:
    for file in site.files():
        page = parsed(file)
        policy = str(page.css_first(POLICY).attributes["content"])
        assert [node.text() for node in page.css("script") if is_inline(node) and sha256(node.text()) not in policy] == [], (
            file
        )
        assert not page.css("base, style, [style]"), file
        assert [name for node in page.css("*") for name in node.attributes if name.startswith("on")] == [], file


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context()
    yield context
    context.close()


@pytest.fixture
def watched(context: BrowserContext) -> Iterator[Watched]:
    """Open a page; yield it with the list of what its policy refused and of what broke, which grows while it is used."""
    page = context.new_page()
    faults: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            faults.append(f"{message.text} ({message.location['url']})")

    def hear_refusal(what: str) -> None:
        faults.append(what)

    page.on("console", hear)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.expose_function("refused", hear_refusal)
    page.add_init_script(
        "addEventListener('securitypolicyviolation', (e) => refused(`${e.violatedDirective} ${e.blockedURI}`))"
    )
    yield page, faults
    page.evaluate("localStorage.clear()")
    page.close()


@pytest.fixture(scope="module")
def published(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the site at the path it is built for, which the page for missing addresses holds to."""
    root = tmp_path_factory.mktemp("published")
    path = urlsplit(SITE_URL).path.strip("/")
    at = root / path
    at.parent.mkdir(parents=True, exist_ok=True)
    if path:
        at.symlink_to(site.folder)
    for address in served(root if path else site.folder):
        yield f"{address}{path}/" if path else address


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_a_page_needs_nothing_that_its_policy_refuses(watched: Watched, published: str, path: str) -> None:
    page, faults = watched
    page.goto(published + path)
    page.get_by_role("button", name="Chuyển sang nền tối").click()
    assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"
    page.get_by_role("textbox", name="Tìm kiếm").fill("so noi vu")
    page.locator(".md-search-result__item").first.wait_for(state="visible")
    page.reload(wait_until="networkidle")
    assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"
    assert faults == []


@pytest.fixture(scope="module")
def broken_into(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a page of the site into which somebody brought scripts, an address and styles of their own."""
    folder = tmp_path_factory.mktemp("broken-into")
    page = (site.folder / "gioi-thieu" / "index.html").read_text(encoding="utf-8")
    assert "</article>" in page
    (folder / "index.html").write_text(page.replace("</article>", f"{INTRUDERS}</article>"), encoding="utf-8")
    yield from served(folder)


def test_what_was_brought_into_a_page_does_not_run(watched: Watched, broken_into: str) -> None:
    page, faults = watched
    page.goto(broken_into, wait_until="networkidle")
    page.locator("#intruder").click()
    page.evaluate("document.body.setAttribute('onclick', 'window.ran = true')")
    page.locator("h1").click()
    page.evaluate("document.body.append(Object.assign(document.createElement('script'), { text: 'window.ran = true' }))")
    assert page.evaluate("window.ran") is None
    assert page.locator("#styled").evaluate("(styled) => getComputedStyle(styled).position") == "static"
    refused = " ".join(faults)
    for kind in (
        "script-src-elem inline",
        "script-src-attr inline",
        "style-src-elem https://example.org",
        "style-src-attr inline",
    ):
        assert kind in refused


def test_code_made_of_text_does_not_run(watched: Watched, address: str) -> None:
    page, faults = watched
    page.goto(address)
    page.evaluate("setTimeout('window.ran = true')")
    page.wait_for_timeout(50)
    assert page.evaluate("window.ran") is None
    assert any("eval" in fault for fault in faults)
