"""Pictures of every page that a pull request changes, before and after: `python -m tests.pictures` in its merge.

The site before is that of the commit's first parent, built by its own code; the one after is what the tests built. Both
are compared page by page, so that a change of words, data or code shows alike. What is left in build/truoc-sau is one
page to open in a browser, with the pictures beside it.
"""

from __future__ import annotations

import contextlib
import difflib
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup, escape
from playwright.sync_api import Browser, Page
from selectolax.lexbor import LexborHTMLParser

from tests.archives import ROOT
from tests.conftest import built
from tests.serving import browsing, served

AFTER = ROOT / "build/site"
TARGET = ROOT / "build/truoc-sau"
MOST_PAGES = 30
"""So many pages have pictures; the rest are only named."""

_MOST_HEIGHT, _LEAST_HEIGHT, _AROUND, _WIDTH = 1600, 300, 60, 1000
_PASSAGES = "article :is(h1, h2, h3, h4, p, li, dt, dd, td, th, caption, summary)"
_OLD_CSS = "outline: 3px solid #b00020; outline-offset: 2px"
_NEW_CSS = "outline: 3px solid #00703c; outline-offset: 2px"
_OPEN = "() => document.querySelectorAll('details').forEach(node => { node.open = true; })"
_TEXTS = "selector => [...document.querySelectorAll(selector)].map(node => node.textContent.replace(/\\s+/g, ' ').trim())"
_FRAME = """({selector, marked, style}) => {
  const nodes = [...document.querySelectorAll(selector)];
  const boxes = marked.map(at => { nodes[at].style.cssText += style; return nodes[at].getBoundingClientRect(); });
  const seen = boxes.filter(box => box.height).map(box => [box.top + scrollY, box.bottom + scrollY]);
  return {seen, height: document.documentElement.scrollHeight};
}"""


@dataclass(frozen=True)
class Pair:
    """A page that differs."""

    address: str
    """From the site's root: "2022/nhiem-vu/ii-2-1/"."""
    before: bool
    after: bool
    """Whether the page is there before and after."""

    @property
    def change(self) -> str:
        """In a word."""
        return "sửa" if self.before and self.after else "thêm" if self.after else "bỏ"

    @property
    def name(self) -> str:
        """What its pictures are called."""
        return self.address.strip("/").replace("/", "_") or "trang-chu"


def main() -> None:
    """Build the site before, compare, take pictures."""
    shutil.rmtree(TARGET, ignore_errors=True)
    TARGET.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as folder:
        try:
            before = _built_before(Path(folder))
        except (AssertionError, subprocess.CalledProcessError) as error:
            _write(f"<p>Không dựng được trang trước thay đổi, nên không có hình:</p><pre>{escape(error)}</pre>")
            sys.stdout.write("Không dựng được trang trước thay đổi; build/truoc-sau/index.html nói vì sao\n")
            return
        with browsing() as browser:
            pairs = taken(browser, before, AFTER)
        sys.stdout.write(f"{len(pairs)} trang khác trước; xem build/truoc-sau/index.html\n")


def _built_before(folder: Path) -> Path:
    tree = folder / "truoc"
    _worktree("add", "--detach", "--quiet", str(tree), "HEAD^1")
    try:
        return built(tree, folder / "site")
    finally:
        _worktree("remove", "--force", str(tree))


def _worktree(*arguments: str) -> None:
    command = ["git", "-C", str(ROOT), "worktree", *arguments]
    subprocess.run(command, check=True, capture_output=True)


def taken(browser: Browser, before: Path, after: Path, target: Path = TARGET) -> list[Pair]:
    """Take the pictures of the pages that two finished sites differ in and write the page that shows them.

    Returns:
        What differs, tasks first, also that for which there is no picture.

    """
    pairs = sorted(different(before, after), key=_rank)
    served_folder = contextlib.contextmanager(served)
    with served_folder(before) as first, served_folder(after) as second:
        page = browser.new_page(viewport={"width": _WIDTH, "height": 800}, reduced_motion="reduce", service_workers="block")
        for pair in pairs[:MOST_PAGES]:
            _take(page, pair, [first, second], target)
        page.close()
    _write(_listed(pairs), target)
    return pairs


def _rank(pair: Pair) -> tuple[int, str]:
    """Return what a page is sorted by: tasks first, agencies last, for one edit may touch all members of a group."""
    return (0 if "/nhiem-vu/" in pair.address else 2 if "/co-quan/" in pair.address else 1), pair.address


def different(before: Path, after: Path) -> Iterator[Pair]:
    """Yield the pages that are new, gone, or say or link something else."""
    olds, news = ({str(file.parent.relative_to(root)): file for file in root.rglob("index.html")} for root in (before, after))
    for folder in sorted({*olds, *news}):
        address = "" if folder == "." else f"{folder}/"
        if folder not in olds or folder not in news:
            yield Pair(address, folder in olds, folder in news)
        elif olds[folder].read_bytes() != news[folder].read_bytes() and _content(olds[folder]) != _content(news[folder]):
            yield Pair(address, before=True, after=True)


def _content(file: Path) -> str:
    """Return what is between head and foot, without the line that says when the data changed last."""
    tree = LexborHTMLParser(file.read_text(encoding="utf-8"))
    article = tree.css_first("article")
    if article is None:
        return tree.html or ""
    for node in article.css(".kh-address"):
        node.decompose()
    return article.html or ""


def _take(page: Page, pair: Pair, addresses: list[str], target: Path) -> None:
    texts = [_texts(page, address + pair.address) if there else [] for address, there in _sides(pair, addresses)]
    codes = difflib.SequenceMatcher(None, *texts, autojunk=False).get_opcodes()
    changed = [code for code in codes if code[0] != "equal"]
    marks = [
        [at for code in changed for at in range(code[1], code[2])],
        [at for code in changed for at in range(code[3], code[4])],
    ]
    for (address, there), marked, style, side in zip(
        _sides(pair, addresses), marks, (_OLD_CSS, _NEW_CSS), ("truoc", "sau"), strict=True
    ):
        if there:
            page.goto(address + pair.address, wait_until="networkidle")
            page.evaluate(_OPEN)
            marked_there = marked if pair.before and pair.after else []
            found = page.evaluate(_FRAME, {"selector": _PASSAGES, "marked": marked_there, "style": style})
            page.screenshot(path=target / f"{pair.name}.{side}.png", clip=_clip(found), full_page=True)


def _sides(pair: Pair, addresses: list[str]) -> Iterator[tuple[str, bool]]:
    return zip(addresses, (pair.before, pair.after), strict=True)


def _texts(page: Page, address: str) -> list[str]:
    page.goto(address, wait_until="networkidle")
    found: list[str] = page.evaluate(_TEXTS, _PASSAGES)
    return found


def _clip(found: dict[str, list[list[float]] | float]) -> dict[str, float]:
    """Return the piece of the page round what changed; its top where nothing that is seen did."""
    seen, height = found["seen"], found["height"]
    assert isinstance(seen, list)
    assert isinstance(height, int | float)
    top = max(min((box[0] for box in seen), default=0) - _AROUND, 0)
    bottom = min(max((box[1] for box in seen), default=_MOST_HEIGHT) + _AROUND, height)
    return {"x": 0, "y": top, "width": _WIDTH, "height": min(max(bottom - top, _LEAST_HEIGHT), _MOST_HEIGHT)}


def _listed(pairs: list[Pair]) -> str:
    if not pairs:
        return "<p>Không trang nào khác trước.</p>"
    shown, rest = pairs[:MOST_PAGES], pairs[MOST_PAGES:]
    parts = [f"<p>{len(pairs)} trang khác trước. Khung đỏ: chữ cũ. Khung xanh: chữ mới.</p>", *map(_pictures, shown)]
    if rest:
        items = "".join(f"<li>/{escape(pair.address)} ({pair.change})</li>" for pair in rest)
        parts.append(f"<h2>{len(rest)} trang nữa, không chụp</h2><ul>{items}</ul>")
    return "\n".join(parts)


def _pictures(pair: Pair) -> str:
    return Markup('<section><h2>/{} · {}</h2><div class="pair">{}{}</div></section>').format(
        pair.address, pair.change, *(_picture(pair, side) for side in ("truoc", "sau"))
    )


def _picture(pair: Pair, side: str) -> Markup:
    there, words = (pair.before, "Trước") if side == "truoc" else (pair.after, "Sau")
    if not there:
        return Markup("<p>{}: không có trang này</p>").format(words)
    file = f"{pair.name}.{side}.png"
    return Markup(
        '<figure><figcaption>{0}</figcaption><a href="{1}"><img src="{1}" alt="{0}: /{2}" loading="lazy"></a></figure>'
    ).format(words, file, pair.address)


_PAGE = """<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src 'self' file:; style-src 'unsafe-inline'">
<title>Trước và sau thay đổi</title>
<style>
body { font: 16px/1.5 system-ui, sans-serif; margin: 1rem; color: #111; background: #fff }
h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; overflow-wrap: anywhere }
.pair { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fit, minmax(min(28rem, 100%), 1fr)); align-items: start }
figure { margin: 0 }
figcaption { font-weight: 600 }
img { max-width: 100%; border: 1px solid #767676 }
</style>
</head>
<body>
<h1>Từng trang, trước và sau thay đổi</h1>
"""


def _write(body: str, target: Path = TARGET) -> None:
    (target / "index.html").write_text(f"{_PAGE}{body}\n</body>\n</html>\n", encoding="utf-8")


if __name__ == "__main__":
    main()
