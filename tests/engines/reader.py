"""What a reader does on the site in any browser: the one place that knows how pages are made."""

from __future__ import annotations

from typing import Any

from tests.engines.engine import CONTROL, Engine

_SEARCH = "[data-md-component=search-query], .kh-search [name=q]"
"""The home page has a box of its own instead of the theme's, and shows there what was found."""
_HITS = ".md-search-result__item a, [data-results] a"
# The address of the first hit when it has stayed so for a while: hits change with every letter that is typed.
_FIRST_HIT = """async (hits) => {
  const first = () => document.querySelector(hits)?.href;
  const before = first();
  await new Promise((resolve) => setTimeout(resolve, 250));
  return first() === before && before;
}"""
_HEADING = "() => document.querySelector('#danh-sach').textContent.trim()"
_SHOWN = """() => [...new Set([...document.querySelectorAll("[data-list] [data-time]")]
  .filter((row) => row.checkVisibility()).map((row) => row.dataset.row ?? row.id))]"""
_CHOOSE = """(name, value) => {
  const controls = [...document.querySelectorAll(`form [name="${name}"]`)];
  const control = controls.find((one) => one.type !== "radio" || one.value === value);
  if (control.matches("[type=radio], [type=checkbox]")) control.checked = true;
  else control.value = value;
  for (const type of ["input", "change"]) control.dispatchEvent(new Event(type, { bubbles: true }));
}"""
_READY = "() => document.readyState === 'complete' && !document.documentElement.classList.contains('kh-pending')"
# Neither engine can be told to take its screen for paper: what is said for either medium is said for the other.
_PAPER = """() => {
  const turn = (rules) => {
    for (const rule of rules) {
      if (rule.media) rule.media.mediaText = rule.media.mediaText.replace(/\\b(print|screen)\\b/gu,
        (medium) => (medium === "print" ? "all" : "not all")).replace(/not all and .*/u, "not all");
      if (rule.cssRules?.length) turn(rule.cssRules);
    }
  };
  for (const { cssRules } of document.styleSheets) turn(cssRules);
  dispatchEvent(new Event("beforeprint"));
}"""
_SEEN = "(selector) => [...document.querySelectorAll(selector)].some((one) => one.checkVisibility())"


class Reader:
    """Somebody with a browser at the site's root address."""

    def __init__(self, engine: Engine, root: str) -> None:
        """Begin nowhere."""
        self.engine = engine
        self.root = root
        self._visited = False

    # Going

    def visit(self, path: str) -> None:
        """Open a page ("2022/quy/4/?linh-vuc=the-che") and fail if something broke in the one before."""
        self.leave()
        self.engine.open(self.root + path)
        self._visited = True
        self.engine.until(_READY)

    def leave(self) -> None:
        """Fail if something broke in the page, a file of another host that was refused included."""
        if self._visited:
            found = self.engine.call("() => globalThis.broken")
            assert found == [], f"{self.engine.name}, {self.at}: {found}"

    @property
    def at(self) -> str:
        """The address from the site's root."""
        return str(self.engine.call("() => location.href")).removeprefix(self.root)

    def arrives(self, path: str) -> None:
        """Wait until the page of an address is open, whatever stands behind the path."""
        self.engine.until("(path) => location.pathname === path && document.readyState === 'complete'", f"/{path}")

    # Search

    def find(self, typed: str) -> str:
        """Type into the site's search; return the address of the first hit, as soon as it is that of all the words."""
        self.engine.click(_SEARCH)
        self.engine.press(*typed)
        return str(self.engine.until(_FIRST_HIT, _HITS)).removeprefix(self.root)

    def follow_first_hit(self) -> None:
        """Click it."""
        self.engine.click(_HITS)

    def marked(self) -> list[str]:
        """Words that are marked on the page, as soon as any are."""
        return self.engine.until(
            """() => CSS.highlights?.get("kh-found") && [...CSS.highlights.get("kh-found")].map((range) =>
              range.startContainer.data.slice(range.startOffset, range.endOffset).normalize())"""
        )

    # Lists

    @property
    def heading(self) -> str:
        """What the list says it shows."""
        return str(self.engine.call(_HEADING))

    def says(self, heading: str) -> None:
        """Wait until the list has a heading."""
        self.engine.until("(heading) => document.querySelector('#danh-sach')?.textContent.trim() === heading", heading)

    @property
    def rows(self) -> list[str]:
        """Ids of the products that can be seen, each once, in their order."""
        return self.engine.call(_SHOWN)

    def choose(self, name: str, value: str) -> None:
        """Choose in the list's form and wait until the address says so."""
        self.engine.click("h1")  # Back passes over what a page does before anybody has touched it
        self.engine.call(_CHOOSE, name, value)
        self.asks(name, value)

    def type_into_list(self, typed: str) -> None:
        """Type into the list's own search."""
        self.engine.click("form [name=tim]")
        self.engine.press(*typed)
        self.asks("tim", typed)

    def asks(self, name: str, value: str) -> None:
        """Wait until the address of the list says that a field has a value ("": none)."""
        self.engine.until(
            "(name, value) => (new URLSearchParams(location.search).get(name) ?? '') === value",
            name,
            value,
        )

    # Everything else

    def press_button(self, name: str) -> None:
        """Click a button by its label or some of its words."""
        self.engine.click("button", name)

    def copy(self) -> str:
        """Press the first button that copies a text of the page; return what was to be copied."""
        self.engine.click("[data-copies]")
        self.engine.until("() => document.body.innerText.includes('Đã sao chép')")
        return str(
            self.engine.call(
                "() => document.getElementById(document.querySelector('[data-copies]').dataset.copies).innerText"
            )
        )

    def pasted(self) -> str:
        """Return what the clipboard gives to the search box."""
        self.engine.click(_SEARCH)
        self.engine.press(f"{CONTROL}v")
        return str(self.engine.call("() => document.activeElement.value"))

    def sees(self, selector: str) -> bool:
        """Whether any element of a selector can be seen."""
        return bool(self.engine.call(_SEEN, selector))

    def takes_for_paper(self) -> None:
        """Show the page as it is printed."""
        self.engine.call(_PAPER)

    def computed(self, selector: str, style: str) -> Any:
        """Return a computed style of the first element of a selector."""
        return self.engine.call(
            "(selector, style) => getComputedStyle(document.querySelector(selector))[style]", selector, style
        )
