"""The browser spells and folds Vietnamese as Python does."""

import json
from pathlib import Path

from playwright.sync_api import Browser

VECTORS = json.loads((Path(__file__).parents[1] / "folding.json").read_text(encoding="utf-8"))
READ = """async ([address, texts]) => {
  const { spell, fold } = await import(new URL("assets/js/fold.js", address));
  return texts.map((text) => {
    const spelled = spell(text);
    return { spelled, folded: fold(spelled), again: spell(spelled), length: spelled.length - text.normalize("NFC").length };
  });
}"""


def test_the_browser_spells_and_folds_every_vector_and_keeps_its_length(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(address)
    found = page.evaluate(READ, [address, [typed for typed, _, _ in VECTORS]])
    page.close()
    expected = [{"spelled": spelled, "folded": folded, "again": spelled, "length": 0} for _, spelled, folded in VECTORS]
    assert found == expected
