"""The pages that the data implies, as files of MkDocs."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation

from hooks.ready import ReadyPage
from plan.facts.menu import joined, menu
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
    config.nav = joined(menu(archive), config.nav or [])
    titles = {entry: heading for item in config.nav for heading, entry in item.items() if isinstance(entry, str)}
    for page in pages(archive):
        # Outside the menu unless `menu` names it: the theme prints the whole menu on every page.
        file = File.generated(config, page.file, content=page.source, inclusion=InclusionLevel.NOT_IN_NAV)
        file.edit_uri = page.edit
        if config.extra["shortcuts"]:
            ReadyPage(titles.get(page.file), page, file, config)  # takes its place at the file itself
        files.append(file)
    _refuse_hiding(archive, files)
    for old in old_pages(archive, config.site_url or ""):
        files.append(File.generated(config, old.path, content=old.content))
    return files


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
