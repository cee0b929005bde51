"""Waiting for what a page's scripts do."""

import time
from typing import Any

from playwright.sync_api import Page

PATIENCE = 10.0


def until(page: Page, script: str, arg: object = None) -> Any:
    """Evaluate a script until it gives something true, and return that.

    Playwright's own `wait_for_function` evaluates text within the page, which the content security policy forbids.
    """
    end = time.monotonic() + PATIENCE
    while not (found := page.evaluate(script, arg)):
        assert time.monotonic() < end, f"still false after {PATIENCE} s: {script}"
        page.wait_for_timeout(30)
    return found
