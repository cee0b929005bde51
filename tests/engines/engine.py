"""What tests ask of any browser: to open an address, to run a function in the page, keys, clicks, sizes, pictures."""

from __future__ import annotations

import json
import time
from abc import ABC, abstractmethod
from pathlib import Path
from typing import Any

PATIENCE = 10.0
STARTING = 60.0
"""Seconds to wait for what a page does, and for a browser to start."""
CONTROL = "\ue009"
"""The Ctrl key as WebDriver names keys (W3C WebDriver §17.4.2)."""
_CALL = "async (given) => JSON.stringify((await ({function})(...JSON.parse(given))) ?? null)"
_CENTRE = """(selector, named) => {
  const says = (one) => (one.ariaLabel || one.textContent).includes(named);
  const found = [...document.querySelectorAll(selector)].filter(says);
  const seen = (one) => one.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const element = found.find(seen) ?? found.find((one) => one.closest("details:not([open])"));
  if (!element) return null;
  for (let fold; (fold = element.closest("details:not([open])")); ) fold.open = true;
  element.scrollIntoView({ block: "center", behavior: "instant" });
  const { left, top, width, height } = element.getClientRects()[0];
  const middle = [Math.round(left + width / 2), Math.round(top + height / 2)];
  return element.contains(document.elementFromPoint(...middle)) ? middle : null;
}"""
"""The middle of what is to be clicked, once it is there and nothing lies over it."""


class Engine(ABC):
    """A browser with one window; actions are those of W3C WebDriver §15, which WebDriver BiDi shares."""

    name: str
    """With its version: "Firefox 153.8.0"."""

    @abstractmethod
    def open(self, address: str) -> None:
        """Open an address and wait until it is loaded."""

    @abstractmethod
    def back(self) -> None:
        """Go back as the browser's own button does."""

    @abstractmethod
    def resize(self, width: int, height: int) -> None:
        """Give the page so many CSS pixels."""

    @abstractmethod
    def picture(self, file: Path) -> None:
        """Save what is on the screen as a PNG file."""

    @abstractmethod
    def close(self) -> None:
        """End the browser."""

    @abstractmethod
    def _perform(self, actions: list[dict[str, Any]]) -> None: ...

    @abstractmethod
    def _evaluate(self, function: str, given: str) -> str:
        """Call a JavaScript function of one string, wait for its promise and return the string it gives."""

    def call(self, function: str, *given: object) -> Any:
        """Call a JavaScript function in the page with values and return its value, both as JSON can tell them."""
        return json.loads(self._evaluate(_CALL.replace("{function}", function), json.dumps(given)))

    def until(self, function: str, *given: object) -> Any:
        """Call a function until it gives something true, and return that."""
        end = time.monotonic() + PATIENCE
        while not (found := self.call(function, *given)):
            assert time.monotonic() < end, f"{self.name}: still false after {PATIENCE} s: {function} {given}"
            time.sleep(0.03)
        return found

    def click(self, selector: str, named: str = "") -> None:
        """Click the middle of the first element that is seen, or folded away, and has some words in its name."""
        x, y = self.until(_CENTRE, selector, named)
        steps = [
            {"type": "pointerMove", "x": x, "y": y, "duration": 0},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        ]
        self._perform([{"type": "pointer", "id": "mouse", "parameters": {"pointerType": "mouse"}, "actions": steps}])

    def press(self, *keys: str) -> None:
        """Press keys one after the other; of a string of several all are held together."""
        steps = [step for key in keys for step in _pressed(key)]
        self._perform([{"type": "key", "id": "keyboard", "actions": steps}])


def _pressed(key: str) -> list[dict[str, str]]:
    down = [{"type": "keyDown", "value": letter} for letter in key]
    return [*down, *({"type": "keyUp", "value": letter} for letter in reversed(key))]
