"""The pictures of the guide in docs/huong-dan: `python -m tests.screenshots` takes them again, from the frozen plan."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.archives import ROOT, copied
from tests.conftest import built
from tests.serving import SANDBOX, chromium, served

FOLDER = ROOT / "docs/assets/huong-dan"


@dataclass(frozen=True)
class Picture:
    """What is taken: a page from its top, or a piece of it."""

    name: str
    address: str
    around: str = ""
    """The piece: the element at the top of the picture; "" for the page's own top."""
    height: int = 420


PICTURES = (
    Picture("danh-sach", "2022/nhiem-vu/", around=".kh-table__task", height=330),
    Picture("dong-gop", "2022/nhiem-vu/ii-2-1/", around=".kh-aside h2:last-of-type", height=160),
)


def main() -> None:
    """Build the site as on GitHub and take every picture."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        project = copied(Path(folder) / "project")
        target = built(project, Path(folder) / "site", REPOSITORY="https://github.com/vi-du/ten-kho", SITE_URL="")
        browser = playwright.chromium.launch(executable_path=chromium(), args=SANDBOX)
        page = browser.new_page(viewport={"width": 900, "height": 700})
        for address in served(target):
            for picture in PICTURES:
                _take(page, address, picture)
        browser.close()


def _take(page: Page, address: str, picture: Picture) -> None:
    page.goto(address + picture.address, wait_until="networkidle")
    top = 0.0
    if picture.around:
        element = page.locator(picture.around).first
        element.scroll_into_view_if_needed()
        top = page.evaluate("node => node.getBoundingClientRect().top + scrollY", element.element_handle()) - 24
    clip = {"x": 0, "y": top, "width": 900, "height": picture.height}
    page.screenshot(path=FOLDER / f"{picture.name}.png", clip=clip, full_page=True)


if __name__ == "__main__":
    main()
