"""One stylesheet for the whole site: the theme's rules that some page can use, then our own.

A page of the theme's 150 kB of CSS needs half, and each file delays the first paint of a phone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import jinja2
import rcssmin  # type: ignore[import-untyped]
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

STYLE_SHEET = "assets/css/site.css"

_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_EMPTY = re.compile(r"@(?:media|supports)[^{}]*\{\}")
_CLASS = re.compile(r"\.(-?[a-zA-Z_][\w-]*)")
_ARGUMENT = re.compile(r":(?:is|not|where|has)\([^()]*\)")
_SCHEME = re.compile(r"""\[data-md-color-\w+="?([\w-]+)""")
_ATTRIBUTES = (re.compile(b'class="([^"]*)"'), re.compile(rb'data-md-color-\w+="([^"]*)"'))
"""Two patterns that begin with a word, for one that may begin with either takes five times as long."""
_THEME = [re.compile(rf"assets/stylesheets/{name}\.\w+\.min\.css") for name in ("main", "palette")]
_MAP = re.compile(r"/\*# sourceMappingURL=.*?\*/")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Take the stylesheets out of the files to copy, the theme's and ours."""
    ours = [file for file in map(files.get_file_from_path, map(str, config.extra_css)) if file]
    theme = [next(file for file in files.css_files() if pattern.fullmatch(file.src_uri)) for pattern in _THEME]
    config.extra["our_css"] = "\n".join(file.content_string for file in ours)
    config.extra["theme_css"] = "".join(_MAP.sub("", file.content_string) for file in theme)
    for file in (*ours, *theme):
        files.remove(file)
    return files


def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> jinja2.Environment:  # noqa: ARG001 the event's own signature
    """Let pages link the one stylesheet instead of the theme's and ours."""
    config.extra_css = []
    env.globals["site_css"] = STYLE_SHEET
    return env


def on_post_build(config: MkDocsConfig) -> None:
    """Write the stylesheet, now that every page is there to tell what it uses."""
    site = Path(config.site_dir)
    target = site / STYLE_SHEET
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(
        used(config.extra["theme_css"], _classes(site)) + str(rcssmin.cssmin(config.extra["our_css"])), encoding="utf-8"
    )


def _classes(site: Path) -> set[str]:
    """Return every class and colour scheme that a page has, and every word of the scripts, which may set a class."""
    found = {name for names in _attributes(site) for name in names.split()}
    scripts = (site / "assets").rglob("*.js")
    return found.union(*(re.findall(r"[\w-]+", script.read_text(encoding="utf-8")) for script in scripts))


def _attributes(site: Path) -> set[str]:
    found: set[bytes] = set()
    for page in site.rglob("*.html"):
        content = page.read_bytes()
        found.update(*(attribute.findall(content) for attribute in _ATTRIBUTES))
    return {names.decode() for names in found}


def used(css: str, classes: set[str]) -> str:
    """Return minified CSS without the selectors that need a class nobody has, and those for right-to-left scripts."""
    kept = _RULE.sub(lambda rule: _kept(rule[1], rule[2], classes), css)
    return _EMPTY.sub("", kept)


def _kept(selectors: str, declarations: str, classes: set[str]) -> str:
    found = ",".join(one for one in _apart(selectors) if _applies(one, classes))
    return f"{found}{{{declarations}}}" if found else ""


def _applies(selector: str, classes: set[str]) -> bool:
    needed = {*_CLASS.findall(_ARGUMENT.sub("", selector)), *_SCHEME.findall(selector)}
    return "[dir=rtl]" not in selector and needed <= classes


def _apart(selectors: str) -> Iterator[str]:
    """Yield the selectors of a list; commas within brackets do not part them."""
    start = depth = 0
    for at, char in enumerate(selectors):
        depth += (char in "([") - (char in ")]")
        if char == "," and not depth:
            yield selectors[start:at]
            start = at + 1
    yield selectors[start:]
