"""What hooks and macros find under `extra`: settings, the data if they can be published, what is known of the build.

Each build begins here, also each of `mkdocs serve`: nothing else reads data, asks git or takes a digest.
"""

from __future__ import annotations

import logging
import os
from pathlib import Path
from urllib.parse import quote

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority

from plan.export.every import build
from plan.facts.province import site_description, site_name
from plan.facts.tables import day
from plan.ground.files import Build
from plan.ground.model import UNKNOWN, Archive
from plan.ground.problems import DataError
from plan.ground.settings import SettingError, Settings
from plan.html.feedback import Feedback
from plan.html.render import Renderer
from plan.rules.check import checked

log = logging.getLogger("mkdocs.hooks.settings")


@event_priority(100)  # before the macros plugin, which reads the same data and would fail with a traceback
def on_config(config: MkDocsConfig) -> None:
    """Name the site after its province, complete the settings under `extra`, and add `archive` and `build`.

    Raises:
        PluginError: the data or a setting is wrong; says everything that is wrong with the data.

    """
    _heed_warnings()
    root = Path(config.config_file_path).parent
    settings = _settings(config)
    archive = _archive(root)
    # Escaped here: the theme prints both as they are.
    config.site_name, config.site_description = escape(site_name(archive.newest)), escape(site_description(archive.newest))
    known = build(root, settings, archive)
    _fix_date(known)
    changed = known.data_date
    feedback = Feedback(known.repository, settings.contact_email)
    config.extra.update(archive=archive, build=known, renderer=Renderer(archive, known, feedback))
    config.extra["data_date"] = f"ngày {day(changed)}" if changed else UNKNOWN
    config.extra["data_year"] = changed.year if changed else None
    config.extra.update({name: value for name, value in vars(settings).items() if name in config.extra})
    if settings.repository:
        config.edit_uri_template = f"{settings.repository}/edit/{quote(settings.branch)}/{{path}}"


def _settings(config: MkDocsConfig) -> Settings:
    try:
        return Settings.of_site(config.site_url, config.extra)
    except SettingError as error:
        raise PluginError(str(error)) from None


def _heed_warnings() -> None:
    """Let --quiet leave out what is said in passing only: it hides warnings, too, and strict mode counts what it sees."""
    logger = logging.getLogger("mkdocs")
    logger.setLevel(min(logger.level, logging.WARNING))
    logging.getLogger("mkdocs.plugins.mkdocs_macros").setLevel(logging.WARNING)


def _archive(root: Path) -> Archive:
    try:
        return checked(root)
    except DataError as error:
        message = f"Dữ liệu có {len(error.problems)} lỗi:\n{error}"
        raise PluginError(message) from None


def _fix_date(known: Build) -> None:
    """Let every date in the build be that of the last commit (https://reproducible-builds.org/specs/source-date-epoch)."""
    if os.environ.get("SOURCE_DATE_EPOCH"):
        return
    if known.time == Build.time:
        log.info("Không đọc được commit nào: ngày dựng trang được ghi là 1/1/1970.")
    os.environ["SOURCE_DATE_EPOCH"] = str(int(known.time.timestamp()))
