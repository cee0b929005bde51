"""The scripts of a page, announced in its head before anything there makes the browser wait.

So a browser asks for all at once. Otherwise it finds modules one behind another, and where the policy stands in a <meta> it
does not look ahead for others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from hooks.ready import html_of

SCRIPTS = "assets/js/"

_IMPORT = re.compile(r'^import\b[^"(]*"\./([\w-]+\.js)";', re.MULTILINE)
_THEME = re.compile(r"assets/javascripts/bundle\.\w+\.min\.js")
_SCRIPT = re.compile(rf'<script( type="module")? src="[./]*({SCRIPTS}[\w-]+\.js)"')


@dataclass(frozen=True)
class Script:
    """A script that a page runs."""

    address: str
    """From the site's root."""
    is_module: bool


def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> jinja2.Environment:
    """Let overrides/main.html name the scripts of a page, those that it gives and the theme's among them.

    Browsers ask hosts that speak HTTP/1.1 for six files at once: the theme's, the only long one, comes behind so many that it
    does not delay the stylesheet.
    """
    known = {file.src_uri: file for file in files.javascript_files()}
    theme = next(address for address in known if _THEME.fullmatch(address))
    imports = {address: imported(file.content_string) for address, file in known.items() if address.startswith(SCRIPTS)}
    everywhere = reached(map(str, config.extra_javascript), imports)

    def scripts_of(page: Page | None, *early: str) -> list[Script]:
        found = _SCRIPT.findall(html_of(page)) if page else []
        first = [*early, *(address for is_module, address in found if not is_module)]
        modules = reached([address for is_module, address in found if is_module], imports)
        ordered = dict.fromkeys([*first, *everywhere, theme, *modules])
        return [Script(address, is_module=address not in {*first, theme}) for address in ordered]

    env.globals["scripts_of"] = scripts_of
    return env


def imported(module: str) -> list[str]:
    """Return the addresses of what a module imports from the start; `import()` runs later, if at all."""
    return [f"{SCRIPTS}{name}" for name in _IMPORT.findall(module)]


def reached(scripts: Iterable[str], imports: Mapping[str, Iterable[str]]) -> list[str]:
    """Return scripts with all that they import, directly or not, each once and the nearest first."""
    found = list(dict.fromkeys(scripts))
    for script in found:
        found.extend(name for name in imports[script] if name not in found)
    return found
