"""A finished site on this machine, sent gzipped as hosts send it, and the browser to look at it with."""

import functools
import gzip
import http.server
import io
import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from typing import Any, BinaryIO

from playwright.sync_api import Browser, sync_playwright

POLICY = b'<meta http-equiv="Content-Security-Policy"'
ZIPPED = {".html", ".css", ".js", ".json", ".svg", ".xml"}


def served(folder: Path, before_policy: str = "") -> Iterator[str]:
    """Serve a folder, with some HTML put before the policy of each page; yield its address."""
    handler = functools.partial(_Handler, directory=str(folder), before_policy=before_policy.encode())
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def chromium() -> str:
    """Return the path of the browser; scripts/setup.sh looks for the same names."""
    names = (os.environ.get("CHROMIUM"), "chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
    found = next((path for name in names if name and (path := shutil.which(name))), None)
    assert found, "Không có trình duyệt: hãy chạy make browser"
    return found


SANDBOX = ["--no-sandbox"] if os.geteuid() == 0 else []
"""The options that root needs."""


@contextmanager
def browsing() -> Iterator[Browser]:
    """Start the browser."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=SANDBOX)
        yield browser
        browser.close()


class _Handler(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, *args: Any, before_policy: bytes, **options: Any) -> None:
        self._before_policy = before_policy + POLICY
        super().__init__(*args, **options)

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() and self.path.partition("?")[0].endswith("/") else file
        if file.suffix not in ZIPPED or not file.is_file() or "gzip" not in self.headers.get("Accept-Encoding", ""):
            return super().send_head()
        body = gzip.compress(file.read_bytes().replace(POLICY, self._before_policy, 1), mtime=0)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return io.BytesIO(body)

    def log_message(self, *_: object) -> None:
        pass
