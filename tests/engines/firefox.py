"""Firefox, spoken to in WebDriver BiDi (W3C): it needs no driver beside it, and none is in Debian."""

from __future__ import annotations

import base64
import json
import shutil
import subprocess
import time
from pathlib import Path
from typing import Any

from websocket import create_connection

from tests.engines.engine import PATIENCE, STARTING, Engine

_LISTENS = "WebDriverBiDiServer.json"
"""The file of its profile that says where it listens."""
_PREFERENCES = {
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "app.update.disabledForTesting": True,
    "extensions.update.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "data:,",
    "toolkit.telemetry.reportingpolicy.firstRun": False,
}
"""It asks nobody for anything of its own accord, and takes itself for what a reader looks at."""


class Firefox(Engine):
    """Firefox without windows, with a profile of its own."""

    def __init__(self, folder: Path) -> None:
        """Start it with an empty folder for its profile.

        Raises:
            OSError: There is none, or it does not start.

        """
        wanted = "".join(f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in _PREFERENCES.items())
        (folder / "user.js").write_text(wanted, encoding="utf-8")
        command = [_program(), "--headless", "--no-remote", "--profile", str(folder), "--remote-debugging-port", "0"]
        self._process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self._socket = create_connection(_address(folder / _LISTENS), timeout=60, suppress_origin=True)
        self._number = 0
        told = self._ask("session.new", capabilities={})["capabilities"]
        self.name = f"Firefox {told['browserVersion']}"
        self._window = self._ask("browsingContext.create", type="tab")["context"]

    def open(self, address: str) -> None:
        self._ask("browsingContext.navigate", context=self._window, url=address, wait="complete")

    def back(self) -> None:
        self._ask("browsingContext.traverseHistory", context=self._window, delta=-1)

    def resize(self, width: int, height: int) -> None:
        self._ask("browsingContext.setViewport", context=self._window, viewport={"width": width, "height": height})

    def picture(self, file: Path) -> None:
        taken = self._ask("browsingContext.captureScreenshot", context=self._window)
        file.write_bytes(base64.b64decode(taken["data"]))

    def paper(self) -> bytes:
        """Return the page as it is printed, a PDF."""
        return base64.b64decode(self._ask("browsingContext.print", context=self._window, background=True)["data"])

    def close(self) -> None:
        self._ask("browser.close")
        self._socket.close()
        self._process.wait(PATIENCE)

    def _perform(self, actions: list[dict[str, Any]]) -> None:
        self._ask("input.performActions", context=self._window, actions=actions)

    def _evaluate(self, function: str, given: str) -> str:
        target, arguments = {"context": self._window}, [{"type": "string", "value": given}]
        told = self._ask(
            "script.callFunction",
            functionDeclaration=function,
            arguments=arguments,
            target=target,
            awaitPromise=True,
            userActivation=False,
        )
        assert told["type"] == "success", f"{self.name}: {told['exceptionDetails']['text']}"
        return str(told["result"]["value"])

    def _ask(self, method: str, **parameters: object) -> dict[str, Any]:
        """Send a command and return its answer; no events are asked for, so every message is one."""
        self._number += 1
        self._socket.send(json.dumps({"id": self._number, "method": method, "params": parameters}))
        answer = json.loads(self._socket.recv())
        assert answer["type"] == "success", f"{method}: {answer}"
        assert answer["id"] == self._number
        result: dict[str, Any] = answer["result"]
        return result


def _program() -> str:
    found = next((path for name in ("firefox-esr", "firefox") if (path := shutil.which(name))), None)
    if not found:
        message = "no Firefox"
        raise FileNotFoundError(message)
    return found


def _address(file: Path) -> str:
    """Wait until Firefox has written where it listens; return it."""
    end = time.monotonic() + STARTING
    while not (told := file.read_text(encoding="utf-8") if file.exists() else ""):
        if time.monotonic() > end:
            message = f"Firefox did not start in {STARTING} s"
            raise TimeoutError(message)
        time.sleep(0.05)
    listening = json.loads(told)
    return f"ws://{listening['ws_host']}:{listening['ws_port']}/session"
