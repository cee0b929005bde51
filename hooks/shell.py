"""The frame of pages that have the same one, rendered once and filled for each.

The tasks of a plan, its agencies, their sheets and so on differ within a kind only in what `_words` lists. The theme renders
the first of them with a mark for each of these; every other page is that text with its own words at the marks. What the theme
then finds equal on all of them (menu, masthead, foot, policy) is not rendered again. Pages that stand in the menu differ in
it, so each of them is rendered whole; only its content is put in afterwards. This saves a quarter of a second a plan.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from typing import Any

import jinja2
from markupsafe import Markup, escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils import normalize_url

from hooks.ready import CONTENT, ReadyPage

_MARK = re.compile("#?\x02(.*?)\x03")
"""A field; MkDocs leaves what begins with "#" alone where it would make an address relative."""
_CONTENT = CONTENT.strip("\x02\x03")

Shell = list[str]
"""Text and names of fields in turn, text first and last."""


def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> jinja2.Environment:  # noqa: ARG001 the event's own signature
    """Let the theme's templates know shells, if shortcuts are taken."""
    if config.extra["shortcuts"]:
        env.template_class = Framing
        env.auto_reload = False  # each build has its own
        env.bytecode_cache = jinja2.FileSystemBytecodeCache()  # as plan/html/templates.py
        env.globals["shells"] = {}
    return env


class Framing(jinja2.Template):
    """A template of the theme, which frames pages."""

    def render(self, context: Mapping[str, Any]) -> str:
        """Render the template for a page, if it has one."""
        page = context.get("page")
        if not isinstance(page, ReadyPage):
            return super().render(context)
        with page.made() as html:
            if page in context["nav"].pages:
                return _filled(_parted(super().render(context)), {_CONTENT: html})
            words = _words(page, self.globals["page_data"])
            return _filled(self._shell(page, _said(words), context), words)

    def _shell(self, page: ReadyPage, said: Sequence[str], context: Mapping[str, Any]) -> Shell:
        """Return the frame of a page that says some fields, rendered for the first page with the same."""
        shells: dict[Hashable, Shell] = self.globals["shells"]
        # MkDocs' pages and sections have no other identity than `id`.
        key = (self.name, page.about.kind, page.about.year, id(page.parent), *self.globals["scripts_of"](page), *said)
        if key not in shells:
            shells[key] = _parted(super().render({**context, **_marked(page, said)}))
        return shells[key]


def _words(page: ReadyPage, page_data: Callable[..., str]) -> dict[str, str]:
    """Return what the templates would print of the page, by field."""
    text = Markup(page.toc.items[0].title).striptags()  # noqa: S704 (only to take the tags away)
    words = {
        _CONTENT: page.html,
        "title": page.title or "",
        "heading": escape(text),
        "description": page.meta["description"],
        "address": escape((page.canonical_url or "").removesuffix(_form(page))),
        "data": page_data(page.url, text, page.meta["path"]),
        "feed": escape(normalize_url(page.meta["feed"], page)) if "feed" in page.meta else "",
    }
    if "picture" in page.meta:
        words |= dict(zip(("picture", "picture alt"), map(escape, page.meta["picture"]), strict=True))
    for at, (title, address) in enumerate(page.meta["path"]):
        words |= {f"crumb {at}": escape(title), f"link {at}": escape(normalize_url(address, page))}
    return words


def _said(words: Mapping[str, str]) -> list[str]:
    """Return the fields that are not empty."""
    return [field for field, word in words.items() if word]


def _marked(page: ReadyPage, fields: Collection[str]) -> dict[str, Any]:
    """Return the page and what else the templates ask for, with marks in its fields."""
    mark = {field: f"\x02{field}\x03" for field in fields}
    blank = copy.copy(page)
    blank.title = mark["title"]
    blank.toc = TableOfContents([AnchorLink(mark["heading"], page.toc.items[0].id, 1)])
    blank.canonical_url = mark["address"] + _form(page) if "address" in mark else page.canonical_url
    path = [(mark[f"crumb {at}"], f"#{mark[f'link {at}']}") for at, _ in enumerate(page.meta["path"])]
    feed = {"feed": f"#{mark['feed']}"} if "feed" in mark else {}
    picture = {"picture": (mark["picture"], mark["picture alt"])} if "picture" in mark else {}
    blank.meta = page.meta | {"description": mark["description"], "path": path} | feed | picture
    return {"page": blank, "page_data": lambda *_: mark.get("data", "")}


def _form(page: ReadyPage) -> str:
    """Return the end of the address of a page that repeats another: an embedded list calls that one the original."""
    return page.url.removeprefix(page.about.form_of) if page.about.form_of else ""


def _parted(html: str) -> Shell:
    return _MARK.split(html)


def _filled(shell: Shell, words: Mapping[str, str]) -> str:
    return "".join(words[part] if at % 2 else part for at, part in enumerate(shell))
