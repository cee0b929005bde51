"""The pages that the data implies, as files of MkDocs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation

from plan.facts.menu import menu
from plan.facts.pages import pages
from plan.ground.model import Archive
from plan.html.old_pages import old_pages


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages, those of the menu to it, and the files that answer at old addresses.

    Each page, those written by hand too, knows the file of the repository that an editor opens.

    Raises:
        PluginError: a redirect would hide a file of the site.

    """
    for file in files.documentation_pages():
        file.edit_uri = f"docs/{file.src_uri}"
    archive: Archive = config.extra["archive"]
    for page in pages(archive):
        # Outside the menu unless `menu` names it: the theme prints the whole menu on every page.
        file = File.generated(config, page.file, content=page.source, inclusion=InclusionLevel.NOT_IN_NAV)
        file.edit_uri = page.edit
        files.append(file)
    config.nav = joined(menu(archive), config.nav or [])
    _refuse_hiding(archive, files)
    for old in old_pages(archive, config.site_url or ""):
        files.append(File.generated(config, old.path, content=old.content))
    return files


def joined(made: Mapping[str, Sequence[str]], by_hand: Sequence[Mapping[str, list[Any]]]) -> list[dict[str, Any]]:
    """Return the menu of the pages made from the data and of those in mkdocs.yml, which has lists under headings.

    >>> joined({"Trang chủ": ["index.md"], "Khác": ["b.md"]}, [{"Khác": ["a.md", {"Hướng dẫn": ["c.md"]}]}])
    [{'Trang chủ': 'index.md'}, {'Khác': ['a.md', 'b.md', {'Hướng dẫn': ['c.md']}]}]
    """
    ours = {heading: entries for item in by_hand for heading, entries in item.items()}
    return [{heading: _under(made.get(heading, ()), ours.get(heading, ()))} for heading in {**made, **ours}]


def _under(made: Sequence[str], by_hand: Sequence[Any]) -> str | list[Any]:
    """Return what stands under a heading, pages before further headings; a single page takes the heading for its title."""
    pages = [entry for entry in by_hand if isinstance(entry, str)]
    headings = [entry for entry in by_hand if not isinstance(entry, str)]
    entries = [*pages, *made, *headings]
    return entries[0] if len(made) == len(entries) == 1 else entries


def _refuse_hiding(archive: Archive, files: Files) -> None:
    known = {file.dest_uri for file in files}
    for redirect in archive.redirects:
        path = f"{redirect.from_}index.html" if redirect.from_.endswith("/") else redirect.from_
        if path in known:
            message = f'data/redirects.yml: "{redirect.from_}" là một tệp đang có của trang; hãy bỏ chuyển hướng này'
            raise PluginError(message)


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:  # noqa: ARG001 the event's own signature
    """Place each record under the page of the menu that lists it, so that the menu shows where the reader is."""
    menu = {page.url: page for page in nav.pages}
    for file in files.documentation_pages():
        if file.page and file.page.url not in menu:
            above = file.page.url.rstrip("/").rpartition("/")[0]
            file.page.parent = menu.get(f"{above}/")  # type: ignore[assignment]  # a page is activated as a section is
    return nav
