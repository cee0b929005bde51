"""The one stylesheet, in a real browser: every rule of the theme that a page meets is still there."""

from pathlib import Path

import material
import pytest
from playwright.sync_api import Browser

from tests.test_site import KINDS

SHEETS = Path(material.__file__).parent / "templates" / "assets" / "stylesheets"
LOST = """
(css) => {
  const rules = (list, around = "") =>
    [...list].flatMap((rule) =>
      rule.cssRules?.length && !rule.selectorText
        ? rules(rule.cssRules, around + (rule.conditionText ?? rule.name))
        : [{ rule, around }]);
  const parts = (selector) => selector.split(/,(?![^()]*\\))/).map((part) => part.trim());
  const whole = new CSSStyleSheet();
  whole.replaceSync(css);
  const ours = new Set(rules(document.styleSheets[0].cssRules)
    .filter(({ rule }) => rule.selectorText)
    .flatMap(({ rule, around }) => parts(rule.selectorText).map((part) => `${around}|${part}|${rule.style.cssText}`)));
  const passing = /::?(before|after|placeholder|marker)|:(hover|focus|focus-within|focus-visible|active)/g;
  const meets = (selector) => {
    try {
      return document.querySelector(selector.replace(passing, ""));
    } catch {
      return false;
    }
  };
  return rules(whole.cssRules)
    .filter(({ rule }) => rule.selectorText)
    .flatMap(({ rule, around }) => parts(rule.selectorText).map((part) => [part, `${around}|${part}|${rule.style.cssText}`]))
    .filter(([part, key]) => !part.includes("rtl") && meets(part) && !ours.has(key))
    .map(([, key]) => key);
}
"""


@pytest.fixture(scope="module")
def theme() -> str:
    files = [next(SHEETS.glob(f"{name}.*.min.css")) for name in ("main", "palette")]
    return "".join(file.read_text(encoding="utf-8") for file in files)


def test_no_rule_that_a_page_meets_is_left_out(address: str, browser: Browser, theme: str) -> None:
    page = browser.new_page()
    for path in KINDS.values():
        page.goto(address + path)
        assert page.evaluate("document.styleSheets.length") == 1
        assert page.evaluate(LOST, theme) == [], path
    page.close()


def test_the_check_sees_what_is_left_out(address: str, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(address)
    assert page.evaluate(LOST, ".md-header{color:red}") != []
    page.close()
