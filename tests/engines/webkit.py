"""WebKit as WebKitGTK has it, the engine of Safari: its own small browser, on a screen that nobody sees."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Any

from selenium.common.exceptions import WebDriverException
from selenium.webdriver import Remote
from selenium.webdriver.remote.client_config import ClientConfig
from selenium.webdriver.remote.command import Command
from selenium.webdriver.remote.remote_connection import RemoteConnection
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service

from tests.engines.engine import PATIENCE, Engine

_SIZE = "1400x1000x24"
_STYLE = "* { min-width: 0; padding: 0; margin: 0; border-width: 0; }"
"""The bar of the small browser is else wider than a phone."""


class WebKit(Engine):
    """MiniBrowser, driven by WebKitWebDriver."""

    def __init__(self, folder: Path) -> None:
        """Start a screen, the driver and with it the browser, with an empty folder of their own.

        Raises:
            OSError: There is no screen, or no driver.
            WebDriverException: The driver has no browser.

        """
        self._screen, display = _screen()
        self._driver = Service("WebKitWebDriver", env=os.environ | _settings(folder) | {"DISPLAY": display})
        try:
            self._driver.start()
            self._browser = Remote(RemoteConnection(client_config=ClientConfig(self._driver.service_url)), options=Options())
        except (OSError, WebDriverException):
            self._end_screen()
            raise
        self.name = f"WebKitGTK {self._browser.capabilities['browserVersion']}"
        self._bar = 0

    def open(self, address: str) -> None:
        self._browser.get(address)

    def back(self) -> None:
        self._browser.back()

    def resize(self, width: int, height: int) -> None:
        self._browser.set_window_rect(0, 0, width, height + self._bar)
        self._bar += height - self.call("() => innerHeight")
        self._browser.set_window_rect(0, 0, width, height + self._bar)

    def picture(self, file: Path) -> None:
        assert self._browser.save_screenshot(str(file))

    def close(self) -> None:
        self._browser.quit()
        self._driver.stop()
        self._end_screen()

    def _end_screen(self) -> None:
        self._screen.terminate()
        self._screen.wait(PATIENCE)

    def _perform(self, actions: list[dict[str, Any]]) -> None:
        self._browser.execute(Command.W3C_ACTIONS, {"actions": actions})

    def _evaluate(self, function: str, given: str) -> str:
        return str(self._browser.execute_script(f"return ({function})(arguments[0])", given))


def _settings(folder: Path) -> dict[str, str]:
    style = folder / "gtk-3.0/gtk.css"
    style.parent.mkdir()
    style.write_text(_STYLE, encoding="utf-8")
    return {
        **dict.fromkeys(("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"), str(folder)),
        "GDK_BACKEND": "x11",
        "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1",  # it shows only the project's own pages
    }


def _screen() -> tuple[subprocess.Popen[bytes], str]:
    """Start a screen in memory; return it and its name: it takes the first that is free."""
    told, tells = os.pipe()
    command = ["Xvfb", "-displayfd", str(tells), "-screen", "0", _SIZE, "-nolisten", "tcp"]
    with os.fdopen(told) as number:
        with os.fdopen(tells, "w"):
            screen = subprocess.Popen(command, pass_fds=[tells], stderr=subprocess.DEVNULL)
        return screen, f":{number.readline().strip()}"
