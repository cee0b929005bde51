"""The pictures of the guide in docs/huong-dan: `python -m tests.screenshots` takes them again, from frozen plans.

Four show what no page of the site does: a Word file as Writer shows it, what the command says that brings it in, a form
to report by as Calc prints it, and the issue form, drawn from its own fields.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

import yaml
from PIL import Image, ImageOps
from playwright.sync_api import Page, sync_playwright

from plan.export.reporting.asked import PRODUCTS
from plan.reading.load import load
from tests.archives import REPORTED, ROOT, SMALL, copied, with_next_year
from tests.conftest import built
from tests.reporting.filling import Filling
from tests.serving import SANDBOX, chromium, served
from tests.word.writer import appendix, document, saved, whole

FOLDER = ROOT / "docs/assets/huong-dan"


WHOLE_LINES = """([top, bottom]) => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const lines = [];
  while (walker.nextNode()) {
    const range = document.createRange();
    range.selectNodeContents(walker.currentNode);
    lines.push(...[...range.getClientRects()].map((box) => [box.top + scrollY, box.bottom + scrollY]));
  }
  const cut = (at) => lines.find(([start, end]) => start < at && at < end);
  for (let line = cut(top); line; line = cut(top)) {
    top = line[1];
  }
  for (let line = cut(bottom); line; line = cut(bottom)) {
    bottom = line[0];
  }
  return [top, bottom];
}"""
"""Moves the edges of a picture so that they cut no line of text."""
A_LINE = 40
"""Within so many rows of dots one lies between two lines of text: the one with the fewest dark dots."""


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


NEXT_YEAR = (Picture("nam-moi", "2027/nhiem-vu/iii-1-1/", height=520),)
"""Of a site with two plans."""


def main() -> None:
    """Build the sites as on GitHub and take every picture."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for picture in (*PICTURES, *NEXT_YEAR):
        (FOLDER / f"{picture.name}.png").touch()  # a strict build wants what the guide names
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        browser = playwright.chromium.launch(executable_path=chromium(), args=SANDBOX)
        page = browser.new_page(viewport={"width": 900, "height": 700})
        _of_word(folder)
        _of_form(folder)
        _of_command(page, folder)
        _of_issue_form(page, folder)
        _of_site(page, copied(folder / "project"), folder / "site", PICTURES)
        _of_site(page, with_next_year(folder / "two"), folder / "two-site", NEXT_YEAR)
        browser.close()


def _of_site(page: Page, project: Path, target: Path, pictures: tuple[Picture, ...]) -> None:
    built(project, target, REPOSITORY="https://github.com/vi-du/ten-kho", SITE_URL="")
    for address in served(target):
        for picture in pictures:
            _take(page, address, picture)


def _of_command(page: Page, folder: Path) -> None:
    """Take what `plan import` says of the small plan, brought in as if nobody had it."""
    root = folder / "brought"
    shutil.copytree(SMALL / "data", root / "data")
    shutil.rmtree(root / "data/2031")
    file = saved(folder / "writer", {"ke-hoach": whole(load(SMALL).newest)})["ke-hoach"]
    shutil.copy2(file, root / file.name)
    command = ["plan", "import", file.name, "--year", "2031"]
    said = subprocess.run(
        [sys.executable, "-m", *command], cwd=root, env={"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=True
    )
    shown = "\n".join(_shortened(said.stdout.splitlines()))
    page.set_content(
        f'<pre style="margin: 0; padding: 16px; font: 15px/1.5 sans-serif; white-space: pre-wrap; color: #1d2b2a">'
        f"$ python -m {' '.join(command)}\n{escape(shown)}</pre>"
    )
    page.locator("pre").screenshot(path=folder / "nhap.png")
    _kept_small(folder / "nhap.png", 1)


def _of_issue_form(page: Page, folder: Path) -> None:
    """Draw the form by which a report is handed in on GitHub: its fields, in their order, none of them filled in."""
    fields = [part for part in yaml.safe_load(ISSUE_FORM.read_text(encoding="utf-8"))["body"] if part["type"] in _BOXES]
    page.set_content(
        "<style>body { margin: 0; font: 15px/1.4 sans-serif; color: #1d2b2a } main { padding: 16px; width: 860px }"
        "section { margin-bottom: 12px } p { margin: 2px 0; color: #555; font-size: 13px }"
        "div { border: 1px solid #999; border-radius: 6px; padding: 5px 10px; margin-top: 3px; color: #777;"
        " white-space: pre-wrap; min-height: 21px } .textarea { min-height: 44px } .checkboxes { border: 0; padding: 0 }"
        f"</style><main>{''.join(map(_drawn, fields))}</main>"
    )
    page.locator("main").screenshot(path=folder / "nop-bao-cao.png")
    _kept_small(folder / "nop-bao-cao.png", 1)


ISSUE_FORM = ROOT / ".github/ISSUE_TEMPLATE/nop-bao-cao.yml"
_BOXES = ("input", "dropdown", "textarea", "checkboxes")


def _drawn(field: dict[str, Any]) -> str:
    """Return a field of an issue form as HTML: what it is called, what it wants, and an empty box."""
    said = field["attributes"]
    star = " *" if field.get("validations", {}).get("required") else ""
    help_ = f"<p>{escape(said['description'])}</p>" if "description" in said else ""
    within = escape(said.get("placeholder", "").strip())
    if field["type"] == "dropdown":
        within = f"{escape(' · '.join(said['options']))} ▾"
    if field["type"] == "checkboxes":
        within = "<br>".join(
            f"☐ {escape(option['label'])}{' *' * option.get('required', False)}" for option in said["options"]
        )
    return f'<section><b>{escape(said["label"])}{star}</b>{help_}<div class="{field["type"]}">{within}</div></section>'


def _shortened(lines: list[str]) -> list[str]:
    """Return lines with the fourth and following of a run of indented ones left out."""
    kept, run = list[str](), 0
    for line in lines:
        run = run + 1 if line.startswith("  data/") else 0
        if run <= MOST_LINES:
            kept.append(line)
        elif run == MOST_LINES + 1:
            kept.append("  …")
    return kept


MOST_LINES = 5


def _of_word(folder: Path) -> None:
    """Take the first page of the small plan's appendix as Writer lays it out."""
    file = saved(folder / "word", {"tep-word": document(appendix(load(SMALL).newest))})["tep-word"]
    _of_office(folder, file, page=1, most=3 / 4)


def _of_form(folder: Path) -> None:
    """Take the products of a form to report by, two rows of it filled in and some columns hidden, as Calc prints them."""
    filling = Filling(shutil.copytree(REPORTED, folder / "form"))
    filling.done("III.1.3.5", "1/12/2025", "Thông báo", "90/TB-SVC", "1/12/2025")
    filling.open("III.1.3.1 · Quý IV", "Gửi báo cáo trước ngày 31/12.")
    for column in "CDF":
        filling.book[PRODUCTS].column_dimensions[column].hidden = True
    _of_office(folder, filling.saved(), page=2, most=1 / 2, is_trimmed=True)


def _of_office(folder: Path, file: Path, page: int, most: float, *, is_trimmed: bool = False) -> None:
    """Take a page of a file as LibreOffice lays it out, or what is on it; needs pdftoppm (package poppler-utils)."""
    profile = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    taken = folder / file.stem
    for command in (
        ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(file)],
        [
            "pdftoppm",
            "-png",
            "-r",
            "110" if not is_trimmed else "150",
            "-f",
            str(page),
            "-singlefile",
            f"{taken}.pdf",
            str(taken),
        ],
    ):
        subprocess.run(command, check=True, capture_output=True, timeout=120)
    if is_trimmed:
        with Image.open(f"{taken}.png") as image:
            upper = image.crop((0, 0, image.width, image.height * 3 // 4))  # without the foot of the page
            upper.crop(ImageOps.invert(upper.convert("L")).getbbox()).save(f"{taken}.png")
    _kept_small(folder / f"{file.stem}.png", most)


def _kept_small(file: Path, most: float) -> None:
    """Keep a picture in few shades of grey, no higher than so many times its width."""
    with Image.open(file) as image:
        grey = image.convert("L")
        height = int(grey.width * most)
        if height < grey.height:
            height = min(range(height, height - A_LINE, -1), key=lambda at: _dark(grey, at))
        grey.crop((0, 0, grey.width, min(grey.height, height))).quantize(16).save(FOLDER / file.name, optimize=True)


def _dark(grey: Image.Image, at: int) -> int:
    """Return how many dots of a row are dark."""
    return sum(grey.crop((0, at, grey.width, at + 1)).histogram()[:128])


def _take(page: Page, address: str, picture: Picture) -> None:
    page.goto(address + picture.address, wait_until="networkidle")
    top = 0.0
    if picture.around:
        element = page.locator(picture.around).first
        element.scroll_into_view_if_needed()
        top = page.evaluate("node => node.getBoundingClientRect().top + scrollY", element.element_handle()) - 24
        page.evaluate("scrollTo(0, 0)")  # what sticks to the window stands where the picture has it
    top, bottom = page.evaluate(WHOLE_LINES, [top, top + picture.height])
    clip = {"x": 0, "y": top, "width": 900, "height": bottom - top}
    file = FOLDER / f"{picture.name}.png"
    page.screenshot(path=file, clip=clip, full_page=True)
    with Image.open(file) as image:
        image.convert("RGB").quantize(64).save(file, optimize=True)


if __name__ == "__main__":
    main()
