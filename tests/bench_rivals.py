"""The same articles as ready Markdown, for builders that know nothing of plans: MkDocs with Material alone, and Hugo.

Hugo gets a shell of our own: head, menu, article, foot. It leaves out the search index, the theme's scripts and styles, the
table of contents, breadcrumbs and the check of links.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from markupsafe import Markup
from mkdocs.config import load_config

from plan.facts.menu import joined, menu
from plan.facts.pages import pages
from plan.html.render import Renderer
from plan.reading.load import load
from tests.archives import ROOT
from tests.unit.rendering import Rendered

_MKDOCS = """\
site_name: Cải cách hành chính
use_directory_urls: true
plugins: [search]
markdown_extensions: [attr_list, tables]
theme:
  name: material
  language: vi
  font: false
  features: [navigation.prune, navigation.tabs, navigation.top, search.highlight]
not_in_nav: |
  *
"""
_HUGO = """\
baseURL = "https://vi-du.example/"
languageCode = "vi"
title = "Cải cách hành chính"
disableKinds = ["taxonomy", "term", "RSS"]
[markup.goldmark.renderer]
unsafe = true
[markup.goldmark.parser.attribute]
block = true
"""
_LAYOUT = """\
<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ .Title }} - {{ site.Title }}</title>
<meta name="description" content="{{ plainify .Summary | truncate 160 }}">
<link rel="canonical" href="{{ .Permalink }}">
<link rel="icon" href="{{ "assets/favicon.svg" | relURL }}">
<link rel="stylesheet" href="{{ "assets/css/layout.css" | relURL }}">
</head>
<body>
<header><a href="{{ "/" | relURL }}"><img src="{{ "assets/logo.svg" | relURL }}" alt="{{ site.Title }}"></a></header>
<nav>{{ template "menu" site.Data.menu }}</nav>
<main><article>{{ .Content }}</article></main>
<footer><p>{{ site.Title }}</p><a href="#">Lên đầu trang</a></footer>
</body>
</html>
{{ define "menu" }}<ul>{{ range . }}<li>{{ if reflect.IsMap . }}{{ range $title, $below := . }}{{ if
reflect.IsSlice $below }}<span>{{ $title }}</span>{{ template "menu" $below }}{{ else }}{{ with site.GetPage $below }}<a
href="{{ .RelPermalink }}">{{ $title }}</a>{{ end }}{{ end }}{{ end }}{{ else }}{{ with site.GetPage . }}<a
href="{{ .RelPermalink }}">{{ .LinkTitle }}</a>{{ end }}{{ end }}</li>{{ end }}</ul>{{ end }}
"""


def plain(project: Path, target: Path) -> Path:
    """Write the pages that the build of a project makes as a project of MkDocs and Material alone; return its folder."""
    target.mkdir()
    (target / "mkdocs.yml").write_text(f"{_MKDOCS}nav: {json.dumps(_menu(project))}\n", encoding="utf-8")
    shutil.copytree(project / "docs", target / "docs")
    for path, article in _articles(project):
        _write(target / "docs" / path, f"---\nhide: [navigation, toc]\n---\n{article}")
    return target


def of_hugo(project: Path, target: Path) -> Path:
    """Write the same pages as a project of Hugo; return its folder."""
    _write(target / "hugo.toml", _HUGO)
    _write(target / "layouts/all.html", _LAYOUT)
    _write(target / "data/menu.json", json.dumps(_addresses(_menu(project))))
    shutil.copytree(project / "docs/assets", target / "static/assets")
    articles = {_address(path.relative_to(project / "docs")): path.read_text(encoding="utf-8") for path in _by_hand(project)}
    articles |= {_address(Path(path)): _titled(article) for path, article in _articles(project)}
    above = {folder for address in articles for folder in address.parents}
    for address, article in articles.items():
        # Hugo takes what stands below an index.md for a part of that page.
        _write(target / "content" / address / ("_index.md" if address in above else "index.md"), article)
    return target


def hugo() -> str | None:
    """Return the path of the program Hugo; None where it is not installed."""
    return shutil.which("hugo", path=str(Path(sys.executable).parent)) or shutil.which("hugo")


def _articles(project: Path) -> Iterator[tuple[str, str]]:
    archive = load(project)
    renderer = Renderer(archive)
    return ((page.file, renderer.page(Rendered(page.address))) for page in pages(archive))


def _by_hand(project: Path) -> Iterator[Path]:
    return (project / "docs").rglob("*.md")


def _address(path: Path) -> Path:
    return path.parent if path.name == "index.md" else path.with_suffix("")


def _menu(project: Path) -> list[object]:
    """Return the menu that the theme prints on every page."""
    by_hand = load_config(str(ROOT / "mkdocs.yml")).nav or []
    return joined(menu(load(project)), by_hand)


def _addresses(menu: object) -> object:
    """Return a menu with the addresses of its pages instead of their files."""
    if isinstance(menu, list):
        return [_addresses(item) for item in menu]
    if isinstance(menu, dict):
        return {title: _addresses(below) for title, below in menu.items()}
    return f"/{_address(Path(str(menu))).as_posix()}".removesuffix(".")


def _titled(article: str) -> str:
    """Return an article with its heading as title, and the heading's id in Hugo's way."""
    heading, _, rest = article.lstrip().partition("\n")
    title = Markup(heading.removeprefix("# ").partition(" {")[0]).striptags()  # noqa: S704 (only to take the tags away)
    return f"---\ntitle: {json.dumps(title)}\n---\n{heading.replace('{: ', '{')}\n{rest}"


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
